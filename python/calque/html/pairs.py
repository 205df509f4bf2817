"""The likelihood ratios of a document, pair by pair, or the statement that there are none."""

from __future__ import annotations

from typing import TYPE_CHECKING

from calque.html import escape, scale

if TYPE_CHECKING:
    from calque.evidence import PairEvidence, Reference
    from calque.report import Report

#: The ends of the drawn scale, in log10 units; no pair has had sources enough to go beyond.
_ENDS = (-4.0, 4.0)


def signed(value: float) -> str:
    """Return a log10 ratio as people read it, with its sign.

    >>> signed(-0.004)
    '0.0'
    """
    shown = f"{value:+.1f}".replace("-", "−")
    return "0.0" if shown in ("+0.0", "−0.0") else shown


def _reference(reference: Reference | None) -> str:
    if reference is None:
        return ""
    h1, h2 = (f"{n:,}" for n in reference.sources)
    first, second = (f"{n:,}" for n in reference.documents)
    years = f", {reference.years[0]} to {reference.years[1]}" if reference.years else ""
    return (
        f"measured on {first} documents of {h1} sources against {second} of {h2} "
        f"({', '.join(reference.families)}{years})"
    )


def _sides(pair: PairEvidence) -> str:
    return (
        f"<th scope=row><b>H1</b> {escape.text(pair.h1)}<br><b>H2</b> {escape.text(pair.h2)}"
        f"<p class=qn>{escape.text(_reference(pair.reference))}"
    )


def _value(pair: PairEvidence) -> str:
    if pair.log10_lr is None:
        why = escape.text(pair.reason or "nothing was measured")
        return f"<td class=qno><b>withheld</b><p>{why}"
    value = f"<b class=qlr>{signed(pair.log10_lr)}</b>"
    drawing = ""
    if pair.interval:
        low, high = pair.interval
        value += f" <span class=qn>95 % {signed(low)} to {signed(high)}</span>"
        drawing = scale.drawn(pair.log10_lr, low, high, _ENDS)
    bound = (
        f"<p class=qn>its sources allow at most ±{pair.bound:.1f}" if pair.bound is not None else ""
    )
    return f"<td>{value}<p>{escape.text(pair.verbal or '')}{drawing}{bound}"


def written(*reports: Report) -> str:
    """Return the table of pairs, with a column for each report, or why there is none."""
    from calque.report import NOT_MEASURED  # noqa: PLC0415  (a report imports this package)

    evidence = [report.evidence for report in reports]
    if not all(evidence):
        return f"<p class=qno><b>No likelihood ratio.</b> {escape.text(NOT_MEASURED)}"
    rows = "".join(
        f"<tr>{_sides(pair)}{''.join(_value(one[name]) for one in evidence)}"
        for name, pair in evidence[0].items()
    )
    heads = ["log10 LR"] if len(reports) == 1 else ["log10 LR before", "log10 LR after"]
    columns = "".join(f"<th scope=col>{head}" for head in heads)
    return (
        "<table class=qpairs><caption>What the phrasing as a whole supports: log10 likelihood "
        f"ratios</caption><thead><tr><th scope=col>Propositions{columns}</thead>"
        f"<tbody>{rows}</tbody></table>"
        "<p class=qn>+1: such phrasing is ten times as probable under H1 as under H2; −1 the "
        "reverse. How probable H1 itself is, phrasing alone can't say. Dots and lines: −4 to +4, "
        "the middle is no support for either."
    )
