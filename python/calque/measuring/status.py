"""What the figures of a rule allow to be said of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.stats import binom

#: The false-discovery rate of each comparison.
FALSE_DISCOVERIES = 0.05
_LEAST_SOURCES = 3
_LEAST_FAMILIES = 2
#: The ratio that a rule should reach, by the project's own target, and the test that would see it.
_WANTED_RATIO = 3.0
_LEVEL = 0.05
_LEAST_POWER = 0.5


def benjamini_hochberg(p: Sequence[float]) -> NDArray[np.float64]:
    """Return adjusted p-values: the least false-discovery rate at which each would be found.

    Benjamini and Hochberg 1995, JRSS B 57: 289-300.
    """
    values = np.asarray(p, dtype=float)
    order = np.argsort(values, kind="stable")
    ranked = values[order] * len(values) / np.arange(1, len(values) + 1)
    adjusted = np.empty_like(values)
    adjusted[order] = np.minimum(1.0, np.minimum.accumulate(ranked[::-1])[::-1])
    return adjusted


def power(hits: float, share: float) -> float:
    """Return the power to find a rate ratio of 3 with so many hits in all.

    The exact conditional test of two Poisson rates (Przyborowski and Wilenski 1940, Biometrika 31:
    313-323): given all hits, those on one side are binomial. Sources and families are taken to
    agree, so this is the most that so many hits can show.

    Args:
        hits: hits on both sides, in units of the dispersion, rounded to the nearest.
        share: the part of them that is expected in translations where the ratio is 1.
    """
    n = round(hits)
    if n == 0 or not 0 < share < 1:
        return 0.0
    counts = np.arange(n + 1)
    tails = np.minimum(binom.cdf(counts, n, share), binom.sf(counts - 1, n, share))
    rejected = 2 * tails <= _LEVEL
    raised = _WANTED_RATIO * share / (_WANTED_RATIO * share + 1 - share)
    return float(binom.pmf(counts[rejected], n, raised).sum())


def is_rare(detectable: float) -> bool:
    """Whether a rule is too rare: it would more likely miss a ratio of 3 than find it."""
    return detectable < _LEAST_POWER


@dataclass(frozen=True)
class Comparison:
    """A rule's Russian translations against one other class.

    ``sign`` is that of the pooled log ratio (0 where there is none), ``q`` the adjusted p-value,
    ``agreeing`` the (family, source) pairs of Russian translations on its side.
    """

    sign: int
    q: float
    agreeing: frozenset[tuple[str, str]]

    @property
    def holds(self) -> bool:
        """Whether it is found, with enough sources and families of one sign."""
        return (
            self.sign != 0
            and self.q <= FALSE_DISCOVERIES
            and len({source for _, source in self.agreeing}) >= _LEAST_SOURCES
            and len({family for family, _ in self.agreeing}) >= _LEAST_FAMILIES
        )


def status_of(native: Comparison, other: Comparison, detectable: float) -> str:
    """Return one of `calque.measured.STATUSES`; ``detectable`` is the `power` against originals."""
    if native.holds and native.sign > 0:
        both = other.holds and other.sign > 0
        return "marks-russian" if both else "marks-translation"
    if native.holds and native.sign < 0:
        return "marks-original"
    return "too-rare" if is_rare(detectable) else "undecided"
