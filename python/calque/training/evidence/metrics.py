"""How good likelihood ratios are: AUC, Cllr and its minimum, error shares."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from scipy.stats import rankdata
from sklearn.isotonic import IsotonicRegression

Array = NDArray[np.float64]


def auc(positive: NDArray[np.bool_], scores: Array, weights: Array | None = None) -> float:
    """Return the area under the ROC curve; NaN where a side is empty.

    With ``weights`` each text counts by its own.
    """
    if positive.all() or not positive.any():
        return float("nan")
    if weights is None:
        ranks = rankdata(scores)
        n1, n2 = int(positive.sum()), int((~positive).sum())
        return float((ranks[positive].sum() - n1 * (n1 + 1) / 2) / (n1 * n2))
    from sklearn.metrics import roc_auc_score  # noqa: PLC0415

    return float(roc_auc_score(positive, scores, sample_weight=weights))


def cllr(positive: NDArray[np.bool_], log10_lr: Array, weights: Array | None = None) -> float:
    """Return the cost of log likelihood ratios in bits; 1 is what LR = 1 everywhere costs.

    Brümmer and du Preez 2006, Computer Speech and Language 20: 230-275.
    """
    w = np.ones(len(log10_lr)) if weights is None else weights
    natural = log10_lr * np.log(10)
    one = np.average(np.logaddexp(0, -natural[positive]), weights=w[positive])
    two = np.average(np.logaddexp(0, natural[~positive]), weights=w[~positive])
    return float((one + two) / (2 * np.log(2)))


def cllr_min(positive: NDArray[np.bool_], log10_lr: Array, weights: Array | None = None) -> float:
    """Return Cllr after the best monotone recalibration (pool adjacent violators)."""
    w = np.ones(len(log10_lr)) if weights is None else weights
    even = np.where(positive, 0.5 * w / w[positive].sum(), 0.5 * w / w[~positive].sum())
    share = IsotonicRegression(y_min=1e-9, y_max=1 - 1e-9).fit_transform(
        log10_lr, positive.astype(float), sample_weight=even
    )
    return cllr(positive, np.log10(share / (1 - share)), weights)
