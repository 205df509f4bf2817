"""Aligns paragraphs by their lengths alone.

Gale and Church (1993), *A Program for Aligning Sentences in Bilingual Corpora*, Computational
Linguistics 19: 75-102, with their variance and priors, on paragraphs. Unlike there, a paragraph
without a counterpart costs the same however long it is: writers add and leave out long ones too.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import erfc, inf, log, sqrt

_VARIANCE = 6.8
#: How many paragraphs of the source and of the target answer each other, and how often they do.
_PRIORS = {
    (1, 1): 0.89,
    (1, 0): 0.00495,
    (0, 1): 0.00495,
    (2, 1): 0.0445,
    (1, 2): 0.0445,
    (2, 2): 0.011,
}
_COSTS = {bead: -log(prior) for bead, prior in _PRIORS.items()}
_BAND = 60  # paragraphs that a pair may stand away from the diagonal
_SURE = 1e-300

Bead = tuple[range, range]


def align(source: Sequence[int], target: Sequence[int]) -> list[Bead]:
    """Return the cheapest alignment of two texts: ranges of the source with ranges of the target.

    ``source`` and ``target`` are the lengths of paragraphs in characters. Time grows with their
    number times the band.
    """
    n, m = len(source), len(target)
    if n == m:
        return [(range(at, at + 1), range(at, at + 1)) for at in range(n)]
    ratio = sum(target) / max(1, sum(source))
    before = [0, *_sums(source)], [0, *_sums(target)]
    band = _BAND + abs(n - m)
    cheapest: dict[tuple[int, int], float] = {(0, 0): 0.0}
    came: dict[tuple[int, int], tuple[int, int]] = {}
    for i in range(n + 1):
        middle = i * m // max(1, n)
        for j in range(max(0, middle - band), min(m, middle + band) + 1):
            best, step = (0.0, (0, 0)) if (i, j) == (0, 0) else (inf, (0, 0))
            for (down, right), cost in _COSTS.items():
                reached = cheapest.get((i - down, j - right), inf)
                if reached < best:
                    lengths = (
                        before[0][i] - before[0][i - down],
                        before[1][j] - before[1][j - right],
                    )
                    total = reached + cost + _mismatch(*lengths, ratio)
                    if total < best:
                        best, step = total, (down, right)
            cheapest[i, j] = best
            came[i, j] = step
    return _path(came, n, m)


def _sums(lengths: Sequence[int]) -> list[int]:
    total = 0
    return [total := total + length for length in lengths]


def _mismatch(source: int, target: int, ratio: float) -> float:
    """Return the surprise at two lengths, as a cost."""
    if not (source and target):
        return 0.0
    expected = source * ratio
    spread = sqrt(_VARIANCE * max(1.0, (expected + target) / 2))
    return -log(max(_SURE, erfc(abs(target - expected) / spread / sqrt(2))))


def _path(came: dict[tuple[int, int], tuple[int, int]], n: int, m: int) -> list[Bead]:
    beads: list[Bead] = []
    while n or m:
        down, right = came[n, m]
        beads.append((range(n - down, n), range(m - right, m)))
        n, m = n - down, m - right
    return beads[::-1]
