"""Both channels fitted together for one pair: scores of pieces from their n-grams and findings."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import scipy.sparse as sp
from numpy.typing import NDArray

from calque.training.evidence import calibration, rule_counts, style_weights
from calque.training.evidence.pairs import POSITIVE, Pair
from calque.training.evidence.rule_counts import RuleModel
from calque.training.evidence.style_weights import Setting, cell_weights

Array = NDArray[np.float64]
Rows = NDArray[np.intp]


@dataclass(frozen=True)
class Data:
    """Pieces of all lengths as arrays over N pieces; ``fitting`` marks those of 500 words.

    ``rates`` (N, K) are those of n-grams, ``counts`` (N, C) findings by construction family,
    ``profile`` (N, P) the standardised register profile (see `register`).
    """

    side: NDArray[np.str_]
    family: NDArray[np.str_]
    source: NDArray[np.str_]
    about_russia: NDArray[np.bool_]
    words: Array
    length: NDArray[np.int64]
    rates: sp.csr_matrix
    counts: Array
    profile: Array

    @property
    def fitting(self) -> NDArray[np.bool_]:
        """Pieces that weights are fitted to."""
        return np.asarray(self.length == 500)


@dataclass(frozen=True)
class Channels:
    """What was fitted: n-gram weights (K,) and the rule model."""

    weights: Array
    rules: RuleModel

    def terms(self, data: Data, rows: Rows) -> Array:
        """Return the calibration's terms of pieces, (len(rows), T)."""
        style = np.asarray(data.rates[rows] @ self.weights)
        rules = self.rules.score(data.counts[rows], data.words[rows])
        return calibration.terms(style, rules, data.words[rows], data.profile[rows])


def fit(data: Data, rows: Rows, pair: Pair, setting: Setting) -> Channels:
    """Fit both channels to those pieces of 500 words among ``rows`` that the pair wants."""
    related = pair.related if setting.related else ()
    rows = rows[data.fitting[rows]]
    wanted = np.isin(data.side[rows], [POSITIVE, pair.alternative, *related])
    rows = rows[wanted]
    side, family, source = data.side[rows], data.family[rows], data.source[rows]
    positive = side != pair.alternative
    weights = cell_weights(side, family, source)
    weights[np.isin(side, related)] *= setting.related
    style = style_weights.fit(data.rates[rows], positive, weights, family, setting)
    core = np.isin(side, [POSITIVE, pair.alternative])
    own = cell_weights(side[core], family[core], source[core])
    rules = rule_counts.fit(data.counts[rows][core], data.words[rows][core], positive[core], own)
    return Channels(style, rules)
