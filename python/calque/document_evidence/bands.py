"""Stretches of a document and the band that holds for all of them at once."""

from __future__ import annotations

from collections.abc import Sequence
from math import log, pi, sqrt

from calque.document_evidence.model import PairModel

#: Words below which no figure is given, for a document and for a window.
LEAST_WORDS = 150
_LN10 = log(10)


def cuts_of(words: Sequence[int]) -> list[tuple[int, int]]:
    """Return ranges of units of at least `LEAST_WORDS`; a short rest joins the last one."""
    cuts: list[tuple[int, int]] = []
    begin = held = 0
    for i, n in enumerate(words):
        held += n
        if held >= LEAST_WORDS:
            cuts.append((begin, i + 1))
            begin, held = i + 1, 0
    if cuts and begin < len(words):
        cuts[-1] = (cuts[-1][0], len(words))
    return cuts


def _values(pair: PairModel, row: Sequence[float]) -> list[float]:
    return [sum(a * b for a, b in zip(draw, row, strict=True)) for draw in pair.draws]


def spread(pair: PairModel, row: Sequence[float]) -> float:
    """Return the standard deviation of a ratio's natural logarithm over the draws."""
    values = _values(pair, row)
    mean = sum(values) / len(values)
    return sqrt(sum((v - mean) ** 2 for v in values) / len(values))


def moderation(pair: PairModel, row: Sequence[float]) -> float:
    """Return by what a natural logarithm is divided to give the moderated log10 ratio."""
    return sqrt(1 + pi * spread(pair, row) ** 2 / 8) * _LN10


def simultaneous(pair: PairModel, rows: Sequence[Sequence[float]]) -> float:
    """Return how many standard deviations hold all rows at once in 95 % of the draws."""
    largest = [0.0] * len(pair.draws)
    for row in rows:
        values = _values(pair, row)
        mean = sum(values) / len(values)
        own = spread(pair, row) or 1.0
        largest = [max(old, abs(v - mean) / own) for old, v in zip(largest, values, strict=True)]
    return sorted(largest)[int(0.95 * (len(largest) - 1))]
