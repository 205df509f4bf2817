"""Counts of n-grams of style symbols: keys as in the engine's style model, one to three symbols."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import scipy.sparse as sp
from numpy.typing import NDArray

from calque.training.evidence.pieces import Piece
from calque.training.evidence.texts import Symbols

_BITS = 10


def keys_of(symbols: Symbols) -> NDArray[np.int64]:
    """Return the keys of all n-grams of a text, as ``StyleModel::add`` forms them."""
    one, two, three = symbols, symbols[:-1] << _BITS, symbols[:-2] << (2 * _BITS)
    return np.concatenate([one, one[1:] | two, one[2:] | two[1:] | three])


def name_of(key: int, symbols: Sequence[str]) -> str:
    """Return an n-gram's symbols with blanks between, as ``style.tsv`` writes them."""
    parts = (key >> 2 * _BITS, key >> _BITS & 1023, key & 1023)
    return " ".join(symbols[part] for part in parts if part)


@dataclass(frozen=True)
class Counts:
    """N-grams by piece: ``rates`` (N, K), per symbol of the piece; ``keys`` (K,) ascending."""

    keys: NDArray[np.int64]
    rates: sp.csr_matrix


def count(
    pieces: Sequence[Piece], least: int = 80, keys: NDArray[np.int64] | None = None
) -> Counts:
    """Count the n-grams that at least ``least`` pieces hold, or those of ``keys``."""
    counted = [np.unique(keys_of(piece.symbols), return_counts=True) for piece in pieces]
    if keys is None:
        all_keys, holding = np.unique(
            np.concatenate([own for own, _ in counted]), return_counts=True
        )
        keys = all_keys[holding >= least]
    rows, columns, values = [], [], []
    for row, ((own, counts), piece) in enumerate(zip(counted, pieces, strict=True)):
        places = np.minimum(np.searchsorted(keys, own), len(keys) - 1)
        known = keys[places] == own
        rows.append(np.full(int(known.sum()), row))
        columns.append(places[known])
        values.append(counts[known] / max(len(piece.symbols), 1))
    shape = (len(pieces), len(keys))
    cells = (np.concatenate(values), (np.concatenate(rows), np.concatenate(columns)))
    return Counts(keys, sp.csr_matrix(cells, shape=shape))
