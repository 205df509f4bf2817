"""English translated from Russian against one other class: each rule's log ratios by family."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from calque.measuring.ratio import LogRatio, Sample, log_ratio
from calque.measuring.source_counts import Cell, SourceCounts
from calque.measuring.status import power


@dataclass(frozen=True)
class RuleRatios:
    """One rule's log ratios by family, and how much so many hits could have shown.

    ``above`` and ``below`` are the (family, source) pairs of Russian translations whose rate is
    higher, or lower, than that of the other class in their family; see `_sides`.
    """

    by_family: Mapping[str, LogRatio]
    above: frozenset[tuple[str, str]]
    below: frozenset[tuple[str, str]]
    power: float

    def agreeing(self, sign: int) -> frozenset[tuple[str, str]]:
        """Return the sources on that side of a ratio of 1."""
        return self.above if sign > 0 else self.below if sign < 0 else frozenset()


def _sides(
    counts: SourceCounts, cell: Cell, sample: Sample, rate: float
) -> tuple[set[tuple[str, str]], set[tuple[str, str]]]:
    """Return the cell's sources with more, and with fewer, hits than a rate predicts.

    A source without hits speaks for fewer only where it should have had one at least.
    """
    expected = rate * sample.words
    above, below = set(), set()
    for place in range(cell.start, cell.end):
        hits, predicted = sample.hits[place - cell.start], expected[place - cell.start]
        if hits > predicted:
            above.add((cell.family, counts.names[place]))
        elif hits < predicted and predicted >= 1:
            below.add((cell.family, counts.names[place]))
    return above, below


def compare(counts: SourceCounts, other: str, spread: NDArray[np.float64]) -> list[RuleRatios]:
    """Return, for each rule, the ratios of class ``ru`` to class ``other``.

    Only families with texts of both classes count.

    Args:
        counts: hits and words by source.
        other: a class of `classes.CLASSES`.
        spread: each rule's squared coefficient of variation between sources, shape (R,).
    """
    cells = {(cell.side, cell.family): cell for cell in counts.cells}
    pairs = [
        (cell, cells[other, family])
        for (side, family), cell in cells.items()
        if side == "ru" and (other, family) in cells
    ]
    return [_of_rule(counts, rule, pairs, float(spread[rule])) for rule in range(len(counts.rules))]


def _of_rule(
    counts: SourceCounts, rule: int, pairs: list[tuple[Cell, Cell]], spread: float
) -> RuleRatios:
    ratios: dict[str, LogRatio] = {}
    above: set[tuple[str, str]] = set()
    below: set[tuple[str, str]] = set()
    hits = expected = 0.0
    dispersion = float(counts.dispersion[rule])
    for ours, theirs in pairs:
        a, b = (
            Sample(counts.hits[rule, c.start : c.end], counts.words[c.start : c.end])
            for c in (ours, theirs)
        )
        ratio = log_ratio(a, b, dispersion, spread)
        if ratio is None:
            continue
        ratios[ours.family] = ratio
        more, fewer = _sides(counts, ours, a, b.hits.sum() / b.words.sum())
        above |= more
        below |= fewer
        both = (a.hits.sum() + b.hits.sum()) / dispersion
        hits += both
        expected += both * a.words.sum() / (a.words.sum() + b.words.sum())
    able = power(hits, expected / hits) if hits else 0.0
    return RuleRatios(ratios, frozenset(above), frozenset(below), able)
