"""The log rate ratio of one rule between two classes of one family."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from calque.measuring.source_variance import cell_rates


@dataclass(frozen=True)
class Sample:
    """One rule in the sources of one class and family: hits and words, shape (S,) each."""

    hits: NDArray[np.float64]
    words: NDArray[np.float64]


@dataclass(frozen=True)
class LogRatio:
    """A log rate ratio and its variance; ``zero`` says that one class had no hit."""

    value: float
    variance: float
    zero: bool


def _log_rate(
    sample: Sample, dispersion: float, spread: float, added: float
) -> tuple[float, float]:
    start = np.zeros(1, dtype=np.intp)
    rate = cell_rates(sample.hits, sample.words, start, dispersion, np.array([spread]))[0, 0]
    weights = 1.0 / (dispersion + spread * rate * sample.words)
    scale = dispersion * weights  # 1 for a source whose hits are few
    rate = ((scale * sample.hits).sum() + dispersion * added) / (scale * sample.words).sum()
    expected = rate * sample.words
    return float(np.log(rate)), float(1 / (expected / (dispersion + spread * expected)).sum())


def log_ratio(a: Sample, b: Sample, dispersion: float, spread: float) -> LogRatio | None:
    """Return the log ratio of the rate in ``a`` to that in ``b``; None where neither has a hit.

    Where one has none, one pseudo-hit (in units of the dispersion) is shared out in proportion to
    the words, which draws the ratio towards 1 and not, as half a hit on each side would, towards
    the shorter side (Sweeting, Sutton and Lambert 2004, Statistics in Medicine 23: 1351-1375).

    Args:
        a: the sources of the class above the line.
        b: those of the class below it.
        dispersion: of hits over groups inside a source, at least 1.
        spread: squared coefficient of variation between sources.
    """
    hits = a.hits.sum(), b.hits.sum()
    if not any(hits) or not len(a.words) or not len(b.words):
        return None
    zero = not all(hits)
    share = a.words.sum() / (a.words.sum() + b.words.sum()) if zero else 0.0
    above = _log_rate(a, dispersion, spread, share)
    below = _log_rate(b, dispersion, spread, 1 - share if zero else 0.0)
    return LogRatio(above[0] - below[0], above[1] + below[1], zero)
