"""Precision by reading: findings drawn at random, judged blind to their origin.

A judge sees a finding in its context with the rule's claim, and answers whether this is that
construction and whether the alternative is better English here. The sample holds texts and stays
outside the repository; the judgements name findings by a hash and can be kept.
"""

from __future__ import annotations

import hashlib
import json
import random
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import sqrt
from pathlib import Path

from calque.detector import Detector
from calque.finding import Finding
from calque.measuring.classes import class_of
from calque.measuring.corpora import Document

_CONTEXT = 300  # characters on either side
#: Sides from which the sample is drawn, in equal parts.
SIDES = ("ru", "native")
COLUMNS = ("id", "side", "family", "rule", "first", "second")


@dataclass(frozen=True)
class Item:
    """A finding to be judged; ``side`` and ``family`` are for the evaluation, not for judges."""

    id: str
    side: str
    family: str
    rule: str
    source: str
    explanation: str
    alternatives: tuple[str, ...]
    context: str


def _item(document: Document, finding: Finding) -> Item:
    name = f"{document.id}:{finding.byte_start}:{finding.byte_end}:{finding.rule}"
    before = document.text[max(0, finding.start - _CONTEXT) : finding.start]
    after = document.text[finding.end : finding.end + _CONTEXT]
    return Item(
        hashlib.sha256(name.encode()).hexdigest()[:12],
        class_of(document),
        document.family,
        finding.rule,
        finding.source,
        finding.explanation,
        finding.alternatives,
        f"{before}[[{finding.text}]]{after}",
    )


