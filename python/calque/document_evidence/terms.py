"""From what the engine counted to the terms that a calibration weighs. No NumPy: for one text."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import exp, log, pi, sqrt
from typing import NamedTuple

from calque.document_evidence.model import EvidenceModel, PairModel, RuleRates

_LN10 = log(10)
#: Terms in which parts of a document differ: 1, the channels and the length. Others are its own.
OWN_TERMS = 6


def rule_score(rates: RuleRates, counts: Mapping[str, int], words: int) -> float:
    """Return the rule channel's natural log likelihood ratio.

    Negative binomial counts by construction family, absence counting too, as
    `calque.training.evidence.rule_counts.RuleModel` fits them.
    """
    total = 0.0
    for family, (one, two) in rates.families.items():
        n = counts.get(family, 0)
        exposure = log((one * words + rates.shape) / (two * words + rates.shape))
        total += n * log(one / two) - (n + rates.shape) * exposure
    return total


def finding_effects(rates: RuleRates, words: int) -> dict[str, float]:
    """Return what one finding of each construction family adds to `rule_score`."""
    return {
        family: log(one / two) - log((one * words + rates.shape) / (two * words + rates.shape))
        for family, (one, two) in rates.families.items()
    }


class Scores(NamedTuple):
    """What the two channels read of a text of some ``words``."""

    style: float
    rules: float
    words: int


def terms(
    model: EvidenceModel,
    pair: PairModel,
    scores: Scores,
    profile: Sequence[float],
    family: str | None,
) -> list[float]:
    """Return the terms in the order of the coefficients."""
    style, rules, words = scores
    length = log(min(max(words, model.shortest), model.longest) / model.middle)
    weighed = [1.0, style, rules, length, style * length, rules * length]
    return [*weighed, *profile, *(float(name == family) for name in pair.families)]


def dot(one: Sequence[float], two: Sequence[float]) -> float:
    """Return the sum of products."""
    return sum(a * b for a, b in zip(one, two, strict=True))


def moderation(variance: float) -> float:
    """Return what natural logarithms are divided by to be moderated log10 ratios.

    ``variance`` is that of the bootstrap's draws (MacKay 1992, Neural Computation 4: 720-736).
    """
    return sqrt(1 + pi * variance / 8) * _LN10


def log10_lr(pair: PairModel, own: Sequence[float], bound: float) -> tuple[float, float, float]:
    """Return the moderated log10 likelihood ratio and its 95 % interval, within the bound."""
    values = sorted(dot(draw, own) for draw in pair.draws)
    mean = sum(values) / len(values)
    unsure = sum((v - mean) ** 2 for v in values) / len(values)
    factor = 1 / moderation(unsure)
    point = dot(pair.coefficients, own) * factor
    low = min(_quantile(values, 0.025) * factor, point)
    high = max(_quantile(values, 0.975) * factor, point)
    return clip(point, bound), clip(low, bound), clip(high, bound)


def _quantile(values: Sequence[float], share: float) -> float:
    place = share * (len(values) - 1)
    below = int(place)
    above = min(below + 1, len(values) - 1)
    return values[below] + (place - below) * (values[above] - values[below])


def clip(value: float, bound: float) -> float:
    """Return a ratio no further from 0 than the bound."""
    return min(max(value, -bound), bound)


def posterior(prior: float, log10_ratio: float) -> float:
    """Return the probability of H1 from the caller's prior probability and a ratio."""
    odds = log(prior / (1 - prior)) + log10_ratio * _LN10
    return 1 / (1 + exp(-odds)) if odds > -700 else 10 ** (odds / _LN10)
