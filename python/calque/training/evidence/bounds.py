"""How far a likelihood ratio may go: what the number of independent sources supports."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]

_FEW = 5  # sources
_FEW_LIMIT = 1.0  # |log10 LR| where a side has fewer


def elub(positive: NDArray[np.bool_], log10_lr: Array, sources: NDArray[np.str_]) -> float:
    """Return the largest |log10 LR| that may be told, the same on either side.

    The empirical lower and upper bound (Vergeer et al. 2016, Science & Justice 56: 482-491): one
    more misleading witness on each side is imagined, and ratios go no further than where deciding
    by them would then cost more than not looking. A witness is a source: its pieces share one vote.
    With fewer than five sources on a side the bound is 1 at most.
    """
    votes = np.zeros(len(log10_lr))
    n = []
    for side in (positive, ~positive):
        names, place, pieces = np.unique(sources[side], return_inverse=True, return_counts=True)
        votes[side] = 1 / pieces[place]
        n.append(len(names))
    n1, n2 = n
    bound = 0.0
    for threshold in np.linspace(0, 4, 81):
        missed = (votes[positive & (log10_lr < threshold)].sum() + 1) / (n1 + 1)
        false = (votes[~positive & (log10_lr >= threshold)].sum() + 1) / (n2 + 1)
        up = missed + 10**threshold * false <= 1
        missed_down = (votes[~positive & (log10_lr > -threshold)].sum() + 1) / (n2 + 1)
        false_down = (votes[positive & (log10_lr <= -threshold)].sum() + 1) / (n1 + 1)
        down = missed_down + 10**threshold * false_down <= 1
        if up and down:
            bound = float(threshold)
    return min(bound, _FEW_LIMIT) if min(n1, n2) < _FEW else bound
