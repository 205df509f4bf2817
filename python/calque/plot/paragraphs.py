"""Evidence by paragraph."""

from __future__ import annotations

from itertools import accumulate
from typing import TYPE_CHECKING

from calque.html.look import GROUPS, MEASURED, look_of
from calque.plot import canvas

if TYPE_CHECKING:
    from matplotlib.axes import Axes

    from calque.report import Report

_MOST_LABELS = 40


def paragraphs(report: Report, ax: Axes | None = None) -> Axes:
    """Draw each paragraph's contribution, as wide as it has words.

    Where no contribution was reckoned, findings are drawn instead: those of rules that mark
    something above the line, by what they mark, the others below.
    """
    ax = canvas.axes(ax, 9, 3.2)
    units = report.paragraphs
    widths = [max(1, unit.n_words) for unit in units]
    edges = [0, *accumulate(widths)]
    lefts = edges[:-1]
    contributions = {part.paragraph: part.native for part in report.contributions}
    if contributions:
        heights = [contributions.get(number) or 0.0 for number in range(len(units))]
        colours = [canvas.COLOURS["r" if height > 0 else "o"] for height in heights]
        ax.bar(
            lefts, heights, widths, align="edge", color=colours, edgecolor="white", linewidth=0.5
        )
        ax.set_ylabel("contribution\n(log10, before calibration)")
        canvas.note(
            ax,
            "Above the line: phrasing as in English translated from Russian; below: as in English "
            "by natives.",
        )
    else:
        _findings(report, ax, lefts, widths)
    ax.axhline(0, color=canvas.INK, linewidth=0.8)
    ax.set_xlim(0, edges[-1] or 1)
    ax.set_xlabel(
        "words, by paragraph" + (" (numbered points by their numbers)" * _labelled(report))
    )
    labels = [(edges[n], edges[n + 1], unit.label) for n, unit in enumerate(units) if unit.label]
    if labels and len(labels) <= _MOST_LABELS:
        ax.set_xticks([(a + b) / 2 for a, b, _ in labels], [label for *_, label in labels])
    return ax


def _labelled(report: Report) -> bool:
    return 0 < sum(bool(unit.label) for unit in report.paragraphs) <= _MOST_LABELS


def _findings(report: Report, ax: Axes, lefts: list[int], widths: list[int]) -> None:
    counts = {group: [0] * len(lefts) for group in GROUPS}
    for finding in report.findings:
        counts[look_of(finding.definition).group][finding.paragraph] += 1
    base = [0] * len(lefts)
    for group in (group for group in GROUPS if group in MEASURED):
        if any(counts[group]):
            ax.bar(
                lefts,
                counts[group],
                widths,
                bottom=base,
                align="edge",
                color=canvas.COLOURS[group],
                hatch=canvas.HATCHES[group],
                edgecolor="white",
                linewidth=0.5,
                label=GROUPS[group],
            )
            base = [a + b for a, b in zip(base, counts[group], strict=True)]
    quiet = [
        -sum(counts[group][n] for group in GROUPS if group not in MEASURED)
        for n in range(len(lefts))
    ]
    ax.bar(
        lefts,
        quiet,
        widths,
        align="edge",
        color=canvas.QUIET,
        edgecolor="white",
        linewidth=0.5,
        label="undecided, too rare, not measured, or topic",
    )
    ax.locator_params(axis="y", integer=True)
    ax.yaxis.set_major_formatter(lambda value, _: f"{abs(value):g}")
    ax.set_ylabel("findings")
    ax.legend(frameon=False, fontsize="small", loc="lower center", bbox_to_anchor=(0.5, 1), ncols=2)
