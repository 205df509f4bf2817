"""How much the rate of one rule varies between sources of the same kind."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from scipy.special import gammaln

from calque.measuring.grid_prior import posterior
from calque.measuring.source_counts import SourceCounts

#: Squared coefficients of variation that are tried: from nearly none to "one source in many".
_GRID = np.geomspace(0.01, 16.0, 18)
_ROUNDS = 20


def cell_rates(
    hits: NDArray[np.float64],
    words: NDArray[np.float64],
    starts: NDArray[np.intp],
    dispersion: float,
    variance: NDArray[np.float64],
) -> NDArray[np.float64]:
    """Return the mean rate of each cell over its sources, weighted by what each is worth.

    A source of expected hits m has a variance of ``dispersion``·m + ``variance``·m², so that a long
    one approaches a weight of 1/``variance``, however long it is: none can dominate (Kleinman 1973,
    JASA 68: 46-54; Breslow 1984, Applied Statistics 33: 38-44).

    Args:
        hits: shape (S,).
        words: shape (S,), above 0.
        starts: where each of the C cells begins.
        dispersion: at least 1.
        variance: squared coefficients of variation between sources, shape (K,).

    Returns:
        Hits per word, shape (K, C).
    """
    sizes = np.diff(np.append(starts, len(words)))
    rates = np.add.reduceat(hits, starts) / np.add.reduceat(words, starts)
    rates = np.broadcast_to(rates, (len(variance), len(starts)))
    for _ in range(_ROUNDS):
        expected = np.repeat(rates, sizes, axis=1) * words
        weights = 1.0 / (dispersion + variance[:, None] * expected)
        rates = np.add.reduceat(weights * hits, starts, axis=1) / np.add.reduceat(
            weights * words, starts, axis=1
        )
    return np.asarray(rates)


def _log_likelihood(
    hits: NDArray[np.float64],
    words: NDArray[np.float64],
    starts: NDArray[np.intp],
    dispersion: float,
) -> NDArray[np.float64]:
    """Return the adjusted profile log likelihood of each value of the grid.

    Gamma-Poisson over sources, hits in units of the dispersion; the cells' rates are profiled out
    and their estimation is paid for (Cox and Reid 1987, JRSS B 49: 1-39; for many related counts:
    McCarthy, Chen and Smyth 2012, Nucleic Acids Research 40: 4288-4297).
    """
    sizes = np.diff(np.append(starts, len(words)))
    rates = cell_rates(hits, words, starts, dispersion, _GRID)
    m = np.repeat(rates, sizes, axis=1) * words / dispersion
    y = hits / dispersion
    shape = 1.0 / _GRID[:, None]
    likelihood = gammaln(y + shape) - gammaln(shape) + y * np.log(m) - y * np.log(m + shape)
    likelihood += shape * np.log(shape / (m + shape))
    information = np.add.reduceat(m / (1 + _GRID[:, None] * m), starts, axis=1)
    return np.asarray(likelihood.sum(axis=1) - 0.5 * np.log(information).sum(axis=1))


def between_sources(counts: SourceCounts, sides: tuple[str, ...]) -> NDArray[np.float64]:
    """Return each rule's squared coefficient of variation between sources, shape (R,).

    One value for all cells of a rule; the posterior mean under the prior that all rules share,
    because a rare rule's own counts can't tell it.

    Args:
        counts: hits and words by source.
        sides: classes whose cells are used.
    """
    cells = [cell for cell in counts.cells if cell.side in sides]
    table = np.zeros((len(counts.rules), len(_GRID)))
    for rule in range(len(counts.rules)):
        used = [c for c in cells if counts.hits[rule, c.start : c.end].any()]
        if not used:
            continue
        places = np.concatenate([np.arange(c.start, c.end) for c in used])
        starts = np.cumsum([0] + [c.end - c.start for c in used[:-1]]).astype(np.intp)
        table[rule] = _log_likelihood(
            counts.hits[rule, places], counts.words[places], starts, counts.dispersion[rule]
        )
    return np.asarray(posterior(table) @ _GRID)
