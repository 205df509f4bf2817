"""What an editor needs to know of a rule: how frequent it is in native English, how often right.

The figures stand in ``measured/editing.tsv`` of a language, written by
``python -m calque.measuring.editing`` from the counts and judgements beside it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from calque import data
from calque._core import DataError

COLUMNS = ("rule", "wording", "per_million", "shape", "judged", "accepted", "precision")


@dataclass(frozen=True, slots=True)
class Editing:
    """Figures of one rule.

    Attributes:
        wording: `calque.measured.wording_of` the rule that was counted.
        per_million: hits per million words in English by native writers.
        shape: how evenly they spread: the shape of the gamma distribution of that rate over
            documents. Small is bunched.
        judged: findings that two judges read, blind to origin.
        accepted: how many they accepted; one that only one of them did counts half.
        precision: the share estimated for all findings of the rule, drawn towards that of its use
            where few were judged, and equal to it where none was. None for use ``display``.
    """

    wording: str
    per_million: float
    shape: float
    judged: int
    accepted: float
    precision: float | None


def read_editing(text: str, name: str) -> dict[str, Editing]:
    """Read the file; ``name`` stands for it in messages.

    Raises:
        ValueError: a line is faulty; the message names file and line.
    """
    rows: dict[str, Editing] = {}
    for number, line in enumerate(text.split("\n"), 1):
        if not line or line.startswith("#") or line == "\t".join(COLUMNS):
            continue
        try:
            rule, wording, per_million, shape, judged, accepted, precision = line.split("\t")
            row = Editing(
                wording,
                float(per_million),
                float(shape),
                int(judged),
                float(accepted),
                None if precision == "-" else float(precision),
            )
        except ValueError as error:
            raise ValueError(f"{name}:{number}: not a row of {' '.join(COLUMNS)}") from error
        if not (row.per_million > 0 and row.shape > 0 and 0 <= row.accepted <= row.judged):
            raise ValueError(f"{name}:{number}: a figure of {rule} is out of range")
        rows[rule] = row
    return rows


@cache
def editing_of(language: str) -> Mapping[str, Editing]:
    """Return the figures of a language's rules by id; none where nothing was measured.

    Raises DataError where the file is faulty.
    """
    path = data.table_path(language, "editing.tsv")
    try:
        return read_editing(path.read_text(encoding="utf-8"), path.name)
    except FileNotFoundError:
        return {}
    except ValueError as error:
        raise DataError(str(error)) from error


def judged_in_words(editing: Editing) -> str:
    """Return what two judges said of a rule's findings, for people.

    >>> judged_in_words(Editing("", 1.0, 1.0, 3, 1.5, 0.542))
    '3 findings, 1.5 of them accepted by two judges; estimated precision 54 %'
    """
    estimate = ""
    if editing.precision is not None:
        estimate = f"estimated precision {editing.precision:.0%}".replace("%", " %")
    if editing.judged == 0:
        return f"none; {estimate} from other rules of its use" if estimate else "none"
    findings = "1 finding" if editing.judged == 1 else f"{editing.judged} findings"
    return f"{findings}, {editing.accepted:g} of them accepted by two judges; {estimate}"
