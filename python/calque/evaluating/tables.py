"""Tables of figures, as CSV for programs and Markdown for readers."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import isnan
from typing import NamedTuple


class Estimate(NamedTuple):
    """A figure and its 95 % interval; NaN where there is none."""

    value: float
    low: float
    high: float


Cell = str | int | float | Estimate | None


@dataclass(frozen=True)
class Table:
    """Rows under a head; ``name`` is the file's name, ``note`` says how the figures were got."""

    name: str
    title: str
    note: str
    head: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]


def table(name: str, title: str, note: str, head: str, rows: Sequence[Sequence[Cell]]) -> Table:
    """Make a table; ``head`` is its columns, separated by ``|``."""
    columns = tuple(column.strip() for column in head.split("|"))
    for row in rows:
        if len(row) != len(columns):
            raise ValueError(f"{name}: a row of {len(row)} cells under {len(columns)} heads")
    return Table(name, title, note, columns, tuple(tuple(row) for row in rows))


def _number(value: float) -> str:
    return "" if isnan(value) else f"{value:.3f}"


def _plain(cell: Cell) -> str:
    if cell is None:
        return ""
    return _number(cell) if isinstance(cell, float) else str(cell)


def to_csv(own: Table) -> str:
    """Return CSV; a column of estimates becomes three (value, low, high)."""
    wide = [any(isinstance(row[i], Estimate) for row in own.rows) for i in range(len(own.head))]
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    head: list[str] = []
    for name, is_wide in zip(own.head, wide, strict=True):
        head += [name, f"{name} low", f"{name} high"] if is_wide else [name]
    writer.writerow(head)
    for row in own.rows:
        cells: list[str] = []
        for cell, is_wide in zip(row, wide, strict=True):
            if isinstance(cell, Estimate):
                cells += map(_number, cell)
            else:
                cells += [_plain(cell), "", ""] if is_wide else [_plain(cell)]
        writer.writerow(cells)
    return text.getvalue()


def shown(cell: Cell) -> str:
    """Return a cell for readers."""
    if isinstance(cell, Estimate):
        if isnan(cell.value):
            return "-"
        if isnan(cell.low):
            return _number(cell.value)
        return f"{cell.value:.3f} ({cell.low:.3f} to {cell.high:.3f})"
    return _plain(cell) or "-"


def to_markdown(own: Table, level: int = 3) -> Iterator[str]:
    """Yield the lines of a section with the table."""
    yield f"{'#' * level} {own.title}"
    yield ""
    if own.note:
        yield own.note
        yield ""
    yield "| " + " | ".join(own.head) + " |"
    yield "|" + "---|" * len(own.head)
    for row in own.rows:
        yield "| " + " | ".join(shown(cell) for cell in row) + " |"
    yield ""