def draw(detector: Detector, documents: Iterable[Document], size: int, seed: int = 1) -> list[Item]:
    """Return findings drawn at random, equally many of each side, in an order that hides it.

    Findings of use ``display`` make no claim about the English and are left out. A side that holds
    fewer than its part gives all it has, and the other fills up what is missing.
    """
    found: dict[str, list[Item]] = {side: [] for side in SIDES}
    for document in documents:
        if class_of(document) in found:
            report = detector.score(document.text)
            found[class_of(document)] += [
                _item(document, finding) for finding in report.findings if finding.use != "display"
            ]
    chance = random.Random(seed)
    parts = {side: min(len(items), size // len(SIDES)) for side, items in found.items()}
    for side, items in found.items():
        parts[side] = min(len(items), parts[side] + size - sum(parts.values()))
    drawn = [item for side, items in found.items() for item in chance.sample(items, parts[side])]
    chance.shuffle(drawn)
    return drawn


def write_sample(items: Sequence[Item], path: Path) -> None:
    """Write what a judge may see, one JSON object a line."""
    seen = ("id", "rule", "source", "explanation", "alternatives", "context")
    lines = [
        json.dumps({name: getattr(item, name) for name in seen}, ensure_ascii=False)
        for item in items
    ]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


def write_key(items: Sequence[Item], path: Path) -> None:
    """Write what judges must not see: side and family of each finding, by id."""
    lines = [f"{item.id}\t{item.side}\t{item.family}\t{item.rule}" for item in items]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


def read_answers(path: Path) -> dict[str, bool]:
    """Return a judge's answers by id: lines of an id, a tab, and ``yes`` or ``no``.

    Raises ValueError where a line is something else; the message names file and line.
    """
    answers = {}
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if not line:
            continue
        cells = line.split("\t")
        if len(cells) < 2 or cells[1] not in ("yes", "no"):
            raise ValueError(f"{path}:{number}: must be id, tab, yes or no")
        answers[cells[0]] = cells[1] == "yes"
    return answers


@dataclass(frozen=True)
class Precision:
    """Shares of accepted findings and how far two judges agree.

    ``accepted`` is the share that both accept plus half of those that one does; ``low`` and
    ``high`` bound its 95 % interval (Wilson 1927, JASA 22: 209-212). ``kappa`` is Cohen's (1960,
    Educational and Psychological Measurement 20: 37-46); None where both gave one answer only.
    """

    judged: int
    accepted: float
    low: float
    high: float
    by_both: int
    by_one: int
    agreement: float
    kappa: float | None


def precision(pairs: Sequence[tuple[bool, bool]]) -> Precision:
    """Return the precision from two judges' answers. Raises ValueError where there are none."""
    n = len(pairs)
    if n == 0:
        raise ValueError("nothing was judged")
    both = sum(a and b for a, b in pairs)
    one = sum(a != b for a, b in pairs)
    share = (both + one / 2) / n
    z = 1.96
    middle = (share + z * z / (2 * n)) / (1 + z * z / n)
    half = z * sqrt(share * (1 - share) / n + z * z / (4 * n * n)) / (1 + z * z / n)
    first = sum(a for a, _ in pairs) / n
    second = sum(b for _, b in pairs) / n
    chance = first * second + (1 - first) * (1 - second)
    agreement = 1 - one / n
    kappa = (agreement - chance) / (1 - chance) if chance < 1 else None
    return Precision(n, share, middle - half, middle + half, both, one, agreement, kappa)


@dataclass(frozen=True)
class Judgement:
    """One finding and what two judges said of it."""

    id: str
    side: str
    family: str
    rule: str
    first: bool
    second: bool


def judgements_text(folder: Path) -> str:
    """Join key.tsv, judge-a.tsv and judge-b.tsv of a folder to a file without texts.

    Raises ValueError where a judge left a finding out.
    """
    answers = [read_answers(folder / name) for name in ("judge-a.tsv", "judge-b.tsv")]
    lines = [
        "# Findings drawn by `calque evaluate sample`, judged twice, blind to their origin.",
        "\t".join(COLUMNS),
    ]
    for row in (folder / "key.tsv").read_text(encoding="utf-8").splitlines():
        id, side, family, rule = row.split("\t")
        told = []
        for number, judge in enumerate(answers):
            if id not in judge:
                raise ValueError(f"{folder}: judge {'ab'[number]} has no answer to {id}")
            told.append("yes" if judge[id] else "no")
        lines.append("\t".join((id, side, family, rule, *told)))
    return "\n".join(lines) + "\n"


def read_judgements(path: Path) -> list[Judgement]:
    """Return the judgements of a file. Raises ValueError, with the line, where one is faulty."""
    judgements = []
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if not line or line.startswith("#") or line == "\t".join(COLUMNS):
            continue
        cells = line.split("\t")
        if len(cells) != len(COLUMNS) or not {cells[4], cells[5]} <= {"yes", "no"}:
            raise ValueError(f"{path}:{number}: not a judgement")
        id, side, family, rule, first, second = cells
        judgements.append(Judgement(id, side, family, rule, first == "yes", second == "yes"))
    return judgements


def lines(judgements: Sequence[Judgement], uses: Mapping[str, str]) -> Iterator[str]:
    """Yield a table of precision by side and by the rules' use, and what both judges refused most.

    ``uses`` has each rule's use by its id.
    """
    yield "| findings | n | accepted (95 %) | by both | by one | agreement | kappa |"
    yield "|---|---|---|---|---|---|---|"
    parts = {"all": judgements}
    for side in SIDES:
        parts[side] = [j for j in judgements if j.side == side]
    for use in ("hit", "rate"):
        parts[f"use {use}"] = [j for j in judgements if uses.get(j.rule) == use]
    for name, part in parts.items():
        if not part:
            continue
        told = precision([(j.first, j.second) for j in part])
        kappa = "-" if told.kappa is None else f"{told.kappa:.2f}"
        yield (
            f"| {name} | {told.judged} | {told.accepted:.3f} ({told.low:.3f} to "
            f"{told.high:.3f}) | {told.by_both} | {told.by_one} | {told.agreement:.3f} | {kappa} |"
        )
    yield ""
    refused = Counter(j.rule for j in judgements if not j.first and not j.second)
    most = ", ".join(f"{rule} {n}" for rule, n in refused.most_common(30))
    yield f"Refused by both: {most or 'none'}"
