"""Tallies with known truth, for tests of the statistics."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from calque.measuring.tally import Row, Tally

#: Sources of Russian translations, originals and other translations in each family of texts.
LAYOUT: Mapping[str, tuple[int, int, int]] = {
    "first": (4, 2, 3),
    "second": (6, 12, 20),
    "third": (15, 20, 10),
    "fourth": (10, 15, 0),
    "fifth": (3, 10, 4),
}


@dataclass(frozen=True)
class Truth:
    """How hits are made: gamma-Poisson in groups, sources and families of texts.

    ``rate`` is hits per million words of originals, ``ratio`` that of Russian translations to all
    others, ``other`` that of other translations; ``sources`` and ``groups`` are squared
    coefficients of variation, ``families`` the standard deviation of the log ratio.
    """

    rate: float
    ratio: float = 1.0
    other: float = 1.0
    sources: float = 0.5
    groups: float = 0.3
    families: float = 0.3


def rows_and_words(random: np.random.Generator) -> tuple[list[Row], np.ndarray]:
    """Return groups of 200 to 3,000 words, up to 30 in a source."""
    rows = [
        Row(side, family, f"{side}-{family}-{source:02}", f"{source:02}-{group:02}")
        for family, sizes in LAYOUT.items()
        for side, size in zip(("ru", "native", "other"), sizes, strict=True)
        for source in range(size)
        for group in range(random.integers(1, 30))
    ]
    rows.sort()
    return rows, random.integers(200, 3000, len(rows))


def simulate(truth: Truth, rules: int, seed: int) -> Tally:
    """Return the hits of many rules of one kind; the texts depend on the seed only."""
    random = np.random.default_rng(seed)
    rows, words = rows_and_words(random)
    sources = sorted({row[:3] for row in rows})
    place = np.array([sources.index(row[:3]) for row in rows])
    family = np.array([list(LAYOUT).index(source[1]) for source in sources])
    russian = np.array([source[0] == "ru" for source in sources])
    translated = np.array([source[0] == "other" for source in sources])
    hits = np.zeros((rules, len(rows)), dtype=np.int64)
    for rule in range(rules):
        base = np.log(truth.rate * 1e-6) + random.normal(0, 1, len(LAYOUT))
        log_ratio = np.log(truth.ratio) + random.normal(0, truth.families, len(LAYOUT))
        rate = np.exp(base[family] + log_ratio[family] * russian + np.log(truth.other) * translated)
        if truth.sources:
            rate = rate * random.gamma(1 / truth.sources, truth.sources, len(sources))
        mean = rate[place] * words
        if truth.groups:
            mean = mean * random.gamma(1 / truth.groups, truth.groups, len(rows))
        hits[rule] = random.poisson(mean)
    names = tuple(f"kind/{rule:03}" for rule in range(rules))
    ones = np.ones(len(rows), dtype=np.int64)
    return Tally(names, tuple(rows), words, ones, hits, np.minimum(hits, 1))


def joined(tallies: list[Tally]) -> Tally:
    """Return tallies of the same texts as one, rules renumbered."""
    first = tallies[0]
    hits = np.vstack([one.hits for one in tallies])
    names = tuple(f"kind/{rule:03}" for rule in range(len(hits)))
    return Tally(names, first.rows, first.words, first.documents, hits, np.minimum(hits, 1))
