"""Intervals by drawing sources anew: documents of one source are one witness."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np
from numpy.typing import NDArray

_ROUNDS = 1000

Statistic = Callable[[NDArray[np.intp]], float]


def interval(
    strata: Sequence[str], sources: Sequence[str], statistic: Statistic, seed: int = 1
) -> tuple[float, float]:
    """Return the 95 % percentile interval of a statistic over documents.

    Whole sources are drawn with replacement inside each stratum (Field and Welsh 2007, JRSS B 69:
    369-390, for clusters). A stratum of one source always gives that source, so that the interval
    is too narrow there: say how many sources there are beside it.

    Args:
        strata: of each document, such as its class; shape (N,).
        sources: of each document; shape (N,).
        statistic: of documents by their numbers, a number drawn twice counting twice; may be NaN.
        seed: of the random numbers.
    """
    members: dict[str, list[NDArray[np.intp]]] = {}
    places: dict[tuple[str, str], list[int]] = {}
    for number, key in enumerate(zip(strata, sources, strict=True)):
        places.setdefault(key, []).append(number)
    for (stratum, _), numbers in sorted(places.items()):
        members.setdefault(stratum, []).append(np.array(numbers, dtype=np.intp))
    chance = np.random.default_rng(seed)
    values = []
    for _ in range(_ROUNDS):
        drawn = [
            groups[i]
            for groups in members.values()
            for i in chance.integers(0, len(groups), len(groups))
        ]
        values.append(statistic(np.concatenate(drawn)))
    known = [value for value in values if not np.isnan(value)]
    if not known:
        return float("nan"), float("nan")
    low, high = np.quantile(known, [0.025, 0.975])
    return float(low), float(high)
