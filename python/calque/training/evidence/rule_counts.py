"""The rule channel: counts of findings by construction family, with absence and saturation."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from calque.rule import Rule
from calque.training.evidence.pieces import Piece

_SHARED = 0.5  # findings given to a side that has none
_SHAPES = (0.125, 0.25, 0.5, 1.0, 2.0, 4.0, 8.0, 16.0)


def families_of(rules: Sequence[Rule]) -> tuple[list[str], list[int]]:
    """Return the construction families, and the family's number of each rule."""
    names = sorted({rule.id.split("/")[0] for rule in rules})
    return names, [names.index(rule.id.split("/")[0]) for rule in rules]


def table(pieces: Sequence[Piece], family_of: Sequence[int], n: int) -> NDArray[np.float64]:
    """Return findings by piece and construction family, (N, n)."""
    counts = np.zeros((len(pieces), n))
    for row, piece in enumerate(pieces):
        for rule, found in piece.rules.items():
            counts[row, family_of[rule]] += found
    return counts


@dataclass(frozen=True)
class RuleModel:
    """Rates per word under H1 and H2, (K,) each, and the shape of the counts' spread.

    A count is negative binomial with mean rate · words and variance mean + mean² / shape (Mosteller
    and Wallace 1964, Inference and Disputed Authorship, chapter 4), so that the tenth repeat says
    less than the second.
    """

    under_h1: NDArray[np.float64]
    under_h2: NDArray[np.float64]
    shape: float

    def score(self, counts: NDArray[np.float64], words: NDArray[np.float64]) -> NDArray[np.float64]:
        """Return natural log likelihood ratios, (N,), as if construction families were independent.

        They aren't, and calibration has to mend it.
        """
        one = np.outer(words, self.under_h1)
        two = np.outer(words, self.under_h2)
        of_rates = np.log(self.under_h1 / self.under_h2)
        terms = counts * of_rates - (counts + self.shape) * np.log(
            (one + self.shape) / (two + self.shape)
        )
        return np.asarray(terms.sum(axis=1), np.float64)


def _log_density(
    counts: NDArray[np.float64], means: NDArray[np.float64], shape: float
) -> NDArray[np.float64]:
    from scipy.special import gammaln  # noqa: PLC0415

    return np.asarray(
        gammaln(counts + shape)
        - gammaln(shape)
        + counts * np.log(means / (means + shape))
        + shape * np.log(shape / (means + shape)),
        np.float64,
    )


def fit(
    counts: NDArray[np.float64],
    words: NDArray[np.float64],
    positive: NDArray[np.bool_],
    weights: NDArray[np.float64],
) -> RuleModel:
    """Fit rates to pieces under weights (see `cell_weights`), the shape by maximum likelihood."""
    rates = []
    for side in (positive, ~positive):
        mass = weights[side] / weights[side].mean()
        total = float((mass * words[side]).sum())
        rates.append((mass @ counts[side] + _SHARED) / (total + _SHARED))
    means = np.where(positive[:, None], np.outer(words, rates[0]), np.outer(words, rates[1]))
    fits = [float((weights[:, None] * _log_density(counts, means, s)).sum()) for s in _SHAPES]
    return RuleModel(rates[0], rates[1], _SHAPES[int(np.argmax(fits))])
