"""Plots: ROC, DET, Tippett, reliability, and figures by length."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from scipy.stats import norm

from calque.evaluating.figures import Judged
from calque.evaluating.left_out import BOTH, Family
from calque.evaluating.material import LONG, MIDDLE, SHORT
from calque.training.evidence import metrics

if TYPE_CHECKING:
    from matplotlib.axes import Axes

_RATES = (0.001, 0.01, 0.05, 0.2, 0.5, 0.8)
_BINS = 10


def _save(path: Path, title: str, draw: Callable[[Axes], None]) -> None:
    from matplotlib.figure import Figure  # noqa: PLC0415  (no window, no global state)

    figure = Figure(figsize=(7, 5.5), layout="constrained")
    axes = figure.add_subplot()
    draw(axes)
    axes.set_title(title)
    if axes.get_legend_handles_labels()[1]:
        axes.legend(fontsize="small")
    figure.savefig(path, dpi=120)


def error_rates(own: Judged) -> tuple[np.ndarray, np.ndarray]:
    """Return false alarm and miss rates at every threshold, from the strictest on."""
    order = np.argsort(-own.score, kind="stable")
    hit = own.positive[order]
    last = np.append(np.diff(own.score[order]) != 0, True)
    false = np.cumsum(~hit) / (~hit).sum()
    missed = 1 - np.cumsum(hit) / hit.sum()
    return np.append(0.0, false[last]), np.append(1.0, missed[last])


def roc(path: Path, title: str, curves: Mapping[str, Judged]) -> None:
    """Draw hit rate over false alarm rate."""

    def draw(axes: Axes) -> None:
        for name, own in curves.items():
            false, missed = error_rates(own)
            label = f"{name} ({metrics.auc(own.positive, own.score):.3f})"
            axes.plot(false, 1 - missed, label=label)
        axes.plot([0, 1], [0, 1], ":", color="grey")
        axes.set(xlabel="false alarms", ylabel="hits")

    _save(path, title, draw)


def det(path: Path, title: str, curves: Mapping[str, Judged]) -> None:
    """Draw miss rate over false alarm rate, both on the normal deviate scale."""

    def draw(axes: Axes) -> None:
        for name, own in curves.items():
            false, missed = error_rates(own)
            inside = (false > 0) & (false < 1) & (missed > 0) & (missed < 1)
            axes.plot(norm.ppf(false[inside]), norm.ppf(missed[inside]), label=name)
        ticks = norm.ppf(_RATES)
        axes.set_xticks(ticks, [f"{rate:g}" for rate in _RATES])
        axes.set_yticks(ticks, [f"{rate:g}" for rate in _RATES])
        axes.set(xlabel="false alarms", ylabel="misses")

    _save(path, title, draw)


def tippett(path: Path, title: str, own: Judged) -> None:
    """Draw the share of texts of each proposition with at least a ratio."""

    def draw(axes: Axes) -> None:
        for side, name in ((own.positive, "H1 true"), (~own.positive, "H2 true")):
            values = np.sort(own.score[side])
            axes.step(values, 1 - np.arange(len(values)) / len(values), label=name)
        axes.axvline(0, linestyle=":", color="grey")
        axes.set(xlabel="log10 LR", ylabel="share of texts with at least that")

    _save(path, title, draw)


def reliability_points(own: Judged) -> list[tuple[float, float]]:
    """Return predicted and seen probability of H1 in bins, at even prior odds."""
    told = 1 / (1 + 10**-own.score)
    n1, n2 = own.positive.sum(), (~own.positive).sum()
    weight = np.where(own.positive, 0.5 / n1, 0.5 / n2)
    points = []
    for number in range(_BINS):
        inside = (told >= number / _BINS) & (told < (number + 1) / _BINS)
        if inside.any():
            mass = weight[inside]
            seen = float(np.average(own.positive[inside], weights=mass))
            points.append((float(np.average(told[inside], weights=mass)), seen))
    return points


def reliability(path: Path, title: str, curves: Mapping[str, Judged]) -> None:
    """Draw how often H1 held where it was told to have a probability, at even prior odds."""

    def draw(axes: Axes) -> None:
        for name, own in curves.items():
            points = reliability_points(own)
            axes.plot([x for x, _ in points], [y for _, y in points], "o-", label=name)
        axes.plot([0, 1], [0, 1], ":", color="grey")
        axes.set(xlabel="told probability of H1 at even odds", ylabel="share of H1 seen")

    _save(path, title, draw)


def by_length(path: Path, title: str, families: Sequence[Family]) -> None:
    """Draw the AUC of each family left out by words."""

    def draw(axes: Axes) -> None:
        for family in families:
            lengths = [n for n in (SHORT, MIDDLE, LONG) if family.judged(BOTH, n).both_sides]
            own = [family.judged(BOTH, n) for n in lengths]
            aucs = [metrics.auc(one.positive, one.score) for one in own]
            axes.plot(lengths, aucs, "o-", label=family.family)
        axes.set_xscale("log")
        axes.set_xticks([SHORT, MIDDLE, LONG], [str(n) for n in (SHORT, MIDDLE, LONG)])
        axes.set(xlabel="words", ylabel="AUC, family left out")

    _save(path, title, draw)


def draw_pair(folder: Path, pair: str, families: Sequence[Family], whole: Judged) -> None:
    """Draw all plots of a pair from its families left out; ``whole`` pools them."""
    curves = {family.family: family.judged(BOTH, MIDDLE) for family in families}
    told = f"{pair}, family left out, {MIDDLE} words"
    roc(folder / f"roc-{pair}.png", f"ROC: {told}", curves)
    det(folder / f"det-{pair}.png", f"DET: {told}", curves)
    tippett(folder / f"tippett-{pair}.png", f"Tippett: {told}", whole)
    reliability(
        folder / f"reliability-{pair}.png", f"Reliability: {told}", {**curves, "all": whole}
    )
    by_length(folder / f"length-{pair}.png", f"By length: {pair}", families)
