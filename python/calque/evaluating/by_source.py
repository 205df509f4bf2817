"""Sources left out inside families: each source against the other side; law by its sets."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from calque.evaluating import figures
from calque.evaluating.figures import Judged
from calque.evaluating.tables import Cell, Table, table
from calque.training.evidence import metrics
from calque.training.evidence.channels import Data
from calque.training.evidence.crossfit import Fitted
from calque.training.evidence.pairs import POSITIVE

Array = NDArray[np.float64]
_LEAST_PIECES = 5
_LIST_FORM = ("kremlin_lists", "whitehouse_lists")
_TREATIES = ("treaty_cis", "treaty_en")


@dataclass(frozen=True)
class OutOfSource:
    """Pieces of a pair as channels judge them that saw nothing of their sources."""

    positive: NDArray[np.bool_]
    family: NDArray[np.str_]
    source: NDArray[np.str_]
    set: NDArray[np.str_]
    length: NDArray[np.int64]
    log10_lr: Array


def judged(data: Data, sets: NDArray[np.str_], fitted: Fitted) -> OutOfSource:
    """Take the out-of-fold terms of a fit; the calibration itself saw the source's scores."""
    rows = fitted.rows
    lr = fitted.calibration.log10_lr(fitted.terms, data.family[rows])
    side, family, source = data.side[rows], data.family[rows], data.source[rows]
    return OutOfSource(side == POSITIVE, family, source, sets[rows], data.length[rows], lr)


def source_aucs(own: Judged) -> tuple[dict[str, float], dict[str, float]]:
    """Return each source's AUC against all of the other side: sources of H1, then of H2.

    Sources of fewer than five pieces are left out: their AUC is chance.
    """
    sides: list[dict[str, float]] = []
    for side in (own.positive, ~own.positive):
        found = {}
        for name in np.unique(own.source[side]):
            mine = side & (own.source == name)
            if mine.sum() >= _LEAST_PIECES:
                kept = mine | ~side
                found[str(name)] = metrics.auc(own.positive[kept], own.score[kept])
        sides.append(found)
    return sides[0], sides[1]


def _median_and_worst(aucs: dict[str, float], named: bool) -> tuple[Cell, ...]:
    if not aucs:
        return 0, None, None, None
    worst = min(aucs, key=aucs.__getitem__)
    return len(aucs), float(np.median(list(aucs.values()))), aucs[worst], worst if named else None


def source_table(own: dict[str, OutOfSource], words: int) -> Table:
    """Return median and worst source by pair and family of texts."""
    rows: list[tuple[Cell, ...]] = []
    for pair, pieces in own.items():
        for family in np.unique(pieces.family):
            mine = (pieces.family == family) & (pieces.length == words)
            whole = Judged(pieces.positive[mine], pieces.log10_lr[mine], pieces.source[mine])
            one, two = source_aucs(whole)
            rows.append(
                (
                    pair,
                    str(family),
                    figures.auc(whole),
                    *_median_and_worst(one, named=True),
                    *_median_and_worst(two, named=pair != "l2"),  # these are single persons
                )
            )
    note = (
        f"Pieces of {words} words; channels fitted without the fold of sources that is judged. "
        "Each source is ranked against all pieces of the other side of its family; sources of "
        f"fewer than {_LEAST_PIECES} pieces are left out. H1 is translated from Russian."
    )
    head = (
        "pair | family | AUC | H1 sources | H1 median | H1 worst | H1 worst source | "
        "H2 sources | H2 median | H2 worst | H2 worst source"
    )
    return table("source-left-out", "Source left out", note, head, rows)


def law_rows(
    what: str,
    positive: NDArray[np.bool_],
    lr: Array,
    source: NDArray[np.str_],
    sets: NDArray[np.str_],
) -> Iterator[tuple[Cell, ...]]:
    """Yield rows of the law table: list form, treaties, and one against the other."""
    for russian in (_LIST_FORM[0], _TREATIES[0]):
        for english in (_LIST_FORM[1], _TREATIES[1]):
            kept = (positive & (sets == russian)) | (~positive & (sets == english))
            own = Judged(positive[kept], lr[kept], source[kept])
            if not own.both_sides:
                continue
            yield (
                what,
                f"{russian} / {english}",
                own.texts(),
                own.sources(),
                figures.auc(own),
                figures.cllr(own),
                figures.cllr_min(own),
                float((own.score[own.positive] >= 1).mean()),
                float((own.score[~own.positive] >= 1).mean()),
            )


def law_table(rows: list[tuple[Cell, ...]]) -> Table:
    """Return the table of family law by set, and what follows for the list form."""
    note = (
        "Pair native. With one source on a side nothing tells the language of origin from the "
        "house style of one publisher: where `sources` says 1/1, a high AUC validates nothing."
    )
    head = (
        "left out, words | sets (H1 / H2) | pieces | sources | AUC | Cllr | Cllr-min | "
        "H1 at LR >= 10 | H2 at LR >= 10"
    )
    title = "Law by set: does validation hold for the list form?"
    return table("law-by-set", title, note, head, rows)
