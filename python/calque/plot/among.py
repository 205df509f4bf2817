"""A document among the measured originals and translations of its register."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from calque.densities import LEAST_WORDS, Measured, densities
from calque.frames import documents
from calque.plot import canvas

if TYPE_CHECKING:
    from matplotlib.axes import Axes

    from calque.report import Report

_SIDES = {
    "native": "written by natives",
    "native about Russia": "by natives, about Russia",
    "l2": "by Russian speakers",
    "other": "from other languages",
    "uk": "from Ukrainian",
    "ru": "translated from Russian",
}
_COLOURS = {"ru": canvas.COLOURS["r"], "native": canvas.COLOURS["o"]}
_GOLDEN = (math.sqrt(5) - 1) / 2


def _chosen(report: Report, family: str | None) -> tuple[str, list[Measured]]:
    measured = densities()
    families = sorted({one.family for one in measured})
    if not families:
        raise ValueError("no densities were measured (ru.densities.tsv is missing)")
    register = report.register
    family = family or (register.nearest if register else None)
    if family not in families:
        said = "name the family of texts" if family is None else f"no family {family!r}"
        raise ValueError(f"{said}: {', '.join(families)}")
    return family, [one for one in measured if one.family == family]


def among(report: Report, family: str | None = None, ax: Axes | None = None) -> Axes:
    """Draw the density of marking findings beside that of measured documents of one family.

    Each dot is a held-out document of at least 150 words, jittered; the bar spans the middle half,
    with a tick at the median. Raises ValueError where the document has no words, where ``family``
    is none that was measured, and where it isn't named and the report has no register.
    """
    family, measured = _chosen(report, family)
    density = documents.row(report)["marking_per_1000"]
    if not isinstance(density, float):
        raise ValueError("the document has no words")
    ax = canvas.axes(ax, 8, 1.4 + 0.55 * len({one.side for one in measured}))
    import numpy as np  # noqa: PLC0415  (comes with matplotlib)

    sides = [side for side in _SIDES if any(one.side == side for one in measured)]
    labels = []
    for height, side in enumerate(sides):
        rows = [one for one in measured if one.side == side]
        values = np.sort([one.density for one in rows])
        colour = _COLOURS.get(side, canvas.QUIET)
        jitter = [height + 0.5 * ((n * _GOLDEN) % 1 - 0.5) for n in range(len(values))]
        ax.plot(values, jitter, ".", color=colour, alpha=0.45, markersize=4)
        quarter, half, three = np.quantile(values, (0.25, 0.5, 0.75))
        ax.plot([quarter, three], [height, height], color=canvas.INK, linewidth=2.5)
        ax.plot([half], [height], "|", color=canvas.INK, markersize=14, markeredgewidth=2)
        sources = len({one.source for one in rows})
        labels.append(f"{_SIDES[side]}\n{len(rows)} documents, sources: {sources}")
    ax.axvline(density, color=canvas.INK, linestyle="--")
    right = density < ax.get_xlim()[1] / 2
    ax.annotate(
        f"this document: {density:.1f}",
        (density, len(sides) - 0.5),
        xytext=(4 if right else -4, 0),
        textcoords="offset points",
        color=canvas.INK,
        ha="left" if right else "right",
        va="bottom",
    )
    ax.set_yticks(range(len(sides)), labels)
    ax.set_ylim(-0.6, len(sides) - 0.4)
    ax.set_xlim(left=-0.3)
    ax.set_xlabel("findings of rules that mark Russian or translation, per 1,000 words")
    ax.set_title(f"Family: {family}", loc="left", fontsize="medium")
    short = report.n_words < LEAST_WORDS
    canvas.note(
        ax,
        f"Held-out documents of {LEAST_WORDS} words and more. A place among them is no likelihood "
        "ratio." + f"\nThis document has only {report.n_words} words: mostly chance." * short,
    )
    return ax
