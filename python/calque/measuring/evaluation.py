"""What the rules find in documents that no rate was measured on, by class, family and length."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from calque.detector import Detector
from calque.measuring.bootstrap import Statistic, interval
from calque.measuring.classes import class_of
from calque.measuring.corpora import Document
from calque.measuring.count_model import CountModel
from calque.measuring.sources import source_of

#: Findings that count: those of rules with one of these statuses.
MARKS = ("marks-russian", "marks-translation")
#: Originals by natives that speak of Russia: the hard negatives.
ABOUT_RUSSIA = "native about Russia"
LENGTHS = ((0, 150), (150, 500), (500, 2000), (2000, None))
_RUSSIA = re.compile("russia", re.IGNORECASE)
_LEAST_WORDS = 150  # of documents that the count model ranks


@dataclass(frozen=True)
class Scored:
    """One document: where it stands, its words, findings that count, and the model's score."""

    side: str
    family: str
    source: str
    words: int
    marked: int
    score: float


def side_of(document: Document) -> str:
    """Return the document's class; natives who write about Russia are one of their own."""
    side = class_of(document)
    about = _RUSSIA.search(f"{document.set} {document.group}")
    return ABOUT_RUSSIA if side == "native" and about else side


def marking(detector: Detector) -> frozenset[str]:
    """Return the ids of the rules whose findings count."""
    return frozenset(r.id for r in detector.rules if r.rate is not None and r.rate.status in MARKS)


def score_all(detector: Detector, documents: Iterable[Document], model: CountModel) -> list[Scored]:
    """Score documents with a detector's rules and their measured rates."""
    counting = marking(detector)
    scored = []
    for document in documents:
        report = detector.score(document.text)
        rules = [finding.rule for finding in report.findings]
        scored.append(
            Scored(
                side_of(document),
                document.family,
                source_of(document),
                report.n_words,
                sum(rule in counting for rule in rules),
                model.score(rules, report.n_words),
            )
        )
    return scored


@dataclass(frozen=True)
class Figure:
    """A figure with its 95 % interval by source, and what it rests on."""

    value: float
    low: float
    high: float
    documents: int
    sources: int


def _figure(rows: Sequence[Scored], strata: Sequence[str], statistic: Statistic) -> Figure:
    everything = np.arange(len(rows), dtype=np.intp)
    names = [row.source for row in rows]
    low, high = interval(strata, names, statistic)
    return Figure(statistic(everything), low, high, len(rows), len(set(names)))


def density(rows: Sequence[Scored]) -> Figure:
    """Return marked findings per 1,000 words."""
    marked = np.array([row.marked for row in rows], dtype=float)
    words = np.array([row.words for row in rows], dtype=float)

    def statistic(drawn: NDArray[np.intp]) -> float:
        return float(1000 * marked[drawn].sum() / words[drawn].sum())

    return _figure(rows, [row.side for row in rows], statistic)


def times_as_dense(above: Sequence[Scored], below: Sequence[Scored]) -> Figure:
    """Return how many times as dense the findings of ``above`` are; NaN over none."""
    rows = [*above, *below]
    is_above = np.array([True] * len(above) + [False] * len(below))
    marked = np.array([row.marked for row in rows], dtype=float)
    words = np.array([row.words for row in rows], dtype=float)

    def statistic(drawn: NDArray[np.intp]) -> float:
        up = drawn[is_above[drawn]]
        down = drawn[~is_above[drawn]]
        base = marked[down].sum() / words[down].sum()
        return float(marked[up].sum() / words[up].sum() / base) if base else float("nan")

    return _figure(rows, [str(one) for one in is_above], statistic)


def share_with_any(rows: Sequence[Scored]) -> Figure:
    """Return the share of documents with at least one marked finding."""
    has = np.array([row.marked > 0 for row in rows], dtype=float)
    return _figure(rows, [row.side for row in rows], lambda drawn: float(has[drawn].mean()))


def auc(above: Sequence[Scored], below: Sequence[Scored]) -> Figure | None:
    """Return the area under the ROC curve of the model's score per word; None without both sides.

    The share of pairs in which the document of ``above`` scores higher, ties counting half (Hanley
    and McNeil 1982, Radiology 143: 29-36). Documents under 150 words are left out.
    """
    above = [row for row in above if row.words >= _LEAST_WORDS]
    below = [row for row in below if row.words >= _LEAST_WORDS]
    if not above or not below:
        return None
    rows = [*above, *below]
    is_above = np.array([True] * len(above) + [False] * len(below))
    scores = np.array([row.score / row.words for row in rows])
    order = np.argsort(scores, kind="stable")
    places = np.empty(len(rows))
    places[order] = np.arange(len(rows))
    # Equal scores share the mean of their places.
    _, inverse = np.unique(scores, return_inverse=True)
    places = (np.bincount(inverse, places) / np.bincount(inverse))[inverse]

    def statistic(drawn: NDArray[np.intp]) -> float:
        up = places[drawn[is_above[drawn]]]
        down = np.sort(places[drawn[~is_above[drawn]]])
        left = np.searchsorted(down, up, side="left")
        right = np.searchsorted(down, up, side="right")
        return float((left + right).mean() / (2 * len(down)))

    return _figure(rows, [str(one) for one in is_above], statistic)
