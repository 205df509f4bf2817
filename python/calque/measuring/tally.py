"""Hits of rules in documents of known origin, by class, family, source and group."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from calque.detector import Detector
from calque.measuring.classes import class_of
from calque.measuring.corpora import Document, batches
from calque.measuring.sources import source_of


class Row(NamedTuple):
    """Documents that were counted together: a group, as far as it is of one source and class."""

    side: str
    family: str
    source: str
    group: str


@dataclass(frozen=True)
class Tally:
    """Counts of R rules in G rows; ``side`` of a row is one of `classes.CLASSES`.

    ``rows`` are sorted, so that those of one source, and the sources of one (class, family), stand
    together. ``words`` and ``documents`` have shape (G,), ``hits`` and ``documents_hit`` (R, G).
    """

    rules: tuple[str, ...]
    rows: tuple[Row, ...]
    words: NDArray[np.int64]
    documents: NDArray[np.int64]
    hits: NDArray[np.int64]
    documents_hit: NDArray[np.int64]


def tally(detector: Detector, documents: Iterable[Document], threads: int | None = None) -> Tally:
    """Run all rules of a detector over documents and count.

    Raises ValueError where there are no documents.
    """
    numbers = {rule.id: number for number, rule in enumerate(detector.rules)}
    totals: dict[Row, list[int]] = {}
    found: dict[tuple[int, Row], list[int]] = {}
    for batch in batches(documents):
        reports = detector.score_batch([document.text for document in batch], threads)
        for document, report in zip(batch, reports, strict=True):
            row = Row(class_of(document), document.family, source_of(document), document.group)
            total = totals.setdefault(row, [0, 0])
            total[0] += report.n_words
            total[1] += 1
            hits = [numbers[finding.rule] for finding in report.findings]
            for number in hits:
                found.setdefault((number, row), [0, 0])[0] += 1
            for number in set(hits):
                found[number, row][1] += 1
    if not totals:
        raise ValueError("no documents to count in")
    return _arrays(tuple(numbers), totals, found)


def _arrays(
    rules: Sequence[str],
    totals: dict[Row, list[int]],
    found: dict[tuple[int, Row], list[int]],
) -> Tally:
    rows = sorted(totals)
    places = {row: place for place, row in enumerate(rows)}
    hits = np.zeros((2, len(rules), len(rows)), dtype=np.int64)
    for (number, row), counts in found.items():
        hits[:, number, places[row]] = counts
    words, documents = np.array([totals[row] for row in rows], dtype=np.int64).T
    return Tally(tuple(rules), tuple(rows), words, documents, hits[0], hits[1])
