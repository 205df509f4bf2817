"""Weights of the style channel: additive logistic regression over n-gram rates."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import scipy.sparse as sp
from numpy.typing import NDArray
from sklearn.linear_model import LogisticRegression

_SMALLEST_SPREAD = 4e-5  # of a rate: n-grams rarer than that are drawn to no weight
_SCALE = 1 / 60  # of standardised rates, so that C = 1 is an ordinary ridge


@dataclass(frozen=True)
class Setting:
    """How weights are fitted.

    Attributes:
        ridge: inverse strength of the L2 penalty.
        like_with_like: strength of the intercepts by family, 0 for none: with them, texts are
            compared inside their family only, and what tells families apart gets no weight.
        related: weight of translations from other languages as examples of H1, against 1 of those
            from Russian; for the pair ``native`` only.
        family_intercepts: whether the calibration has an intercept for each family of texts, taken
            from the family that a text is nearest to. That family is told rightly too seldom: left
            out families of train are judged worse with them.
    """

    ridge: float = 1.0
    like_with_like: float = 1.0
    related: float = 0.3
    family_intercepts: bool = False


def cell_weights(
    sides: NDArray[np.str_], families: NDArray[np.str_], sources: NDArray[np.str_]
) -> NDArray[np.float64]:
    """Return weights under which each (family, class) cell counts alike, sum N.

    Inside a cell a source with n pieces counts by the square root of n: long ones don't dominate.
    """
    weights = np.zeros(len(sides))
    for family in np.unique(families):
        for side in np.unique(sides):
            cell = (families == family) & (sides == side)
            if cell.any():
                _, place, n = np.unique(sources[cell], return_inverse=True, return_counts=True)
                own = n[place] ** -0.5
                weights[cell] = own / own.sum()
    return np.asarray(weights * len(weights) / weights.sum(), np.float64)


def fit(
    rates: sp.csr_matrix,
    positive: NDArray[np.bool_],
    weights: NDArray[np.float64],
    families: NDArray[np.str_],
    setting: Setting,
) -> NDArray[np.float64]:
    """Return weights of n-grams, (K,): a text's score is its rates times them.

    Rates are standardised by their spread over the texts that are fitted (Burrows 2002, Literary
    and Linguistic Computing 17: 267-287, does so for function words).
    """
    mean = np.asarray(rates.mean(0)).ravel()
    square = np.asarray(rates.multiply(rates).mean(0)).ravel()
    spread = np.sqrt(np.maximum(square - mean**2, 0)) + _SMALLEST_SPREAD
    scaled = rates @ sp.diags(_SCALE / spread)
    if setting.like_with_like:
        names = np.unique(families)
        inside = (families[:, None] == names[None, :]) * setting.like_with_like
        scaled = sp.hstack([scaled, sp.csr_matrix(inside.astype(float))]).tocsr()
    model = LogisticRegression(C=setting.ridge, max_iter=200, tol=1e-3)
    model.fit(scaled, positive, sample_weight=weights)
    return np.asarray(model.coef_[0][: rates.shape[1]] * _SCALE / spread, np.float64)
