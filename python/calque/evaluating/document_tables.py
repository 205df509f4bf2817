"""Tables of whole documents: quality by length, false alarms, hits, the sides kept apart."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

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

_LEAST = 150
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
        own = [row for row in rows if row.side == side and row.words >= _LEAST]
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


def _summary(name: str, rows: Sequence[Scored]) -> tuple[Cell, ...]:
    known = [row.native for row in rows if row.native is not None]
    l2 = [lr for row in rows if (lr := row.log10_lr.get("l2")) is not None]
    other = [lr for row in rows if (lr := row.log10_lr.get("translation")) is not None]
    return (
        name,
        len(rows),
        len(known),
        float(np.median(known)) if known else None,
        sum(row.over for row in rows),
        len(l2),
        float(np.median(l2)) if l2 else None,
        sum(lr >= 1 for lr in l2),
        sum(lr >= 1 for lr in other),
    )


_SUMMARY_HEAD = (
    "texts | documents | native told | native median | native >= 1 | l2 told | l2 median | "
    "l2 >= 1 | translation >= 1"
)


def author_table(rows: Sequence[Scored]) -> Table:
    """Return English by authors of other native languages, author by author, without names."""
    own = [row for row in rows if row.side == "l2" and row.words >= _LEAST]
    keys = sorted({(row.family, row.author_l1, row.source) for row in own})
    body = []
    for number, (family, language, source) in enumerate(keys, 1):
        part = [row for row in own if (row.family, row.source) == (family, source)]
        body.append(_summary(f"{family} {number} (L1 {language})", part))
    russian = [row for row in own if row.author_l1 == "ru"]
    body.append(_summary("all with L1 Russian", russian))
    body.append(_summary("all others", [row for row in own if row.author_l1 != "ru"]))
    note = (
        "Documents of 150 words and more. Numbers stand for sources (author or collection). "
        "Medians are of log10 LR."
    )
    return table("l2-authors", "English by second-language authors", note, _SUMMARY_HEAD, body)


def _kinds(rows: Sequence[Scored]) -> Iterator[tuple[Cell, ...]]:
    kinds = {
        "ru": "from Russian by people",
        "mt": "from Russian by machine",
        "uk": "from Ukrainian by people",
        "other": "from other languages by people",
        "roundtrip": "English, to Russian and back by people",
    }
    for side, name in kinds.items():
        for band in BANDS:
            own = [row for row in rows if row.side == side and in_band(row, band)]
            if side in ("ru", "mt"):  # machine translations are news only
                own = [row for row in own if row.family == "news"]
                name_here = f"{name}, news"
            else:
                name_here = name
            if own:
                yield _summary(f"{name_here}, {band_name(band)}", own)


def kind_table(rows: Sequence[Scored], joined: Sequence[Scored]) -> Table:
    """Return human and machine translation apart, and round trips, whole and ``joined``."""
    body = [*_kinds(rows)]
    if joined:
        body.append(_summary("round trips joined to 300 words", joined))
    short = sum(row.side == "roundtrip" and row.words < _LEAST for row in rows)
    note = (
        "Human and machine translation apart; documents by words. "
        f"{short} round trips are under 150 words and have no verdict."
    )
    return table("kinds", "Kinds of translation", note, _SUMMARY_HEAD, body)
