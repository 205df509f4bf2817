"""Tables of what is neither plain side: second-language authors, machines, round trips."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np

from calque.evaluating.document_tables import LEAST
from calque.evaluating.documents import BANDS, Scored, band_name, in_band
from calque.evaluating.tables import Cell, Table, table


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
    own = [row for row in rows if row.side == "l2" and row.words >= LEAST]
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
    short = sum(row.side == "roundtrip" and row.words < LEAST for row in rows)
    note = (
        "Human and machine translation apart; documents by words. "
        f"{short} round trips are under 150 words and have no verdict."
    )
    return table("kinds", "Kinds of translation", note, _SUMMARY_HEAD, body)
