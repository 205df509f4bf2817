"""The likelihood ratio of stretches of a document, along it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from calque.plot import canvas

if TYPE_CHECKING:
    from matplotlib.axes import Axes

    from calque.report import Report


def windows(report: Report, ax: Axes | None = None) -> Axes:
    """Draw the log10 ratio of each window with its 95 % interval, at its middle.

    Raises ValueError where the report has none: short documents haven't.
    """
    found = report.windows
    if not found:
        raise ValueError("this report has no windows: the document is short, or none was measured")
    ax = canvas.axes(ax, 9, 3.2)
    length = len(report.text) or 1
    middles = [50 * (window.start + window.end) / length for window in found]
    lows, highs = [window.low for window in found], [window.high for window in found]
    values = [window.log10_lr for window in found]
    ax.fill_between(middles, lows, highs, color=canvas.QUIET, alpha=0.45, linewidth=0)
    ax.plot(middles, values, marker="o", markersize=4, color=canvas.INK)
    ax.axhline(0, color=canvas.INK, linewidth=0.8)
    ax.set_xlim(0, 100)
    ax.set_xlabel("place in the document, % of its characters")
    ax.set_ylabel("log10 LR\n(native)")
    canvas.note(
        ax,
        f"{len(found)} windows of at least {min(window.n_words for window in found)} words, which "
        "may overlap; the band is the 95 % interval.",
    )
    return ax
