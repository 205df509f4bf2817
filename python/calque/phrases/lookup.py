"""``calque.lookup``: how frequent a phrase is in English of known origin."""

from __future__ import annotations

import math
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path

from calque import data
from calque.phrases.answer import SIDES, Ceiling, Lookup, Rate
from calque.phrases.block import Cell, Entry
from calque.phrases.compare import COMPARED, TRANSLATED, compare
from calque.phrases.head import Head, Typical
from calque.phrases.query import expand, parse
from calque.phrases.rates import shape_of, upper_bound
from calque.phrases.table import Table
from calque.phrases.verdict import verdict

_MILLION = 1e6


@lru_cache(maxsize=4)
def _open(path: Path) -> Table:
    return Table(path)


def _summed(entries: Sequence[Entry]) -> Entry:
    """Return several forms' counts as one phrase's. Their hits count as separate clusters."""
    if len(entries) == 1:
        return entries[0]
    cells: dict[int, Cell] = {}
    hits = 0
    spread = 0.0
    for entry in entries:
        for number, cell in entry.cells.items():
            old = cells.get(number, Cell(0, 0, 0))
            cells[number] = Cell(
                old.hits + cell.hits, old.groups + cell.groups, old.squares + cell.squares
            )
        own = sum(cell.hits for cell in entry.cells.values())
        hits += own
        spread += own * entry.spread
    return Entry(spread / hits, cells)


def _per_million(hits: float, words: int) -> float | None:
    return _MILLION * hits / words if words and not math.isinf(hits) else None


def _rate(
    place: tuple[str | None, str], words: int, sets: float, cell: Cell, shape: tuple[float, float]
) -> Rate:
    spread, clustering = shape
    bound = None
    if cell.hits == 0:
        most = upper_bound(0, clustering=clustering, shape=shape_of(spread, sets))
        bound = _per_million(most, words)
    return Rate(*place, words, cell.hits, cell.groups, _per_million(cell.hits, words), bound)


def _rates(entry: Entry, head: Head) -> tuple[list[Rate], list[Rate]]:
    """Return the rates by family and class, and by class."""
    cells = [entry.cells.get(n, Cell(0, 0, 0)) for n in range(len(head.sources))]
    hits = sum(cell.hits for cell in cells)
    shape = (entry.spread, sum(cell.squares for cell in cells) / max(hits, 1))
    rows, totals = [], []
    for side in SIDES:
        here = [(s, c) for s, c in zip(head.sources, cells, strict=True) if s.side == side]
        for source, cell in here:
            rows.append(
                _rate((source.family, side), source.words, source.effective_sets, cell, shape)
            )
        if here:
            whole = Cell(
                sum(c.hits for _, c in here),
                sum(c.groups for _, c in here),
                sum(c.squares for _, c in here),
            )
            words, sets = sum(s.words for s, _ in here), sum(s.effective_sets for s, _ in here)
            totals.append(_rate((None, side), words, sets, whole, shape))
    return sorted(rows, key=lambda rate: rate.family or ""), totals


def _unknown_rates(head: Head) -> tuple[list[Rate], list[Rate]]:
    """Return the same for a phrase that the table doesn't hold: words only."""
    rows = [Rate(s.family, s.side, s.words, None, None, None, None) for s in head.sources]
    totals = [
        Rate(None, side, words, None, None, None, None)
        for side in SIDES
        if (words := sum(s.words for s in head.sources if s.side == side))
    ]
    return sorted(rows, key=lambda rate: rate.family or ""), totals


def _ceilings(table: Table, words: Sequence[str]) -> list[Ceiling]:
    """Return what the parts of a phrase say of how often it can occur."""
    head = table.head
    parts = {}
    for length in range(1, len(words)):
        for begin in range(len(words) - length + 1):
            part = " ".join(words[begin : begin + length])
            entry = table.find(part)
            if entry is not None:
                parts[part] = entry
    found = []
    for side in (TRANSLATED, *COMPARED):
        numbers = [n for n, source in enumerate(head.sources) if source.side == side]
        own = {
            part: sum(entry.cells[n].hits for n in numbers if n in entry.cells)
            for part, entry in parts.items()
        }
        if not (own and numbers):
            continue
        # Of parts that bound alike the longest says most.
        part = min(own, key=lambda one: (own[one], -one.count(" "), one))
        typical = head.typical_of(len(words), 1)
        sets = sum(head.sources[n].effective_sets for n in numbers)
        n_words = sum(head.sources[n].words for n in numbers)
        most = upper_bound(
            own[part], clustering=typical.clustering, shape=shape_of(typical.spread, sets)
        )
        found.append(Ceiling(side, part, own[part], n_words, _per_million(most, n_words)))
    return found


def lookup(phrase: str, *, language: str = "ru") -> Lookup:
    """Tell how frequent a phrase is in English translated from Russian and in other English.

    >>> print(calque.lookup("it is expected that").sentence)
    >>> calque.lookup("enshrine*").forms
    ('enshrine', 'enshrined', 'enshrines', 'enshrining')

    The table is opened at the first call. Figures come from documents of known origin that calque
    does not hold (README, "Ask about a phrase"); they concern the phrase, not any one text.

    Args:
        phrase: one to five words, as they stand inside a sentence; upper case doesn't matter. At
            most two words may end in ``*``: a lemma's inflections, else the words that begin so.
        language: the source language's folder.

    Raises:
        TypeError: the phrase is no str.
        ValueError: it can't be looked up; the message says why.
        DataError: the table is missing or damaged.
    """
    if not isinstance(phrase, str):
        raise TypeError(f"a phrase is a str, not {type(phrase).__name__}")
    resources = data.resources(language)
    query = parse(resources, phrase)
    table = _open(data.ngrams_path(language))
    ngrams, wildcards = expand(resources, query, table.words_like)
    found = {one: entry for one in ngrams if (entry := table.find(one)) is not None}
    ceilings: list[Ceiling] = []
    comparisons = []
    if found:
        entry = _summed(list(found.values()))
        rows, totals = _rates(entry, table.head)
        hits = sum(cell.hits for cell in entry.cells.values())
        typical: Typical = table.head.typical_of(len(query.words), hits)
        for other in COMPARED:
            one = compare(entry, table.head.sources, other, typical)
            if one is not None:
                comparisons.append(one)
    else:
        rows, totals = _unknown_rates(table.head)
        if not any(query.wild):
            ceilings = _ceilings(table, query.words)
    status, sentence = verdict(totals, comparisons, ceilings)
    return Lookup(
        phrase,
        query.shown,
        tuple(found),
        wildcards,
        tuple(rows),
        tuple(totals),
        tuple(comparisons),
        tuple(ceilings),
        status,
        sentence,
        table.head,
    )
