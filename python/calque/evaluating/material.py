"""What the evaluation is made on: the train split as pieces, as arrays and as raw text."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from calque.detector import Detector
from calque.evaluating.left_out import Pieces
from calque.measuring.corpora import batches, read_documents
from calque.training.evidence import dataset
from calque.training.evidence.channels import Data
from calque.training.evidence.dataset import SIDES, Frame
from calque.training.evidence.pieces import Piece, cut
from calque.training.evidence.texts import Text, pair_side

#: Words of the pieces that are judged.
SHORT, MIDDLE, LONG = 200, 500, 2000


@dataclass(frozen=True)
class Material:
    """The train split.

    Attributes:
        data: what everything is fitted to; ``set`` the set of documents of each of its pieces.
        judged: pieces of `SHORT`, `MIDDLE` and `LONG` words.
        raw: of the pieces of `MIDDLE` words in ``data``, in order, their text.
    """

    texts: list[Text]
    frame: Frame
    data: Data
    set: NDArray[np.str_]
    judged: tuple[Pieces, ...]
    raw: tuple[str, ...]


def _subset(own: Data, rows: NDArray[np.intp]) -> Data:
    return Data(
        own.side[rows],
        own.family[rows],
        own.source[rows],
        own.about_russia[rows],
        own.words[rows],
        own.length[rows],
        own.rates[rows],
        own.counts[rows],
        own.profile[rows],
    )


def sets_of(pieces: Sequence[Piece]) -> NDArray[np.str_]:
    """Return the set of documents of each piece."""
    return np.array([piece.set for piece in pieces])


def unit_texts(detector: Detector, corpora: Path, split: str) -> list[list[str]]:
    """Return the text of each unit of the documents that `dataset.read_split` reads, in order."""
    units = []
    for batch in batches(read_documents(corpora, split)):
        kept = [document for document in batch if pair_side(document) in SIDES]
        for report in detector.score_batch([document.text for document in kept]):
            units.append([report.text[p.start : p.end] for p in report.paragraphs])
    return units


def raw_pieces(texts: Sequence[Text], units: Sequence[Sequence[str]], words: int) -> list[str]:
    """Return the text of the pieces that `pieces.cut` makes of ``texts``, in its order.

    Raises:
        ValueError: ``units`` aren't those of ``texts``.
    """
    flat = [unit for own in units for unit in own]
    numbered = []
    first = 0
    for text, own in zip(texts, units, strict=True):
        if len(own) != len(text.words):
            raise ValueError(f"{text.id}: {len(own)} units of text, {len(text.words)} counted")
        numbers = tuple(np.array([first + i]) for i in range(len(own)))
        numbered.append(replace(text, symbols=numbers))
        first += len(own)
    return ["\n\n".join(flat[i] for i in piece.symbols) for piece in cut(numbered, words)]


def read(detector: Detector, corpora: Path) -> Material:
    """Read the train split."""
    texts = dataset.read_split(detector, corpora, "train")
    pieces, lengths = dataset.pieces_of(texts)
    frame = dataset.frame(detector, pieces, lengths)
    data = dataset.to_data(pieces, lengths, frame)
    sets = sets_of(pieces)
    short = np.flatnonzero(np.isin(lengths, (SHORT, MIDDLE)))
    long = cut(texts, LONG)
    long_data = dataset.to_data(long, np.full(len(long), LONG), frame)
    judged = (Pieces(_subset(data, short), sets[short]), Pieces(long_data, sets_of(long)))
    raw = raw_pieces(texts, unit_texts(detector, corpora, "train"), MIDDLE)
    return Material(texts, frame, data, sets, judged, tuple(raw))
