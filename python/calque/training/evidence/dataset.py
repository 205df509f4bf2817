"""Pieces of all lengths with everything that channels and calibration read from them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from calque import _core, data
from calque.detector import Detector
from calque.measuring.corpora import read_documents
from calque.training.evidence import ngrams, register, rule_counts
from calque.training.evidence.channels import Data
from calque.training.evidence.pairs import PAIRS, POSITIVE
from calque.training.evidence.pieces import Piece, cut
from calque.training.evidence.register import Register
from calque.training.evidence.texts import Text, read_texts

#: Words of the pieces; weights are fitted to those of 500.
LENGTHS = (200, 500, 1500)
SIDES = (POSITIVE, *(pair.alternative for pair in PAIRS))


@dataclass(frozen=True)
class Frame:
    """How pieces become numbers: fixed on train, applied to any other text."""

    keys: NDArray[np.int64]
    families: list[str]
    family_of: list[int]
    class_of: list[int]
    class_names: list[str]
    register: Register


def read_split(detector: Detector, corpora: Path, split: str) -> list[Text]:
    """Return the documents of the sides that pairs compare."""
    texts = read_texts(detector, read_documents(corpora, split))
    return [text for text in texts if text.side in SIDES]


def pieces_of(texts: Sequence[Text]) -> tuple[list[Piece], NDArray[np.int64]]:
    """Return pieces of all `LENGTHS`, and the length asked for of each."""
    by_length = [cut(texts, length) for length in LENGTHS]
    lengths = np.repeat(LENGTHS, [len(pieces) for pieces in by_length])
    return [piece for pieces in by_length for piece in pieces], lengths


def _shares(pieces: list[Piece], class_of: list[int], names: list[str]) -> NDArray[np.float64]:
    return register.shares(register.count_classes(pieces, class_of), names)


def frame(detector: Detector, pieces: list[Piece], lengths: NDArray[np.int64]) -> Frame:
    """Settle n-grams, construction families and registers on the pieces of the train split."""
    resources = data.resources(detector.language)
    class_of = list(_core.style_classes(resources))
    names = _core.style_symbols(resources)[:64]
    families, family_of = rule_counts.families_of(detector.rules)
    middle = [piece for piece, length in zip(pieces, lengths, strict=True) if length == 500]
    fitted = register.fit(
        _shares(pieces, class_of, names),
        np.array([piece.family for piece in pieces]),
        np.array([piece.source for piece in pieces]),
        lengths,
    )
    return Frame(ngrams.count(middle).keys, families, family_of, class_of, names, fitted)


def to_data(pieces: list[Piece], lengths: NDArray[np.int64], own: Frame) -> Data:
    """Return pieces as arrays."""
    raw = _shares(pieces, own.class_of, own.class_names)
    return Data(
        np.array([piece.side for piece in pieces]),
        np.array([piece.family for piece in pieces]),
        np.array([piece.source for piece in pieces]),
        np.array([piece.about_russia for piece in pieces]),
        np.array([float(piece.words) for piece in pieces]),
        lengths,
        ngrams.count(pieces, keys=own.keys).rates,
        rule_counts.table(pieces, own.family_of, len(own.families)),
        own.register.profile(raw),
    )
