"""Tables of whole documents: quality by length, false alarms, hits, what is withheld."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import numpy as np

from calque.evaluating import figures
from calque.evaluating.cluster_bound import upper_bound
from calque.evaluating.documents import (
    ALTERNATIVES,
    BANDS,
    NATIVES,
    Scored,
    band_name,
    column,
    in_band,
)
from calque.evaluating.figures import Judged
from calque.evaluating.tables import Cell, Table, table

#: Words below which no document is counted: there is no verdict.
LEAST = 150
_HITS_OVER = 300


def told(rows: Sequence[Scored], pair: str, alternative: Sequence[str]) -> Judged:
    """Return the documents of a pair whose ratio is told."""
    kept = [
        row
        for row in rows
        if row.side in ("ru", *alternative) and row.log10_lr.get(pair) is not None
    ]
    return Judged(
        np.array([row.side == "ru" for row in kept], bool),
        np.array([row.log10_lr[pair] for row in kept], float),
        column(kept, "source"),
    )


def _quality(
    rows: Sequence[Scored], pair: str, family: str, band: tuple[int, int | None]
) -> tuple[Cell, ...] | None:
    sides = ("ru", *ALTERNATIVES[pair])
    own = [row for row in rows if row.side in sides and in_band(row, band)]
    if len({row.side == "ru" for row in own}) < 2:
        return None
    judged = told(own, pair, ALTERNATIVES[pair])
    n = f"{sum(r.side == 'ru' for r in own)}/{sum(r.side != 'ru' for r in own)}"
    share = len(judged.score) / len(own)
    cost = figures.cllr(judged)
    least = figures.cllr_min(judged)
    return (
        pair,
        family,
        band_name(band),
        n,
        judged.sources(),
        share,
        figures.auc(judged),
        cost,
        least,
        cost.value - least,
    )


def quality_table(rows: Sequence[Scored]) -> Table:
    """Return AUC, Cllr and the share told, by pair, family of texts and length."""
    body = []
    for pair in ALTERNATIVES:
        for family in [*sorted({row.family for row in rows}), "all"]:
            own = [row for row in rows if family in ("all", row.family)]
            body += [row for band in BANDS if (row := _quality(own, pair, family, band))]
    note = (
        "Whole documents, ratios as told (rounded, within their bounds). AUC, Cllr and sources are "
        "those of the documents whose ratio is told; n counts all, H1 / H2."
    )
    head = (
        "pair | family | words | n | sources | told | AUC | Cllr | Cllr-min | Cllr above Cllr-min"
    )
    return table("documents", "Whole documents by length", note, head, body)


def alarm_row(name: str, family: str, rows: Sequence[Scored]) -> tuple[Cell, ...]:
    """Return k of n documents at log10 LR >= 1 for ``native``, with upper bounds."""
    over = np.array([row.over for row in rows], bool)
    known = [row for row in rows if row.native is not None]
    over_known = np.array([row.over for row in known], bool)
    source = column(rows, "source")
    return (
        name,
        family,
        len(rows),
        len(known),
        f"{int(over.sum())} of {len(rows)}",
        float(over.mean()),
        upper_bound(over, source),
        upper_bound(over, column(rows, "group")),
        upper_bound(over_known, column(known, "source")),
        len(np.unique(source)),
    )


def alarm_table(rows: Sequence[Scored]) -> Table:
    """Return false alarms among originals: those about Russia, other natives, by family."""
    body = []
    for side in NATIVES:
        own = [row for row in rows if row.side == side and row.words >= LEAST]
        for family in [*sorted({row.family for row in own}), "all"]:
            part = [row for row in own if family in ("all", row.family)]
            if part:
                body.append(alarm_row(side, family, part))
    note = (
        "Documents of 150 words and more at log10 LR >= 1, pair native. Upper bounds: one-sided, "
        "95 %, by cluster: the source (publisher, author, book), and for comparison the group (one "
        "text with its parts). With no alarm the bound by source rests on the number of sources."
    )
    head = (
        "originals | family | documents | told | alarms | share | upper by source | "
        "upper by group | upper of told | sources"
    )
    return table("false-alarms", "False alarms at log10 LR >= 1", note, head, body)


def hit_table(rows: Sequence[Scored]) -> Table:
    """Return the share of Russian translations over 300 words that pass; abstentions are misses."""
    body: list[tuple[Cell, ...]] = []
    for family in sorted({row.family for row in rows}):
        own = [r for r in rows if r.side == "ru" and r.family == family and r.words > _HITS_OVER]
        if own:
            over = np.array([row.over for row in own], bool)
            known = sum(row.native is not None for row in own)
            source = column(own, "source")
            body.append(
                (
                    family,
                    f"{int(over.sum())} of {len(own)}",
                    known,
                    figures.share(over, source),
                    len(np.unique(source)),
                )
            )
    note = "Translated from Russian by people, over 300 words; withheld ratios are misses."
    head = "family | hits | told | share | sources"
    return table("hits", "Hits at log10 LR >= 1, pair native", note, head, body)


def withheld_table(rows: Sequence[Scored]) -> Table:
    """Return where documents lie in the register check, and why ``native`` is withheld."""
    body: list[tuple[Cell, ...]] = []
    own = [row for row in rows if row.side in ("ru", *NATIVES, "other") and row.words >= LEAST]
    for family, side in sorted({(row.family, row.side) for row in own}):
        part = [row for row in own if (row.family, row.side) == (family, side)]
        reasons = Counter(row.reason.split(".")[0] for row in part if row.reason is not None)
        often = "; ".join(f"{n}: {reason}" for reason, n in reasons.most_common(2))
        near = sum(row.nearest == family for row in part) / len(part)
        known = sum(row.native is not None for row in part) / len(part)
        body.append((family, side, len(part), near, known, often or None))
    note = (
        "Documents of 150 words and more: the share whose nearest family of texts is their own, "
        "the share told, and the two reasons that withhold most."
    )
    head = "family | side | documents | nearest is own | told | withheld because"
    return table("withheld", "Register check and what is withheld", note, head, body)
