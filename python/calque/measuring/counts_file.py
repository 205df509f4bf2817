"""Reading ``counts.tsv``, which `rate_files` writes."""

from __future__ import annotations

from typing import NamedTuple


class CountRow(NamedTuple):
    """Hits of one rule in texts of one family and class; rule ``*``: the texts themselves."""

    rule: str
    family: str
    side: str
    hits: int
    words: int
    documents: int
    groups: int
    sources: int


def read_counts(text: str) -> list[CountRow]:
    """Return the rows of a file's text. Raises ValueError, with the line, where one is faulty."""
    rows = []
    for number, line in enumerate(text.splitlines(), 1):
        if not line or line.startswith("# ") or line.startswith("rule\t"):
            continue
        cells = line.split("\t")
        try:
            rule, family, side, *numbers = cells
            rows.append(CountRow(rule, family, side, *map(int, numbers)))
        except (TypeError, ValueError) as error:
            raise ValueError(f"counts.tsv:{number}: not a row of counts") from error
    return rows
