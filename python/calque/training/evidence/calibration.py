"""From the scores of two channels and a length to a log10 likelihood ratio, with its spread."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from sklearn.linear_model import LogisticRegression

Array = NDArray[np.float64]

#: Words at which the terms of length are zero, and how far length is followed.
MIDDLE = 500.0
SHORTEST, LONGEST = 150.0, 3000.0
_RIDGE = 1.0
_SEED = 1


def terms(style: Array, rules: Array, words: Array, profile: Array) -> Array:
    """Return what the calibration weighs, (N, 6 + P).

    1, both scores, the logarithm of length over `MIDDLE` words, and both scores times that (a score
    of a longer text says more); then the register profile, so that what a register brings with it
    isn't taken for translation.
    """
    length = np.log(np.clip(words, SHORTEST, LONGEST) / MIDDLE)
    ones = np.ones(len(style))
    scores = [ones, style, rules, length, style * length, rules * length]
    return np.column_stack([*scores, profile])


def with_families(features: Array, families: NDArray[np.str_], known: NDArray[np.str_]) -> Array:
    """Append an intercept for each family of texts of ``known``, (N, T + F).

    The ridge draws them towards each other; a text of no known family has none.
    """
    return np.column_stack([features, (families[:, None] == known[None, :]).astype(float)])


def fit(features: Array, positive: NDArray[np.bool_], weights: Array) -> Array:
    """Return coefficients, (T,), of natural log likelihood ratios: ridge logistic regression.

    Both channels enter one regression, so what they share isn't counted twice. ``weights`` are
    brought to the same sum on either side: then odds are likelihood ratios.
    """
    even = np.where(positive, weights / weights[positive].sum(), weights / weights[~positive].sum())
    spread = features.std(axis=0)
    spread[spread == 0] = 1.0
    model = LogisticRegression(C=_RIDGE, fit_intercept=False, max_iter=500)
    model.fit(features / spread, positive, sample_weight=even * len(even) / 2)
    return np.asarray(model.coef_[0] / spread, np.float64)


def draw(
    features: Array,
    positive: NDArray[np.bool_],
    weights: Array,
    sources: NDArray[np.str_],
    rounds: int = 60,
) -> Array:
    """Return coefficients fitted to sources drawn anew on each side, (rounds, T).

    The source is the unit of the bootstrap: pieces of one author are one witness.
    """
    chance = np.random.default_rng(_SEED)
    drawn = []
    for _ in range(rounds):
        times = np.zeros(len(positive))
        for side in (positive, ~positive):
            names, place = np.unique(sources[side], return_inverse=True)
            count = np.bincount(chance.integers(0, len(names), len(names)), minlength=len(names))
            times[side] = count[place]
        kept = times > 0
        drawn.append(fit(features[kept], positive[kept], (weights * times)[kept]))
    return np.array(drawn)


@dataclass(frozen=True)
class Calibration:
    """Coefficients (T + F,) and their bootstrap (rounds, T + F), F for the families of texts."""

    coefficients: Array
    draws: Array
    families: NDArray[np.str_]

    def log10_lr(self, features: Array, families: NDArray[np.str_]) -> Array:
        """Return moderated log10 likelihood ratios, (N,), of texts by their nearest families.

        What isn't known of the coefficients draws them towards 0 (MacKay 1992, Neural Computation
        4: 720-736).
        """
        full = with_families(features, families, self.families)
        unsure = (full @ self.draws.T).var(axis=1)
        natural = full @ self.coefficients / np.sqrt(1 + np.pi * unsure / 8)
        return np.asarray(natural / np.log(10), np.float64)
