"""Documents spliced from two origins: is the seam where the windows say?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from calque.report import Report


def boundary(values: Sequence[float], words: Sequence[int]) -> int:
    """Return the window before which a document changes most: 1 to W - 1, for W windows.

    The cut into two parts that leaves the least squares around their means, windows weighted by
    their words.
    """
    lr, weight = np.array(values, float), np.array(words, float)
    costs = []
    for cut in range(1, len(lr)):
        cost = 0.0
        for part in (slice(None, cut), slice(cut, None)):
            mean = np.average(lr[part], weights=weight[part])
            cost += float((weight[part] * (lr[part] - mean) ** 2).sum())
        costs.append(cost)
    return int(np.argmin(costs)) + 1


def true_boundary(spans: Sequence[tuple[int, int]], seam: int) -> float:
    """Return where the seam lies in windows: 2.5 is the middle of the third; ``seam`` an offset."""
    for number, (start, end) in enumerate(spans):
        if seam <= start:
            return float(number)
        if seam < end:
            return number + (seam - start) / (end - start)
    return float(len(spans))


@dataclass(frozen=True)
class Seam:
    """Whether a seam was found within one window, by chance, and which half speaks for H1."""

    found: bool
    chance: float
    right_half: bool
    windows: int


def find(report: Report, seam: int, russian_first: bool) -> Seam | None:
    """Look for the seam at an offset; None where there are fewer than four windows."""
    windows = report.windows
    if len(windows) < 4:
        return None
    truth = true_boundary([(w.start, w.end) for w in windows], seam)
    values = [w.log10_lr for w in windows]
    near = [abs(cut - truth) <= 1 for cut in range(1, len(windows))]
    first = np.array([w.end <= seam for w in windows])
    last = np.array([w.start >= seam for w in windows])
    lr = np.array(values)
    apart = float(lr[first].mean() - lr[last].mean()) if first.any() and last.any() else 0.0
    return Seam(
        near[boundary(values, [w.n_words for w in windows]) - 1],
        sum(near) / len(near),
        apart > 0 if russian_first else apart < 0,
        len(windows),
    )


def half(text: str, paragraphs: Sequence[tuple[int, int]], words: int) -> str | None:
    """Return the first whole paragraphs with at least ``words`` words; None where it's shorter.

    ``paragraphs`` are (end in the text, words).
    """
    held = 0
    for end, n in paragraphs:
        held += n
        if held >= words:
            return text[:end]
    return None
