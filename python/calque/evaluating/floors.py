"""The publisher floor: how well two sets of English originals are told apart by their style."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import combinations
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from calque.evaluating.tables import Cell, Table, table
from calque.training.evidence import metrics, style_weights
from calque.training.evidence.channels import Data
from calque.training.evidence.style_weights import Setting, cell_weights

Rows = NDArray[np.intp]
_BLOCKS = 4
_LEAST_PIECES = 12
_MOST_SETS = 6


class Floor(NamedTuple):
    """Two sets of documents of one family and the AUC between them."""

    family: str
    one: str
    two: str
    pieces: tuple[int, int]
    auc: float


def blocks_of(n: int) -> NDArray[np.int64]:
    """Deal n pieces in order to blocks of neighbours, so that parts of a document go together."""
    return np.arange(n) * _BLOCKS // n


def told_apart(data: Data, one: Rows, two: Rows, setting: Setting) -> float:
    """Return the AUC of the style channel fitted to tell pieces ``one`` from ``two``.

    Each block of neighbouring pieces is scored by weights fitted to the others.
    """
    rows = np.concatenate([one, two])
    first = np.concatenate([np.ones(len(one), bool), np.zeros(len(two), bool)])
    block = np.concatenate([blocks_of(len(one)), blocks_of(len(two))])
    name = np.where(first, "one", "two")
    family = np.full(len(rows), "all")
    score = np.zeros(len(rows))
    for own in range(_BLOCKS):
        fit = block != own
        weights = cell_weights(name[fit], family[fit], name[fit])
        learnt = style_weights.fit(data.rates[rows[fit]], first[fit], weights, family[fit], setting)
        score[~fit] = data.rates[rows[~fit]] @ learnt
    return metrics.auc(first, score)


def families_of(data: Data) -> list[str]:
    """Return the families of texts that have native originals."""
    return [str(name) for name in np.unique(data.family[data.side == "native"])]


def between_originals(
    data: Data, sets: NDArray[np.str_], family: str, setting: Setting, words: int = 500
) -> Iterator[Floor]:
    """Yield the floor for pairs of the six largest sets of native originals of a family.

    Where a family has one set only, its sources stand for sets.
    """
    mine = (data.side == "native") & (data.length == words) & (data.family == family)
    names = sets if len(np.unique(sets[mine])) > 1 else data.source
    sizes_of = Counter(names[mine].tolist()).most_common(_MOST_SETS)
    large = [name for name, n in sizes_of if n >= _LEAST_PIECES]
    for one, two in combinations(large, 2):
        rows = [np.flatnonzero(mine & (names == name)) for name in (one, two)]
        sizes = (len(rows[0]), len(rows[1]))
        yield Floor(family, one, two, sizes, told_apart(data, rows[0], rows[1], setting))


def between_translations(
    data: Data, setting: Setting, family: str, side: str, words: int = 500
) -> Floor:
    """Return the floor between Russian translations and those of ``side`` in one family."""
    own = (data.family == family) & (data.length == words)
    rows = [np.flatnonzero(own & (data.side == name)) for name in ("ru", side)]
    sizes = (len(rows[0]), len(rows[1]))
    return Floor(family, "ru", side, sizes, told_apart(data, rows[0], rows[1], setting))


def floor_tables(floors: list[Floor], ukrainian: Floor) -> tuple[Table, Table]:
    """Return a summary by family, and all pairs; below them translations, ``ukrainian``."""
    note = (
        "Pairs of sets of native English originals of one family, pieces of 500 words, the style "
        "channel fitted to tell them apart (blocks of neighbouring pieces left out): what the "
        "style of a publisher alone is worth, where it's known."
    )
    summary: list[tuple[Cell, ...]] = []
    for family in sorted({floor.family for floor in floors}):
        own = sorted((f for f in floors if f.family == family), key=lambda floor: floor.auc)
        aucs = [floor.auc for floor in own]
        summary.append(
            (
                family,
                len(own),
                float(np.median(aucs)),
                aucs[0],
                f"{own[0].one} / {own[0].two}",
                aucs[-1],
                f"{own[-1].one} / {own[-1].two}",
            )
        )
    rows: list[tuple[Cell, ...]] = [
        (f.family, f.one, f.two, f"{f.pieces[0]}/{f.pieces[1]}", f.auc)
        for f in [*floors, ukrainian]
    ]
    head = "family | pairs of sets | median AUC | least | between | most | between these"
    all_note = "The last row: translations from Russian against those from Ukrainian, the same way."
    all_head = "family | one | two | pieces | AUC"
    return (
        table("publisher-floor", "Publisher floor", note, head, summary),
        table("publisher-pairs", "Publisher floor, all pairs", all_note, all_head, rows),
    )
