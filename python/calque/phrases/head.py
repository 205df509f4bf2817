"""What the table says of itself: words counted, thresholds, and what is typical of phrases."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Source:
    """One family and class of documents.

    ``effective_sets`` is the number of sets of equal size that would weigh as much:
    (sum of words)² / sum of squared words.
    """

    family: str
    side: str
    words: int
    groups: int
    sets: int
    effective_sets: float


@dataclass(frozen=True)
class Typical:
    """Measured over phrases of one length and about one frequency.

    ``spread`` is the standard deviation of the log rate from set to set inside a family,
    ``clustering`` the mean of squares/hits, ``heterogeneity`` the variance of the log rate ratio
    from family to family, ``log_ratios`` the 99 percentiles of the pooled log rate ratio; the last
    two by the class compared with. No percentiles where there are too few phrases.
    """

    spread: float
    clustering: float
    heterogeneity: dict[str, float]
    log_ratios: dict[str, list[float]]


def band_of(hits: int) -> int:
    """Return the frequency band: hits in the whole table, by doublings."""
    return max(hits, 1).bit_length() - 1


@dataclass(frozen=True)
class Head:
    """The table's head.

    ``sources`` stand by cell number; ``thresholds`` are the least (groups, sets) and ``counts`` the
    number of n-grams kept, by n; ``left_out`` the sets not counted, by reason.
    """

    sources: list[Source]
    thresholds: dict[int, tuple[int, int]]
    counts: dict[int, int]
    left_out: dict[str, list[str]]
    typical: dict[tuple[int, int], Typical]

    @classmethod
    def from_json(cls, told: dict[str, Any]) -> Head:
        """Read the head as `to_json` wrote it."""
        return cls(
            [Source(*row) for row in told["sources"]],
            {int(n): (groups, sets) for n, (groups, sets) in told["thresholds"].items()},
            {int(n): count for n, count in told["counts"].items()},
            told["left_out"],
            {(n, band): Typical(*row) for n, band, *row in told["typical"]},
        )

    def to_json(self) -> dict[str, Any]:
        """Return the head as plain data."""
        return {
            "sources": [
                [s.family, s.side, s.words, s.groups, s.sets, round(s.effective_sets, 3)]
                for s in self.sources
            ],
            "thresholds": {str(n): list(pair) for n, pair in self.thresholds.items()},
            "counts": {str(n): count for n, count in self.counts.items()},
            "left_out": self.left_out,
            "typical": [
                [n, band, t.spread, t.clustering, t.heterogeneity, t.log_ratios]
                for (n, band), t in sorted(self.typical.items())
            ],
        }

    def typical_of(self, n: int, hits: int) -> Typical:
        """Return what is typical of n-grams with about as many hits: the nearest band's."""
        band = band_of(hits)
        bands = [other for length, other in self.typical if length == n]
        if not bands:
            return Typical(1.0, 1.0, {}, {})
        return self.typical[n, min(bands, key=lambda other: (abs(other - band), other))]


def rank(percentiles: list[float], value: float) -> float:
    """Return which share of phrases (0 to 1) lies below a log ratio, ties counted half."""
    below, upto = bisect_left(percentiles, value), bisect_right(percentiles, value)
    return (below + upto) / 2 / max(len(percentiles), 1)
