"""A tally summed to sources: what the statistics start from."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from calque.measuring.tally import Tally

#: How many hits' worth of the mean of all rules a rule's own dispersion is mixed with.
_PRIOR_HITS = 10.0


class Cell(NamedTuple):
    """A class of one family, and where its sources begin and end."""

    side: str
    family: str
    start: int
    end: int


@dataclass(frozen=True)
class SourceCounts:
    """Hits (R, S) and words (S,) of S sources, those of one cell side by side.

    ``dispersion`` (R,) is a rule's variance of hits over groups inside a source, as a multiple of
    what a Poisson variable has; see `_dispersion`. Words of 0 do not occur.
    """

    rules: tuple[str, ...]
    names: tuple[str, ...]
    cells: tuple[Cell, ...]
    words: NDArray[np.float64]
    hits: NDArray[np.float64]
    dispersion: NDArray[np.float64]


def _dispersion(
    hits: NDArray[np.float64], words: NDArray[np.float64], starts: NDArray[np.intp]
) -> NDArray[np.float64]:
    """Return each rule's index of dispersion of hits over the groups inside a source, at least 1.

    Squared deviations from the source's own rate over their Poisson expectation, summed before
    they are divided (a Pearson statistic, which divides first, is unusable where a group expects a
    hundredth of a hit: McCullagh and Nelder 1989, section 4.4.5), and mixed with the same of all
    rules: a rule found twice knows nothing of its dispersion.
    """
    sizes = np.diff(np.append(starts, len(words)))
    share = words / np.repeat(np.add.reduceat(words, starts), sizes)
    expected = np.repeat(np.add.reduceat(hits, starts, axis=1), sizes, axis=1) * share
    squares = ((hits - expected) ** 2).sum(axis=1)
    poisson = (expected * (1 - share)).sum(axis=1)
    overall = squares.sum() / poisson.sum() if poisson.sum() > 0 else 1.0
    mixed = (squares + _PRIOR_HITS * overall) / (poisson + _PRIOR_HITS)
    return np.asarray(np.maximum(mixed, 1.0))


def by_source(tally: Tally) -> SourceCounts:
    """Sum a tally's groups to sources, leaving out rows without words."""
    kept = [place for place, words in enumerate(tally.words) if words > 0]
    rows = [tally.rows[place] for place in kept]
    keys = [row[:3] for row in rows]
    starts = np.array(
        [place for place in range(len(keys)) if place == 0 or keys[place] != keys[place - 1]],
        dtype=np.intp,
    )
    words = tally.words[kept].astype(np.float64)
    hits = tally.hits[:, kept].astype(np.float64)
    sources = [keys[start] for start in starts]
    cells = []
    for (side, family), members in groupby(range(len(sources)), key=lambda s: sources[s][:2]):
        places = list(members)
        cells.append(Cell(side, family, places[0], places[-1] + 1))
    return SourceCounts(
        tally.rules,
        tuple(source for _, _, source in sources),
        tuple(cells),
        np.add.reduceat(words, starts),
        np.add.reduceat(hits, starts, axis=1),
        _dispersion(hits, words, starts),
    )
