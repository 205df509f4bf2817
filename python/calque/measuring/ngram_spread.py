"""How far a phrase's rate differs from set to set, beyond the chance of clustered hits.

For a cell (family and class) with hits C in sets that hold shares p of its words, clustered
variance V (sum of squared hits by group) and a squared coefficient of variation x of the sets'
rates, the squared deviations of the sets' hits from p C are expected to sum to

    V (1 - sum p²) + x C² (sum p² - 2 sum p³ + (sum p²)²),

whence x by the method of moments. A phrase's estimate is the mean over its cells, each weighing
its degrees of freedom as far as it has hits, drawn towards the mean of phrases of its frequency.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from calque.measuring.ngram_counts import Counts, Ints

Floats = npt.NDArray[np.float64]

#: Degrees of freedom that the mean of a phrase's frequency band counts for.
_PRIOR = 4.0
#: Hits at which a cell weighs half its degrees of freedom.
_HALF = 5.0


@dataclass(frozen=True)
class Units:
    """What is known of each unit: its cell and set, its words; and the number of cells."""

    cell: Ints
    set: Ints
    words: Ints
    n_cells: int


@dataclass(frozen=True)
class Dense:
    """Hits, groups and squared hits of each n-gram (row) in each cell (column)."""

    hits: Ints
    groups: Ints
    squares: Ints


def dense(counts: Counts, units: Units) -> Dense:
    """Sum an n-gram length's counts by cell."""
    shape = (len(counts.names), units.n_cells)
    at = counts.ngram * units.n_cells + units.cell[counts.unit]

    def summed(weights: Ints) -> Ints:
        flat = np.bincount(at, weights, minlength=shape[0] * shape[1])
        return np.rint(flat).astype(np.int64).reshape(shape)

    return Dense(summed(counts.hits), summed(np.ones_like(counts.hits)), summed(counts.hits**2))


def shares_of_sets(units: Units) -> Floats:
    """Return which share of each cell's (row) words each set (column) holds."""
    words = np.zeros((units.n_cells, int(units.set.max(initial=-1)) + 1))
    np.add.at(words, (units.cell, units.set), units.words)
    shares: Floats = words / np.maximum(words.sum(axis=1, keepdims=True), 1)
    return shares


def spreads(counts: Counts, table: Dense, units: Units, bands: Ints) -> Floats:
    """Return each n-gram's standard deviation of the log rate from set to set.

    Args:
        counts: the n-grams of one length.
        table: the same summed by cell.
        units: what their units are.
        bands: each n-gram's frequency band.
    """
    shares = shares_of_sets(units)
    n_sets = shares.shape[1]
    rows, n_cells = table.hits.shape
    # By (n-gram, cell): sums over sets of hits² and of share × hits.
    place = (counts.ngram * n_cells + units.cell[counts.unit]) * n_sets + units.set[counts.unit]
    distinct, inverse = np.unique(place, return_inverse=True)
    in_set = np.bincount(inverse, counts.hits, minlength=len(distinct))
    at, which = np.divmod(distinct, n_sets)
    flat = rows * n_cells
    squared = np.bincount(at, in_set**2, minlength=flat).reshape(rows, n_cells)
    shared = np.bincount(at, in_set * shares[at % n_cells, which], minlength=flat)
    shared = shared.reshape(rows, n_cells)
    p2, p3 = (shares**2).sum(axis=1), (shares**3).sum(axis=1)
    total = table.hits.astype(np.float64)
    squares = table.squares.astype(np.float64)
    excess = squared - 2 * total * shared + total**2 * p2 - squares * (1 - p2)
    scale = p2 - 2 * p3 + p2**2
    freedom = np.where(scale > 1e-9, (shares > 0).sum(axis=1) - 1, 0)
    weight = freedom * total / (total + _HALF)
    with np.errstate(divide="ignore", invalid="ignore"):
        estimate = np.where(weight > 0, excess / (scale * total**2), 0.0)
    sums, weights = (estimate * weight).sum(axis=1), weight.sum(axis=1)
    n_bands = int(bands.max(initial=0)) + 1
    of_bands = np.bincount(bands, sums, minlength=n_bands) / np.maximum(
        np.bincount(bands, weights, minlength=n_bands), 1e-9
    )
    prior = np.maximum(of_bands, 0)[bands]
    shrunk: Floats = np.maximum((sums + _PRIOR * prior) / (weights + _PRIOR), 0)
    return np.sqrt(np.log1p(shrunk))
