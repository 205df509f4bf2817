"""Figures of likelihood ratios with intervals by source."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from calque.evaluating.tables import Estimate
from calque.measuring.bootstrap import interval
from calque.training.evidence import metrics

Array = NDArray[np.float64]
Mask = NDArray[np.bool_]
_NAN = float("nan")


@dataclass(frozen=True)
class Judged:
    """Texts of known origin and what was said of them: arrays over N texts.

    ``positive``: of H1; ``score``: log10 likelihood ratios, or any score that grows with H1;
    ``source``: the unit of the bootstrap.
    """

    positive: Mask
    score: Array
    source: NDArray[np.str_]

    def where(self, mask: Mask) -> Judged:
        """Return those texts that ``mask`` marks."""
        return Judged(self.positive[mask], self.score[mask], self.source[mask])

    @property
    def both_sides(self) -> bool:
        """Whether there are texts of both propositions."""
        return bool(self.positive.any() and not self.positive.all())

    def sources(self) -> str:
        """Return the numbers of sources of H1 and of H2, with a stroke between."""
        sides = (self.source[self.positive], self.source[~self.positive])
        return "/".join(str(len(np.unique(side))) for side in sides)

    def texts(self) -> str:
        """Return the numbers of texts of H1 and of H2, with a stroke between."""
        return f"{int(self.positive.sum())}/{int((~self.positive).sum())}"


def _estimate(own: Judged, statistic: Callable[[Mask, Array], float], bootstrap: bool) -> Estimate:
    if not own.both_sides:
        return Estimate(_NAN, _NAN, _NAN)
    value = statistic(own.positive, own.score)
    if not bootstrap:
        return Estimate(value, _NAN, _NAN)
    strata = [str(side) for side in own.positive]
    low, high = interval(
        strata, own.source.tolist(), lambda rows: statistic(own.positive[rows], own.score[rows])
    )
    return Estimate(value, low, high)


def auc(own: Judged, bootstrap: bool = True) -> Estimate:
    """Return the area under the ROC curve."""
    return _estimate(own, metrics.auc, bootstrap)


def cllr(own: Judged, bootstrap: bool = True) -> Estimate:
    """Return the cost of log10 likelihood ratios, in bits."""
    return _estimate(own, metrics.cllr, bootstrap)


def cllr_min(own: Judged) -> float:
    """Return the cost after the best monotone recalibration of these very texts."""
    return metrics.cllr_min(own.positive, own.score) if own.both_sides else _NAN


def share(hits: Mask, source: NDArray[np.str_]) -> Estimate:
    """Return the share of texts that ``hits`` marks."""
    if not len(hits):
        return Estimate(_NAN, _NAN, _NAN)
    own = hits.astype(float)
    low, high = interval(["all"] * len(own), source.tolist(), lambda rows: float(own[rows].mean()))
    return Estimate(float(own.mean()), low, high)
