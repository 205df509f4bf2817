"""What both channels read of a document, unit by unit."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from calque.detector import Detector
    from calque.report import Report


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of a document.

    Attributes:
        words: as the report counts them.
        symbols: that the style channel saw.
        sums: of their n-grams' weights, a sum for each of the engine's pairs.
        rules: findings that count as evidence, by construction family.
    """

    words: int
    symbols: int
    sums: tuple[int, ...]
    rules: Mapping[str, int]


def join(parts: Sequence[Part]) -> Part:
    """Return stretches as one."""
    rules: dict[str, int] = {}
    for part in parts:
        for family, n in part.rules.items():
            rules[family] = rules.get(family, 0) + n
    sums = tuple(sum(column) for column in zip(*(part.sums for part in parts), strict=True))
    return Part(sum(p.words for p in parts), sum(p.symbols for p in parts), sums, rules)


def of_report(report: Report, detector: Detector) -> tuple[Part, ...]:
    """Return a report's units."""
    rows = report.core.style()
    rules: list[dict[str, int]] = [{} for _ in rows]
    for unit, rule in report.core.unit_rules():
        family = detector.evidence_family(rule)
        if family is not None:
            rules[unit][family] = rules[unit].get(family, 0) + 1
    return tuple(
        Part(n, row[0], tuple(row[1:]), own)
        for n, row, own in zip(report.core.unit_words(), rows, rules, strict=True)
    )
