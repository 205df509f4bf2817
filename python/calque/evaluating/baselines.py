"""What others would do: function words, character n-grams, fastText; the topic floors as well.

All are fitted to the pieces of 500 words of all families of texts but one, and rank that one.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
import scipy.sparse as sp
from numpy.typing import NDArray
from sklearn.feature_extraction.text import CountVectorizer, HashingVectorizer, TfidfVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.preprocessing import StandardScaler, normalize
from sklearn.svm import LinearSVC

from calque.evaluating import plain_text
from calque.evaluating.plain_text import Analyzer

Array = NDArray[np.float64]
Rows = NDArray[np.intp]
#: Scores of some rows from labels of others: (rows fitted to, their sides, weights, rows ranked).
Rank = Callable[[Rows, NDArray[np.bool_], Array, Rows], Array]

_HASHED = 2**18
_RARE = 5  # pieces that must hold a word


def _linear(features: sp.csr_matrix, model: LogisticRegression | LinearSVC) -> Rank:
    def rank(fit: Rows, positive: NDArray[np.bool_], weights: Array, judged: Rows) -> Array:
        model.fit(features[fit], positive, sample_weight=weights)
        return np.asarray(model.decision_function(features[judged]), np.float64)

    return rank


def function_words(texts: Sequence[str], known: frozenset[str]) -> Rank:
    """Shares of function words, standardised, with logistic regression."""
    vocabulary = {word: i for i, word in enumerate(sorted(known))}
    counter = CountVectorizer(analyzer=plain_text.only(known), vocabulary=vocabulary)
    counts = counter.transform(texts).astype(float)
    scaled = StandardScaler(with_mean=False).fit_transform(normalize(counts, "l1"))
    return _linear(sp.csr_matrix(scaled / 10), LogisticRegression(max_iter=500))


def character_ngrams(texts: Sequence[str]) -> Rank:
    """Counts of 2 to 4 characters, hashed, square-rooted, of length 1, with a linear SVM."""
    hashed = HashingVectorizer(
        analyzer="char",
        ngram_range=(2, 4),
        n_features=_HASHED,
        alternate_sign=False,
        norm=None,
        dtype=np.float32,
    )
    counts = hashed.transform(texts)
    counts.data = np.sqrt(counts.data)
    return _linear(normalize(counts), LinearSVC(C=1.0, random_state=1, tol=1e-2))


def bag(texts: Sequence[str], analyzer: Analyzer) -> Rank:
    """TF-IDF of the words that ``analyzer`` lists, with logistic regression: a topic floor."""
    vectors = TfidfVectorizer(analyzer=analyzer, min_df=_RARE, sublinear_tf=True)
    return _linear(vectors.fit_transform(texts), LogisticRegression(C=10.0, max_iter=300))


@dataclass(frozen=True)
class Ranked:
    """Scores of a family of texts that a baseline wasn't fitted to."""

    family: str
    rows: Rows
    score: Array


def families_left_out(
    rank: Rank,
    rows: Rows,
    positive: NDArray[np.bool_],
    family: NDArray[np.str_],
    weigh: Callable[[Rows], Array],
) -> list[Ranked]:
    """Rank each family by the others. ``positive`` and ``family`` are of all texts, (N,)."""
    out = []
    for name in np.unique(family[rows]):
        fit, own = rows[family[rows] != name], rows[family[rows] == name]
        out.append(Ranked(str(name), own, rank(fit, positive[fit], weigh(fit), own)))
    return out


def folds_left_out(
    rank: Rank,
    rows: Rows,
    positive: NDArray[np.bool_],
    folds: NDArray[np.int64],
    weigh: Callable[[Rows], Array],
) -> Array:
    """Rank each fold of sources by the others; shape (len(rows),)."""
    score = np.zeros(len(rows))
    for fold in np.unique(folds[rows]):
        fit, own = rows[folds[rows] != fold], folds[rows] == fold
        score[own] = rank(fit, positive[fit], weigh(fit), rows[own])
    return score
