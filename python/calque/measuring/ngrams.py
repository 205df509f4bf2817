"""Writes the table of n-gram counts that `calque.lookup` answers from.

``python -m calque.measuring.ngrams --corpora DIR [-o FILE] [--sources FILE]``

Counts n-grams of 1 to 5 words of the train split, as the engine cuts them, never across a sentence
or a punctuation mark. Keeps those found in at least three groups and two sets. Leaves out sets
whose licence isn't known to permit commercial use (``corpora/sources.toml`` decides, and every set
must stand there). Raises the thresholds of the longer n-grams where the file would not stay under
12 MB, and says so in its head. The same corpora give the same bytes.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from calque import data
from calque.measuring.classes import class_of
from calque.measuring.corpora import read_documents
from calque.measuring.licences import Licences
from calque.measuring.ngram_counts import Texts, count
from calque.measuring.ngram_spread import Units, dense, shares_of_sets, spreads
from calque.measuring.ngram_typical import typical_phrases
from calque.phrases.block import Cell, Entry
from calque.phrases.head import Head, Source, band_of
from calque.phrases.table import write
from calque.phrases.words import LONGEST, cut

#: Found in fewer groups or sets, an n-gram isn't kept.
LEAST_GROUPS, LEAST_SETS = 3, 2
#: The file stays under this many bytes.
LIMIT = 12_000_000


def read_texts(corpora: Path, licences: Licences) -> tuple[Texts, dict[str, list[str]]]:
    """Return the train split's words, and the sets left out by the reason why.

    Raises:
        ValueError: sets on which ``sources.toml`` doesn't decide; the message names them all.
    """
    texts = Texts()
    resources = data.resources("ru")
    decisions: dict[str, str | None] = {}
    for document in read_documents(corpora, "train"):
        if document.set not in decisions:
            decisions[document.set] = licences.decision(document.set)
        if decisions[document.set] != "allowed":
            continue
        n_words, runs = cut(resources, document.text)
        cell = (document.family, class_of(document))
        texts.add(runs, n_words, cell=cell, group=document.group, set=document.set)
    undecided = sorted(name for name, decision in decisions.items() if decision is None)
    if undecided:
        raise ValueError(f"no decision on the licence of: {', '.join(undecided)}")
    left_out: dict[str, list[str]] = defaultdict(list)
    for name, decision in sorted(decisions.items()):
        if decision is not None and decision != "allowed":
            left_out[decision].append(name)
    return texts, dict(left_out)


def units_of(texts: Texts) -> Units:
    """Return what the texts' units are."""
    parts = np.array(list(texts.unit_of.of), dtype=np.int64).reshape(-1, 3)
    words = np.array([texts.words[unit] for unit in range(len(parts))], dtype=np.int64)
    return Units(parts[:, 2], parts[:, 1], words, len(texts.cell_of))


def sources_of(texts: Texts, units: Units) -> list[Source]:
    """Return what is known of each cell."""
    shares = shares_of_sets(units)
    sources = []
    for (family, side), cell in texts.cell_of.of.items():
        here = units.cell == cell
        sources.append(
            Source(
                family,
                side,
                int(units.words[here].sum()),
                int(here.sum()),
                int((shares[cell] > 0).sum()),
                round(float(1 / max((shares[cell] ** 2).sum(), 1e-9)), 3),
            )
        )
    return sources


def count_entries(
    texts: Texts, units: Units, thresholds: dict[int, tuple[int, int]]
) -> dict[str, Entry]:
    """Return the kept n-grams with their counts."""
    entries: dict[str, Entry] = {}
    for counts in count(texts, thresholds):
        table = dense(counts, units)
        bands = np.array([band_of(int(hits)) for hits in table.hits.sum(axis=1)], dtype=np.int64)
        spread = spreads(counts, table, units, bands)
        for row, name in enumerate(counts.names):
            hits, groups, squares = table.hits[row], table.groups[row], table.squares[row]
            cells = {
                int(c): Cell(int(hits[c]), int(groups[c]), int(squares[c]))
                for c in np.flatnonzero(hits)
            }
            entries[name] = Entry(float(spread[row]), cells)
    return entries


def build(corpora: Path, sources_file: Path, output: Path, limit: int = LIMIT) -> Head:
    """Count, write, and return the head of what was written."""
    texts, left_out = read_texts(corpora, Licences(sources_file))
    if not texts.words:
        raise ValueError(f"{corpora}: no document that may be counted")
    units = units_of(texts)
    sources = sources_of(texts, units)
    thresholds = dict.fromkeys(range(1, LONGEST + 1), (LEAST_GROUPS, LEAST_SETS))
    while True:
        entries = count_entries(texts, units, thresholds)
        by_length: dict[int, int] = defaultdict(int)
        for ngram in entries:
            by_length[ngram.count(" ") + 1] += 1
        typical = typical_phrases(entries.items(), sources)
        head = Head(sources, dict(thresholds), dict(by_length), left_out, typical)
        if write(output, head.to_json(), entries.items()) < limit:
            return head
        for n in range(3, LONGEST + 1):
            thresholds[n] = (thresholds[n][0] + 1, LEAST_SETS)


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command."""
    parser = argparse.ArgumentParser(prog="python -m calque.measuring.ngrams", description=__doc__)
    parser.add_argument("--corpora", type=Path, required=True, metavar="DIR")
    parser.add_argument(
        "-o", "--output", type=Path, default=Path("corpora/ru/lookup/ngrams.bin"), metavar="FILE"
    )
    parser.add_argument(
        "--sources", type=Path, default=Path("corpora/sources.toml"), metavar="FILE"
    )
    arguments = parser.parse_args(argv)
    begin = time.perf_counter()
    head = build(arguments.corpora, arguments.sources, arguments.output)
    for source in head.sources:
        print(
            f"{source.family:<12}{source.side:<8}{source.words:>10} words{source.groups:>6} groups"
            f"{source.sets:>4} sets (as {source.effective_sets:.1f} of equal size)"
        )
    for reason, sets in head.left_out.items():
        print(f"left out, commercial use {reason}: {', '.join(sets)}")
    kept = ", ".join(
        f"{n}: {count} (from {head.thresholds[n][0]} groups, {head.thresholds[n][1]} sets on)"
        for n, count in head.counts.items()
    )
    size = arguments.output.stat().st_size
    print(f"n-grams kept by n: {kept}; together {sum(head.counts.values())}")
    print(f"{arguments.output}: {size} bytes, {time.perf_counter() - begin:.0f} s")
    return 0


if __name__ == "__main__":
    sys.exit(main())
