"""How many findings there are of which worth; the same table is the key to the marks."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from calque.html.look import GROUPS

if TYPE_CHECKING:
    from calque.html.catalogue import Catalogue

SAMPLES = {
    "r": "qhr2",
    "t": "qht2",
    "o": "qho2",
    "u": "qru0",
    "z": "qrz0",
    "n": "qrn0",
    "d": "qdd0",
}


def written(catalogue: Catalogue, document: int) -> str:
    """Return the numbers of findings by group, each with a sample and a switch."""
    found = Counter(
        catalogue.look(finding.definition).group
        for finding in catalogue.entries[document].report.findings
    )
    if not found:
        return "<p class=qno>No phrase that the rules know was found. That is no proof of anything."
    rows = "".join(
        f"<label><input type=checkbox checked class=qs{group}> <b>{found[group]:,}</b> "
        f"<span class={SAMPLES[group]}>{label}</span></label>"
        for group, label in GROUPS.items()
        if found[group]
    )
    return (
        f"<fieldset class=qkey><legend>Findings, by what was measured for their rules</legend>"
        f"{rows}"
        "<p class=qn>Line below: <span class=qhu0>solid</span>, odd by itself; "
        "<span class=qru0>dotted</span>, ordinary English that Russian makes too frequent; "
        "<span class=qdd0>dashed</span>, topic. Thicker and deeper: stronger (from 3 and 10 times "
        "on, at the bound of the interval nearest to 1).</fieldset>"
    )
