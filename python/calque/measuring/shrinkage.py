"""Drawing the ratios of rare rules towards those of their construction family."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import brentq
from scipy.special import ndtri
from scipy.stats import chi2

_WIDEST = 25.0  # variance between rules of one family, of natural logs


@dataclass(frozen=True)
class Shrunk:
    """A log ratio with its 95 % interval; ``own`` is the weight of the rule's own counts."""

    value: float
    low: float
    high: float
    own: float


def shrink(
    values: Sequence[float],
    variances: Sequence[float],
    families: Sequence[str],
    rare: Sequence[bool],
) -> list[Shrunk]:
    """Return each rule's log ratio, for rare rules after what the others of its family show.

    Empirical Bayes, normal-normal: rules of a family scatter around its mean with a variance that
    is common to all families (Morris 1983, JASA 78: 47-55). Of that variance the upper bound of
    its 95 % interval is used (the Q-profile method: Viechtbauer 2007, Statistics in Medicine 26:
    37-52), because too small a value would lend rare rules an assurance that they haven't earned.
    The uncertainty of the family's mean is part of the prior. Mean and variance are learnt from the
    rules that are not rare: rare ones were kept by their writers for the few hits that they had, so
    they scatter too little. A rare rule stays as it is where its family has fewer than two others
    to learn from.

    Args:
        values: log ratios, shape (R,).
        variances: theirs, above 0.
        families: each rule's construction family.
        rare: whether the rule's own counts could hardly show anything.
    """
    y, v = np.asarray(values, dtype=float), np.asarray(variances, dtype=float)
    known = ~np.asarray(rare, dtype=bool)
    names = [
        name
        for name in sorted(set(families))
        if sum(k and family == name for k, family in zip(known, families, strict=True)) > 1
    ]
    member = np.array(
        [
            [k and family == name for k, family in zip(known, families, strict=True)]
            for name in names
        ]
    ).reshape(len(names), len(y))
    between = _between(y, v, member)
    weights = member / (v + between)
    totals = weights.sum(axis=1)
    means = (weights * y).sum(axis=1) / totals
    z = float(ndtri(0.975))
    shrunk = []
    for number, family in enumerate(families):
        value, own = y[number], 1.0
        if rare[number] and family in names:
            place = names.index(family)
            prior = between + 1.0 / totals[place]
            own = prior / (prior + v[number])
            value = own * value + (1 - own) * means[place]
        half = z * np.sqrt(own * v[number])
        shrunk.append(Shrunk(float(value), float(value - half), float(value + half), float(own)))
    return shrunk


def _between(y: NDArray[np.float64], v: NDArray[np.float64], member: NDArray[np.bool_]) -> float:
    """Return the upper 97.5 % bound of the variance between rules of a family (Q-profile)."""
    freedom = int(member.sum()) - len(member)
    if freedom <= 0:
        return _WIDEST
    bound = float(chi2.ppf(0.025, freedom))

    def excess(between: float) -> float:
        weights = member / (v + between)
        means = (weights * y).sum(axis=1) / weights.sum(axis=1)
        return float((weights * (y - means[:, None]) ** 2).sum()) - bound

    if excess(0.0) <= 0:
        return 0.0
    if excess(_WIDEST) >= 0:
        return _WIDEST
    return float(brentq(excess, 0.0, _WIDEST))
