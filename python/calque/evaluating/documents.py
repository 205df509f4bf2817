"""Whole documents as a user would score them: the public interface and the shipped pack alone."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from calque.detector import Detector
from calque.measuring.corpora import Document, batches
from calque.measuring.evaluation import ABOUT_RUSSIA, side_of
from calque.measuring.sources import source_of
from calque.report import Report

#: Bands of length in words.
BANDS = ((150, 300), (300, 700), (700, None))
NATIVES = ("native", ABOUT_RUSSIA)
#: The side of a pair that isn't translated from Russian.
ALTERNATIVES: dict[str, tuple[str, ...]] = {
    "native": NATIVES,
    "translation": ("other",),
    "slavic": ("uk",),
    "l2": ("l2",),
}


@dataclass(frozen=True)
class Scored:
    """One document: where it comes from and what its report says.

    ``log10_lr`` holds None for pairs that are withheld, ``reason`` why ``native`` is.
    """

    id: str
    side: str
    family: str
    set: str
    source: str
    group: str
    author_l1: str
    words: int
    nearest: str
    log10_lr: dict[str, float | None]
    reason: str | None

    @property
    def native(self) -> float | None:
        """The ratio of the pair ``native``."""
        return self.log10_lr["native"]

    @property
    def over(self) -> bool:
        """Whether ``native`` is told and at least 1."""
        return self.native is not None and self.native >= 1


def scored(document: Document, report: Report) -> Scored:
    """Return what a report says of a document."""
    evidence = report.evidence
    register = report.register
    return Scored(
        document.id,
        side_of(document),
        document.family,
        document.set,
        source_of(document),
        document.group,
        document.author_l1 or "",
        report.n_words,
        register.nearest if register is not None else "",
        {name: pair.log10_lr for name, pair in evidence.items()},
        evidence["native"].reason,
    )


def score_all(
    detector: Detector, documents: Iterable[Document]
) -> tuple[list[Scored], list[Document]]:
    """Score documents; return what was said of each, and the documents themselves."""
    made: list[Scored] = []
    kept: list[Document] = []
    for batch in batches(documents):
        reports = detector.score_batch([document.text for document in batch])
        made += [scored(one, report) for one, report in zip(batch, reports, strict=True)]
        kept += batch
    return made, kept


def in_band(row: Scored, band: tuple[int, int | None]) -> bool:
    """Whether a document's length lies in a band."""
    return row.words >= band[0] and (band[1] is None or row.words < band[1])


def band_name(band: tuple[int, int | None]) -> str:
    """Return a band in words."""
    return f"{band[0]}-{band[1]}" if band[1] is not None else f"over {band[0]}"


def column(rows: Iterable[Scored], field: str) -> NDArray[np.str_]:
    """Return one of the fields of text as an array."""
    return np.array([getattr(row, field) for row in rows])
