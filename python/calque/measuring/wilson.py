"""The score interval of a share."""

from __future__ import annotations

from math import sqrt

_Z = 1.96


def wilson(share: float, n: int) -> tuple[float, float]:
    """Return the 95 % interval of a share of ``n`` (Wilson 1927, JASA 22: 209-212)."""
    middle = (share + _Z * _Z / (2 * n)) / (1 + _Z * _Z / n)
    half = _Z * sqrt(share * (1 - share) / n + _Z * _Z / (4 * n * n)) / (1 + _Z * _Z / n)
    # At shares of 0 and 1 a bound is exactly theirs, but for rounding.
    return max(0.0, middle - half), min(1.0, middle + half)
