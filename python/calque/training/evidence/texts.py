"""Documents of known origin as both channels see them, unit by unit (paragraph, point, heading)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from calque import _core, data
from calque.detector import Detector
from calque.measuring.classes import class_of
from calque.measuring.corpora import Document, batches
from calque.measuring.evaluation import ABOUT_RUSSIA, side_of
from calque.measuring.sources import source_of

Symbols = NDArray[np.int64]


@dataclass(frozen=True)
class Text:
    """One document.

    Attributes:
        side: class of origin, one of `calque.measuring.classes.CLASSES`.
        about_russia: original English on Russia: the hard negatives.
        words: of each unit, shape (U,).
        symbols: style symbols of each unit, U arrays.
        hits: (unit, rule number) of each finding that counts as evidence.
    """

    id: str
    side: str
    family: str
    set: str
    source: str
    group: str
    year: int | None
    about_russia: bool
    words: NDArray[np.int64]
    symbols: tuple[Symbols, ...]
    hits: tuple[tuple[int, int], ...]


def pair_side(document: Document) -> str:
    """Return the class of origin for the pairs: of second-language authors, Russian speakers only.

    Others are ``l2_other``, which no pair compares.
    """
    side = class_of(document)
    return "l2_other" if side == "l2" and document.author_l1 != "ru" else side


def read_texts(detector: Detector, documents: Iterable[Document]) -> list[Text]:
    """Return documents as the engine reads them, with the rules that count as evidence."""
    resources = data.resources(detector.language)
    counted = [detector.evidence_family(i) is not None for i in range(len(detector.rules))]
    texts = []
    for batch in batches(documents):
        for document, report in zip(
            batch, detector.score_batch([d.text for d in batch]), strict=True
        ):
            raw, ends = _core.style_text(resources, document.text)
            symbols = np.frombuffer(raw, np.uint16).astype(np.int64)
            units = np.split(symbols, np.frombuffer(ends, np.uint32)[:-1]) if ends else []
            texts.append(
                Text(
                    document.id,
                    pair_side(document),
                    document.family,
                    document.set,
                    source_of(document),
                    document.group,
                    document.year,
                    side_of(document) == ABOUT_RUSSIA,
                    np.array(report.core.unit_words(), np.int64),
                    tuple(units),
                    tuple((unit, rule) for unit, rule in report.core.unit_rules() if counted[rule]),
                )
            )
    return texts
