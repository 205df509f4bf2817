"""The evaluation of the rules on dev documents, as tables in Markdown."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import isnan

from calque.measuring.evaluation import (
    ABOUT_RUSSIA,
    LENGTHS,
    Figure,
    Scored,
    auc,
    density,
    share_with_any,
    times_as_dense,
)

_SIDES = ("native", ABOUT_RUSSIA, "l2", "roundtrip", "ru", "uk", "other", "mt")


def _shown(figure: Figure | None, digits: int = 2) -> str:
    if figure is None or isnan(figure.value):  # such as a ratio to none in originals
        return "-"
    return f"{figure.value:.{digits}f} ({figure.low:.{digits}f} to {figure.high:.{digits}f})"


def _table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> Iterator[str]:
    yield "| " + " | ".join(head) + " |"
    yield "|" + "---|" * len(head)
    for row in rows:
        yield "| " + " | ".join(row) + " |"
    yield ""


def _of(rows: Sequence[Scored], side: str, family: str | None = None) -> list[Scored]:
    return [row for row in rows if row.side == side and family in (None, row.family)]


def lines(rows: Sequence[Scored]) -> Iterator[str]:
    """Yield the lines of the report; every interval is a bootstrap over sources, 95 %."""
    families = sorted({row.family for row in rows})
    yield "## Findings per 1,000 words"
    yield ""
    yield "Rules that mark Russian or translation. In brackets the 95 % interval by source, then"
    yield "documents and sources."
    yield ""
    body: list[tuple[str, ...]] = []
    for family in (*families, None):
        for side in _SIDES:
            part = _of(rows, side, family)
            if part:
                figure = density(part)
                counts = f"{figure.documents} / {figure.sources}"
                body.append((family or "all", side, _shown(figure), counts))
    yield from _table(("family", "class", "per 1,000 words", "documents / sources"), body)

    yield "## How many times as dense as in native originals"
    yield ""
    body = []
    for family in (*families, None):
        native = _of(rows, "native", family)
        cells = [family or "all"]
        for side in ("ru", ABOUT_RUSSIA, "l2", "uk", "other", "mt"):
            part = _of(rows, side, family)
            cells.append(_shown(times_as_dense(part, native)) if part and native else "-")
        body.append(tuple(cells))
    head = ("family", "ru", ABOUT_RUSSIA, "l2", "uk", "other", "mt")
    yield from _table(head, body)

    yield "## Share of documents with at least one such finding"
    yield ""
    body = []
    for least, most in LENGTHS:
        cells = [f"{least} to {most} words" if most else f"{least} words and more"]
        for side in ("native", ABOUT_RUSSIA, "l2", "ru", "other"):
            part = [
                row
                for row in _of(rows, side)
                if least <= row.words and (most is None or row.words < most)
            ]
            cells.append(f"{_shown(share_with_any(part))}, n = {len(part)}" if part else "-")
        body.append(tuple(cells))
    yield from _table(("length", "native", ABOUT_RUSSIA, "l2", "ru", "other"), body)

    yield "## The rules alone as a count model: AUC"
    yield ""
    yield "Documents of 150 words and more, ranked by score per word."
    yield ""
    body = [
        (
            family or "all",
            _shown(auc(_of(rows, "ru", family), _of(rows, "native", family)), 3),
            _shown(auc(_of(rows, "ru", family), _of(rows, "other", family)), 3),
        )
        for family in (*families, None)
    ]
    yield from _table(("family", "ru against native", "ru against other"), body)
