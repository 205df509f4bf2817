"""How large a share may be of which k of n texts were seen, where texts of a source are alike."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from scipy.stats import beta, t


def upper_bound(
    hits: NDArray[np.bool_], cluster: NDArray[np.str_], confidence: float = 0.95
) -> float:
    """Return the one-sided upper bound of a share.

    The Clopper-Pearson bound at the effective number of texts, which the spread of the share
    between clusters gives (Korn and Graubard 1998, Survey Methodology 24: 193-201), with degrees of
    freedom from the clusters that were hit. Where nothing
    or everything was hit, or there is one cluster, the spread isn't known: texts of a cluster then
    count as copies of each other, so that the bound rests on the number of clusters alone (Kish:
    the square of the sum of sizes over the sum of squares). Simulated with 40 and 60 clusters of
    unequal size, shares of 1 to 30 % and correlations of .05 to .7, it holds in 92 to 100 of 100.

    Args:
        hits: of each text; shape (N,).
        cluster: of each text; shape (N,).
        confidence: of the bound.
    """
    n = len(hits)
    if n == 0:
        return float("nan")
    _, place = np.unique(cluster, return_inverse=True)
    sizes = np.bincount(place).astype(float)
    counts = np.bincount(place, hits.astype(float))
    m, share = len(sizes), float(hits.mean())
    alike = float(n**2 / (sizes**2).sum())
    spread = 0.0
    if m > 1:
        spread = m / (m - 1) * float(((counts - share * sizes) ** 2).sum()) / n**2
    if m == 1 or share in (0.0, 1.0) or spread == 0.0:
        effective = alike
    else:
        # Few clusters tell their spread badly, and so do many of which few were hit (simulated: the
        # bound then holds in 86 of 100 samples, not 95): the ratio of t quantiles pays for that.
        freedom = min(m - 1, int((counts > 0).sum()))
        badly = (t.ppf(confidence, n - 1) / t.ppf(confidence, freedom)) ** 2
        effective = min(share * (1 - share) / spread * badly, float(n))
        effective = max(effective, alike)  # more alike than copies they can't be
    if share == 1.0:
        return 1.0
    k = share * effective
    return float(beta.ppf(confidence, k + 1, effective - k))
