"""Two versions of a document beside each other: what evidence went and what came."""

from __future__ import annotations

import secrets
from collections import Counter
from collections.abc import Sequence
from itertools import groupby
from typing import TYPE_CHECKING

from calque.comparing.words import changed
from calque.html import escape, pairs, view
from calque.html.catalogue import Catalogue, Entry
from calque.html.counts import SAMPLES
from calque.html.document import counted
from calque.html.look import GROUPS
from calque.html.marks import marked
from calque.html.page import PREFIX, shell
from calque.provenance import of_text

if TYPE_CHECKING:
    from calque.comparing.align import Pair
    from calque.comparing.comparison import Comparison
    from calque.finding import Finding

TITLE = "Two versions, and what became of their phrasing"
#: Runs of unchanged pairs at least so long are folded.
_FOLDED = 3
_SIDES = ("before", "after")


def _numbers(catalogue: Catalogue, comparison: Comparison) -> str:
    def groups(findings: Sequence[Finding]) -> Counter[str]:
        return Counter(catalogue.look(finding.definition).group for finding in findings)

    columns = {
        "before": groups(comparison.first.findings),
        "after": groups(comparison.second.findings),
        "gone": groups(comparison.gone),
        "came": groups(comparison.came),
    }
    rows = "".join(
        f"<tr><th scope=row><span class={SAMPLES[group]}>{label}</span>"
        + "".join(f"<td>{column[group]:,}" for column in columns.values())
        for group, label in GROUPS.items()
        if any(column[group] for column in columns.values())
    )
    words = (comparison.first.n_words, comparison.second.n_words)
    heads = "".join(f"<th scope=col>{head}" for head in columns)
    return (
        '<div class=qwide tabindex=0 role=region aria-label="Findings in both versions">'
        "<table class=qfigures><caption>Findings, by what was measured for their rules</caption>"
        f"<thead><tr><th scope=col>Findings{heads}</thead><tbody>{rows}"
        f"<tr><th scope=row>words<td>{words[0]:,}<td>{words[1]:,}<td><td></tbody></table></div>"
    )


def _listed(catalogue: Catalogue, title: str, findings: Sequence[Finding], document: int) -> str:
    report = catalogue.entries[document].report
    places = {id(finding): number for number, finding in enumerate(report.findings)}
    ranked = sorted(findings, key=lambda finding: catalogue.number(finding.definition))
    items = "".join(
        f"<li><a href=#{catalogue.prefix}-{document}f{places[id(finding)]} "
        f"class={catalogue.look(finding.definition).style}>{escape.text(finding.text)}</a>"
        for finding in ranked
    )
    shown = f"<ul>{items}</ul>" if items else "<p class=qno>None."
    return f"<div><h3>{title}: {counted(len(findings), 'finding')}</h3>{shown}</div>"


class _Columns:
    """Writes pairs of paragraphs; each side is drawn with its marks and what was changed."""

    def __init__(self, catalogue: Catalogue) -> None:
        self.catalogue = catalogue
        self.reports = [entry.report for entry in catalogue.entries]
        self.inside: list[dict[int, list[tuple[int, Finding]]]] = [{}, {}]
        for side, report in enumerate(self.reports):
            for number, finding in enumerate(report.findings):
                self.inside[side].setdefault(finding.paragraph, []).append((number, finding))

    def text(self, side: int, number: int | None) -> str:
        if number is None:
            return ""
        unit = self.reports[side].paragraphs[number]
        return self.reports[side].text[unit.start : unit.end]

    def same(self, pair: Pair) -> bool:
        return None not in pair and self.text(0, pair[0]) == self.text(1, pair[1])

    def row(self, pair: Pair) -> str:
        spans = changed(self.text(0, pair[0]), self.text(1, pair[1]))
        written = ""
        for side, number in enumerate(pair):
            if number is None:
                written += "<div class=qlone></div>"
                continue
            unit = self.reports[side].paragraphs[number]
            moved = [(unit.start + begin, unit.start + end) for begin, end in spans[side]]
            shown = marked(
                self.catalogue,
                side,
                unit,
                self.inside[side].get(number, ()),
                (("del", "ins")[side], moved),
            )
            strong = " class=qg" if unit.kind == "heading" else ""
            written += f"<div data-side={_SIDES[side]}><p{strong}>{shown}</div>"
        return written


def _texts(catalogue: Catalogue, comparison: Comparison) -> str:
    columns = _Columns(catalogue)
    written = ""
    for same, group in groupby(comparison.pairs, key=columns.same):
        run = list(group)
        rows = "\n".join(columns.row(pair) for pair in run)
        if same and len(run) >= _FOLDED:
            written += (
                f"<details><summary>{counted(len(run), 'paragraph')} unchanged</summary>"
                f"<div class=qtwo>{rows}</div></details>"
            )
        else:
            written += rows
    return f'<div class="qtext qtwo" dir=ltr>\n{written}\n</div>'


def section(catalogue: Catalogue, comparison: Comparison) -> str:
    """Return the comparison; the catalogue's entries are its two versions."""
    names = [f"<bdi>{escape.text(entry.provenance.name)}</bdi>" for entry in catalogue.entries]
    title = f"{catalogue.prefix}-d0"
    moved = (
        f"<p class=qn>{counted(len(comparison.moved), 'finding')} moved to another paragraph."
        if comparison.moved
        else ""
    )
    pins = "".join(
        f"<h3>{side}</h3>{view.provenance(entry)}"
        for side, entry in zip(("Before", "After"), catalogue.entries, strict=True)
    )
    return "\n".join(
        [
            f"<section aria-labelledby={title}><h2 id={title} tabindex=-1>"
            f"{names[0]} <span class=qn>became</span> {names[1]}</h2>",
            pairs.written(comparison.first, comparison.second),
            _numbers(catalogue, comparison),
            "<div class=qboth>"
            + _listed(catalogue, "Gone", comparison.gone, 0)
            + _listed(catalogue, "Came", comparison.came, 1)
            + "</div>"
            + moved,
            "<p class=qn>That a phrase went or came says nothing of who changed it, or why: any "
            "editing takes phrases away.",
            _texts(catalogue, comparison),
            f"<details class=qfold><summary>Provenance</summary>{pins}</details></section>",
        ]
    )


def written(comparison: Comparison, entries: Sequence[Entry], title: str = TITLE) -> str:
    """Return the page of a comparison; ``entries`` are its two versions."""
    catalogue = Catalogue(entries, PREFIX)
    return shell(title, view.root(catalogue, section(catalogue, comparison), folded=False))


def fragment(comparison: Comparison) -> str:
    """Return a comparison as a piece of HTML for a notebook; see `calque.html.view.fragment`."""
    entries = [
        Entry(report, of_text(report.source.given, name))
        for report, name in ((comparison.first, "before"), (comparison.second, "after"))
    ]
    catalogue = Catalogue(entries, f"q{secrets.token_hex(4)}")
    return view.root(catalogue, section(catalogue, comparison), folded=True)
