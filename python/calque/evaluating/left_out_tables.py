"""Tables of families left out: by length, the channels apart, beside baselines and floors."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from calque.evaluating import figures
from calque.evaluating.figures import Judged
from calque.evaluating.left_out import ALONE, BOTH, Family
from calque.evaluating.material import LONG, MIDDLE, SHORT
from calque.evaluating.tables import Cell, Estimate, Table, table

#: Figures of baselines and floors: by pair, family of texts and name.
Others = Mapping[tuple[str, str, str], Estimate]
#: The AUC of both channels by pair and family of texts.
Ours = Mapping[tuple[str, str], Estimate]


def length_rows(family: Family) -> list[tuple[Cell, ...]]:
    """Return a family's AUC and Cllr of both channels at each length."""
    body: list[tuple[Cell, ...]] = []
    for words in (SHORT, MIDDLE, LONG):
        own = family.judged(BOTH, words)
        if not own.both_sides:
            continue
        cost, least = figures.cllr(own), figures.cllr_min(own)
        counts = (own.texts(), own.sources())
        start = (family.pair, family.family, words, *counts)
        body.append((*start, figures.auc(own), cost, least, cost.value - least))
    return body


def length_table(rows: Sequence[tuple[Cell, ...]]) -> Table:
    """Return the table of `length_rows`."""
    note = (
        "Train split, pieces joined from neighbouring documents of one set; weights, calibration "
        "and register intercepts from the other families of texts. Pieces and sources are H1 / H2. "
        "With one source on a side its part of the interval is zero: too narrow. The rules "
        "themselves were written and chosen on all families of this split: their channel isn't "
        "blind to the family left out, and only dev is a full test."
    )
    head = "pair | family | words | pieces | sources | AUC | Cllr | Cllr-min | Cllr above Cllr-min"
    return table("family-left-out", "Family left out", note, head, rows)


def channel_row(family: Family) -> tuple[Cell, ...]:
    """Return what both channels and each alone give for a family."""
    row: list[Cell] = [family.pair, family.family]
    for what in (BOTH, *ALONE):
        row.append(figures.auc(family.judged(what, MIDDLE, ranked=True)))
        row.append(figures.cllr(family.judged(what, MIDDLE), bootstrap=False).value)
    return tuple(row)


def channel_table(rows: Sequence[tuple[Cell, ...]]) -> Table:
    """Return the table of `channel_row`."""
    note = (
        f"Family left out, pieces of {MIDDLE} words. Alone, a channel is ranked by its own score, "
        "and its Cllr is that of a calibration without the other channel; `no register` has both "
        "channels without the register profile."
    )
    head = "pair | family | " + " | ".join(f"AUC {w} | Cllr {w}" for w in (BOTH, *ALONE))
    return table("channels", "The channels apart", note, head, rows)


def other_table(
    heading: tuple[str, str, str], ours: Ours, columns: Sequence[str], own: Others
) -> Table:
    """Return both channels beside figures of others; ``heading`` is name, title and note."""
    body: list[tuple[Cell, ...]] = []
    for (pair, family), both in ours.items():
        if any(key[:2] == (pair, family) for key in own):
            body.append((pair, family, both, *(own.get((pair, family, c)) for c in columns)))
    for name in dict.fromkeys(pair for pair, _ in ours):
        rows = [row for row in body if row[0] == name]
        if not rows:
            continue
        means = [
            float(np.mean([cell.value for row in rows if isinstance(cell := row[i], Estimate)]))
            for i in range(2, len(columns) + 3)
        ]
        body.append((name, "mean", *means))
    return table(*heading, "pair | family | calque | " + " | ".join(columns), body)


def pooled(families: Sequence[Family], pair: str, words: int = MIDDLE) -> Judged:
    """Return the pieces of all families of a pair, each judged by the others."""
    own = [family.judged(BOTH, words) for family in families if family.pair == pair]
    return Judged(
        np.concatenate([one.positive for one in own]),
        np.concatenate([one.score for one in own]),
        np.concatenate([one.source for one in own]),
    )
