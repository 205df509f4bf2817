"""What was measured for a rule, and the file that holds it: ``measured/rates.tsv`` of a language.

The file is written by ``calque measure`` and ships in the pack. It has comments that begin with
``#``, a line with the names of `COLUMNS`, and a line for each rule, all separated by tabs; ``-``
stands for what couldn't be measured.
"""

from __future__ import annotations

import hashlib
import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from calque import _core

if TYPE_CHECKING:
    from calque.rule import Rule

#: Statuses in words; README's "Measured rates" says what each means and doesn't.
STATUSES: Mapping[str, str] = {
    "marks-russian": "marks Russian",
    "marks-translation": "marks translation, from Russian in particular or not",
    "undecided": "undecided",
    "marks-original": "marks original English",
    "too-rare": "too rare to say",
}

COLUMNS = (
    "rule",
    "wording",
    "status",
    "native",
    "native_low",
    "native_high",
    "native_q",
    "predicted_low",
    "predicted_high",
    "heterogeneity",
    "other",
    "other_low",
    "other_high",
    "other_q",
    "documents",
    "families_agreeing",
    "families",
    "basis",
)
BASES = ("own", "family")


@dataclass(frozen=True)
class Interval:
    """A rate ratio and its 95 % interval."""

    ratio: float
    low: float
    high: float

    @property
    def side(self) -> str:
        """``more``, ``less``, or ``undecided`` where the interval holds 1."""
        return "more" if self.low > 1 else "less" if self.high < 1 else "undecided"


@dataclass(frozen=True)
class Rate:
    """How frequent a rule's phrase is in English translated from Russian, measured.

    Attributes:
        wording: `wording_of` the rule that was measured.
        status: one of `STATUSES`.
        native: rate ratio to originals by native authors; None where neither has a hit.
        native_q: the false-discovery rate at which it would differ from 1.
        predicted: 95 % prediction interval of that ratio for a source not yet seen.
        heterogeneity: standard deviation of the log ratio between families of texts.
        other: rate ratio to translations from languages other than Russian and Ukrainian.
        other_q: its false-discovery rate.
        documents: translated Russian documents with a hit.
        families_agreeing: families of texts whose ratio lies on the pooled one's side of 1.
        families: families of texts with a hit in translations or in originals.
        shrunk: whether ``native`` was drawn towards the rule's construction family, because its own
            hits are too few to show anything.
    """

    wording: str
    status: str
    native: Interval | None
    native_q: float
    predicted: tuple[float, float] | None
    heterogeneity: float | None
    other: Interval | None
    other_q: float
    documents: int
    families_agreeing: int
    families: int
    shrunk: bool


def wording_of(rule: Rule) -> str:
    """Return a fingerprint of what a rule matches; rates hold for one wording only.

    It covers patterns, antipatterns and regular expression, not the named lists that they use.
    """
    parts = [*rule.patterns, "\0", *rule.antipatterns, "\0", rule.regex or ""]
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()[:12]


def _number(cell: str, *, least: float = 0.0) -> float:
    value = float(cell)
    if not math.isfinite(value) or value < least:
        raise ValueError(f"{cell} is out of range")
    return value


def _interval(*cells: str) -> Interval | None:
    if set(cells) == {"-"}:
        return None
    ratio, low, high = (_number(cell) for cell in cells)
    if not low <= ratio <= high:
        raise ValueError(f"the ratio {ratio:g} lies outside its interval {low:g} to {high:g}")
    return Interval(ratio, low, high)


def _count(cell: str) -> int:
    value = int(cell)
    if value < 0:
        raise ValueError(f"{cell} is below 0")
    return value


def _one_of(cell: str, allowed: tuple[str, ...]) -> str:
    if cell not in allowed:
        raise ValueError(f'"{cell}" is none of {", ".join(allowed)}')
    return cell


def _rate(cells: Mapping[str, str]) -> Rate:
    bounds = (cells["predicted_low"], cells["predicted_high"])
    rate = Rate(
        wording=cells["wording"],
        status=_one_of(cells["status"], tuple(STATUSES)),
        native=_interval(cells["native"], cells["native_low"], cells["native_high"]),
        native_q=_number(cells["native_q"]),
        predicted=None if "-" in bounds else (_number(bounds[0]), _number(bounds[1])),
        heterogeneity=None if cells["heterogeneity"] == "-" else _number(cells["heterogeneity"]),
        other=_interval(cells["other"], cells["other_low"], cells["other_high"]),
        other_q=_number(cells["other_q"]),
        documents=_count(cells["documents"]),
        families_agreeing=_count(cells["families_agreeing"]),
        families=_count(cells["families"]),
        shrunk=_one_of(cells["basis"], BASES) == "family",
    )
    if rate.families_agreeing > rate.families:
        raise ValueError(f"{rate.families_agreeing} of {rate.families} families agree")
    if rate.native is None and rate.status.startswith("marks-"):
        raise ValueError(f"{rate.status} without a ratio")
    return rate


def read_rates(text: str, name: str) -> dict[str, Rate]:
    """Read a file of rates; ``name`` stands for it in messages.

    Raises:
        ValueError: a line is faulty; the message names file, line and what is wrong.
    """
    rates: dict[str, Rate] = {}
    header = False
    for number, line in enumerate(text.split("\n"), 1):
        if not line or line.startswith("#"):
            continue
        cells = line.split("\t")
        try:
            if not header:
                if tuple(cells) != COLUMNS:
                    raise ValueError(f"the columns must be {' '.join(COLUMNS)}")
                header = True
                continue
            if len(cells) != len(COLUMNS):
                raise ValueError(f"{len(cells)} cells instead of {len(COLUMNS)}")
            if cells[0] in rates:
                raise ValueError(f"{cells[0]} stands here twice")
            rates[cells[0]] = _rate(dict(zip(COLUMNS, cells, strict=True)))
        except ValueError as error:
            raise ValueError(f"{name}:{number}: {error}") from error
    if not header:
        raise ValueError(f"{name}: no line with the names of the columns")
    return rates


def rates_of(resources: _core.Resources, language: str) -> dict[str, Rate]:
    """Return the measured rates in a language's data, by rule; none where nothing was measured.

    Raises DataError where the file is faulty.
    """
    name = f"{language}/measured/rates.tsv"
    content = resources.file(name)
    if content is None:
        return {}
    try:
        return read_rates(content.decode("utf-8"), name)
    except UnicodeDecodeError as error:
        raise _data_error(f"{name}: not UTF-8 at byte {error.start}") from error
    except ValueError as error:
        raise _data_error(str(error)) from error


def _data_error(message: str) -> _core.DataError:
    error = _core.DataError(message)
    error.problems = []
    return error
