"""Pooling log rate ratios of several families: random effects, one rule informing the next."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.special import ndtr

from calque.measuring.grid_prior import posterior

#: Variances of log ratios between families that are tried: none to a factor of e² either way.
_GRID = np.concatenate([[0.0], np.geomspace(0.01, 4.0, 15)])
_STEPS = 60


@dataclass(frozen=True)
class Pooled:
    """The pooled log ratio of one rule over its families.

    ``low`` and ``high`` bound its 95 % interval, ``predicted`` that of a source not yet seen, in a
    family not yet seen. ``heterogeneity`` is the standard deviation between families, ``p`` the
    two-sided p-value against a ratio of 1, ``variance`` that of ``value``.
    """

    value: float
    variance: float
    low: float
    high: float
    predicted: tuple[float, float]
    heterogeneity: float
    p: float


def _restricted(values: NDArray[np.float64], variances: NDArray[np.float64]) -> _Grid:
    weights = 1.0 / (variances[None, :] + _GRID[:, None])
    total = weights.sum(axis=1)
    means = (weights * values).sum(axis=1) / total
    squares = (weights * (values - means[:, None]) ** 2).sum(axis=1)
    likelihood = 0.5 * (np.log(weights).sum(axis=1) - squares - np.log(total))
    return _Grid(means, 1.0 / total, likelihood)


@dataclass(frozen=True)
class _Grid:
    """For each variance of the grid: the pooled mean, its variance, the restricted likelihood."""

    means: NDArray[np.float64]
    variances: NDArray[np.float64]
    log_likelihood: NDArray[np.float64]


def _quantile(
    weights: NDArray[np.float64],
    means: NDArray[np.float64],
    deviations: NDArray[np.float64],
    q: float,
) -> float:
    low = float((means - 12 * deviations).min())
    high = float((means + 12 * deviations).max())
    for _ in range(_STEPS):
        middle = 0.5 * (low + high)
        if float(weights @ ndtr((middle - means) / deviations)) < q:
            low = middle
        else:
            high = middle
    return 0.5 * (low + high)


def pool(
    ratios: Sequence[tuple[Sequence[float], Sequence[float]]], spread: Sequence[float]
) -> list[Pooled | None]:
    """Pool the family's log ratios of each rule; None for a rule that has none.

    Normal-normal random effects, the variance between families integrated over its restricted
    likelihood and a prior that is learnt from all rules (`grid_prior`). A rule has two to seven
    families. With so few, Paule-Mandel or REML often says "no variance at all", and the
    Hartung-Knapp t of one degree of freedom that should mend it has intervals of a factor of 10⁵;
    what the other rules show is the better prior (Smyth 2004, Stat Appl Genet Mol Biol 3:3, for
    variances; Friede, Röver, Wandel and Neuenschwander 2017, Research Synthesis Methods 8: 79-91,
    for pooling few studies; Higgins, Thompson and Spiegelhalter 2009, JRSS A 172: 137-159, for the
    prediction interval).

    Args:
        ratios: for each rule, log ratios and their variances, family by family.
        spread: for each rule, the variance of log rates between sources of one family.
    """
    grids = [
        _restricted(np.asarray(values), np.asarray(variances)) if len(values) else None
        for values, variances in ratios
    ]
    known = [number for number, grid in enumerate(grids) if grid is not None]
    pooled: list[Pooled | None] = [None] * len(grids)
    if not known:
        return pooled
    table = np.array([grid.log_likelihood for grid in grids if grid is not None])
    for number, weights in zip(known, posterior(table), strict=True):
        grid = grids[number]
        assert grid is not None
        pooled[number] = _summary(grid, weights, spread[number])
    return pooled


def _summary(grid: _Grid, weights: NDArray[np.float64], spread: float) -> Pooled:
    deviations = np.sqrt(grid.variances)
    wide = np.sqrt(grid.variances + _GRID + spread)
    value = float(weights @ grid.means)
    below = float(weights @ ndtr(-grid.means / deviations))
    return Pooled(
        value=value,
        variance=float(weights @ (grid.variances + (grid.means - value) ** 2)),
        low=_quantile(weights, grid.means, deviations, 0.025),
        high=_quantile(weights, grid.means, deviations, 0.975),
        predicted=(
            _quantile(weights, grid.means, wide, 0.025),
            _quantile(weights, grid.means, wide, 0.975),
        ),
        heterogeneity=float(np.sqrt(weights @ _GRID)),
        p=min(1.0, 2 * min(below, 1 - below)),
    )
