"""Stretches of a document and the band that holds for all of them at once."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from math import sqrt

from calque.document_evidence.model import PairModel
from calque.document_evidence.terms import dot, moderation

#: Words below which no figure is given, for a document and for a window.
LEAST_WORDS = 150


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


def in_common(pair: PairModel, row: Sequence[float], own: int) -> PairModel:
    """Return the pair with all terms behind the first ``own`` joined to the first, which is 1.

    They are the same in every part of a document, so that parts need be weighed by few terms.
    """

    def joined(weights: Sequence[float]) -> tuple[float, ...]:
        rest = dot(weights[own:], row[own:])
        return (weights[0] + rest, *weights[1:own])

    draws = tuple(joined(draw) for draw in pair.draws)
    return replace(pair, coefficients=joined(pair.coefficients), draws=draws)


@dataclass(frozen=True, slots=True)
class Weighed:
    """A part's log10 likelihood ratio, moderated and unbounded.

    Attributes:
        point: the ratio.
        factor: by which natural logarithms become moderated log10 ratios.
        spread: the standard deviation of its draws.
        draws: deviations of the draws from their mean, in units of ``spread``.
    """

    point: float
    factor: float
    spread: float
    draws: tuple[float, ...]


def weigh(pair: PairModel, row: Sequence[float]) -> Weighed:
    """Return a part's ratio and its draws."""
    values = [dot(draw, row) for draw in pair.draws]
    mean = sum(values) / len(values)
    apart = [value - mean for value in values]
    variance = sum(x * x for x in apart) / len(apart)
    natural, factor = sqrt(variance), 1 / moderation(variance)
    point = dot(pair.coefficients, row) * factor
    draws = tuple(x / (natural or 1.0) for x in apart)
    return Weighed(point, factor, natural * factor, draws)


def banded(
    pair: PairModel, rows: Iterable[Sequence[float]]
) -> tuple[list[tuple[float, float]], float]:
    """Return each part's ratio and standard deviation, and how many of those the band is wide.

    So wide that it holds all parts at once in 95 % of the draws.
    """
    largest = [0.0] * len(pair.draws)
    told = []
    for row in rows:
        own = weigh(pair, row)
        told.append((own.point, own.spread))
        largest = [max(old, abs(draw)) for old, draw in zip(largest, own.draws, strict=True)]
    return told, sorted(largest)[int(0.95 * (len(largest) - 1))]
