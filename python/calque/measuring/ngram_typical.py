"""What is typical of phrases as long and as frequent: the measure for any one phrase's ratio."""

from __future__ import annotations

import random
import statistics
from collections import defaultdict
from collections.abc import Iterable, Sequence

from calque.phrases.block import Entry
from calque.phrases.compare import COMPARED, family_ratios
from calque.phrases.head import Source, Typical, band_of
from calque.phrases.rates import LogRatio, heterogeneity, pool

#: Phrases drawn (seed 1) to stand for a length and frequency.
_DRAWN = 2000
#: Fewer give no percentiles, so frequency bands with fewer are joined.
_LEAST = 100


def hits_of(entry: Entry) -> int:
    """Return an n-gram's hits in the whole table."""
    return sum(cell.hits for cell in entry.cells.values())


def _typical(entries: Sequence[Entry], sources: Sequence[Source]) -> Typical:
    between: dict[str, float] = {}
    percentiles: dict[str, list[float]] = {}
    for other in COMPARED:
        ratios: list[list[LogRatio]] = []
        for entry in entries:
            found = [ratio for *_, ratio in family_ratios(entry, sources, other)]
            if found:
                ratios.append(found)
        own = [heterogeneity(found) for found in ratios if len(found) > 1]
        scale = sum(one.scale for one in own)
        between[other] = round(max(sum(one.excess for one in own) / scale, 0), 4) if scale else 0.0
        pooled = [one.value for found in ratios if (one := pool(found, between[other]))]
        if len(pooled) >= _LEAST:
            percentiles[other] = [round(q, 3) for q in statistics.quantiles(pooled, n=100)]
    hits = sum(map(hits_of, entries))
    squares = sum(cell.squares for entry in entries for cell in entry.cells.values())
    spread = statistics.fmean(entry.spread for entry in entries)
    return Typical(round(spread, 4), round(squares / hits, 3), between, percentiles)


def typical_phrases(
    entries: Iterable[tuple[str, Entry]], sources: Sequence[Source]
) -> dict[tuple[int, int], Typical]:
    """Return what is typical, by length and frequency band; see `Typical`."""
    by_band: dict[tuple[int, int], list[Entry]] = defaultdict(list)
    for ngram, entry in entries:
        by_band[ngram.count(" ") + 1, band_of(hits_of(entry))].append(entry)
    draw = random.Random(1)
    typical: dict[tuple[int, int], Typical] = {}
    rare: list[tuple[int, int]] = []
    entries_of_rare: list[Entry] = []
    # From frequent to rare; the few most frequent phrases join the bands below.
    for key in sorted(by_band, reverse=True):
        if rare and rare[0][0] != key[0]:
            rare, entries_of_rare = [], []
        rare.append(key)
        entries_of_rare += by_band[key]
        found = _typical(draw.sample(entries_of_rare, min(len(entries_of_rare), _DRAWN)), sources)
        typical.update(dict.fromkeys(rare, found))
        if len(entries_of_rare) >= _LEAST:
            rare, entries_of_rare = [], []
    return typical
