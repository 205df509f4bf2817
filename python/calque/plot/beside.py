"""Two documents beside each other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from calque.html.look import GROUPS, MEASURED, look_of
from calque.plot import canvas

if TYPE_CHECKING:
    from matplotlib.axes import Axes

    from calque.evidence import PairEvidence
    from calque.report import Report


def beside(
    first: Report,
    second: Report,
    names: tuple[str, str] = ("first", "second"),
    ax: Axes | None = None,
) -> Axes:
    """Draw two reports: each pair's log10 ratio with its interval, or densities of findings.

    Ratios are drawn where both reports have them, a pair that is withheld from one by its words
    only; else findings per 1,000 words, by what was measured for their rules.
    """
    evidence = [report.evidence for report in (first, second)]
    if all(evidence):
        return _ratios(evidence, names, canvas.axes(ax, 8, 1.2 + 0.8 * len(evidence[0])))
    return _densities((first, second), names, canvas.axes(ax, 8, 3.6))


def _ratios(evidence: list[dict[str, PairEvidence]], names: tuple[str, str], ax: Axes) -> Axes:
    pairs = list(evidence[0])
    for which, (one, name) in enumerate(zip(evidence, names, strict=True)):
        shift = 0.16 - 0.32 * which
        colour = (canvas.INK, canvas.COLOURS["t"])[which]
        labelled = False
        for row, pair in enumerate(pairs):
            place = len(pairs) - 1 - row + shift
            found = one.get(pair)
            if found is None or found.log10_lr is None:
                ax.annotate("withheld", (0, place), color=colour, fontsize="small", va="center")
                continue
            low, high = found.interval or (found.log10_lr, found.log10_lr)
            ax.plot([low, high], [place, place], color=colour, linewidth=2)
            ax.plot(
                [found.log10_lr],
                [place],
                "os"[which],
                color=colour,
                label=None if labelled else name,
            )
            labelled = True
    ax.axvline(0, color=canvas.INK, linewidth=0.8)
    ax.set_yticks(range(len(pairs)), pairs[::-1])
    ax.set_ylim(-0.5, len(pairs) - 0.5)
    ax.set_xlabel("log10 LR with 95 % interval; right of 0: towards translated from Russian")
    ax.legend(frameon=False, loc="lower right", bbox_to_anchor=(1, 1), ncols=2)
    return ax


def _densities(reports: tuple[Report, Report], names: tuple[str, str], ax: Axes) -> Axes:
    order = [group for group in GROUPS if group in MEASURED] + [
        group for group in GROUPS if group not in MEASURED
    ]
    looks = [[look_of(f.definition).group for f in report.findings] for report in reports]
    shown = [group for group in order if any(group in one for one in looks)]
    for which, (report, one) in enumerate(zip(reports, looks, strict=True)):
        values = [1000 * one.count(group) / max(1, report.n_words) for group in shown]
        places = [len(shown) - 1 - row + 0.2 - 0.4 * which for row in range(len(shown))]
        ax.barh(
            places,
            values,
            0.38,
            color=(canvas.INK, canvas.COLOURS["t"])[which],
            hatch=["", "///"][which],
            edgecolor="white",
            label=f"{names[which]} ({report.n_words:,} words)",
        )
    ax.set_yticks(range(len(shown)), [GROUPS[group].partition(",")[0] for group in shown[::-1]])
    ax.set_xlabel("findings per 1,000 words")
    ax.legend(frameon=False, fontsize="small", loc="lower right", bbox_to_anchor=(1, 1), ncols=2)
    canvas.note(ax, "Densities compare phrasing; they are no likelihood ratio.")
    return ax
