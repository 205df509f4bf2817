"""One document's view: summary, strip and text; and all that a page holds under one root."""

from __future__ import annotations

import secrets
from typing import TYPE_CHECKING

from calque.html import cards, counts, document, escape, method, pairs, strip, strongest, style
from calque.html.catalogue import Catalogue, Entry
from calque.html.document import counted
from calque.provenance import of_text

if TYPE_CHECKING:
    from calque.report import Report


def _facts(report: Report) -> str:
    said = f"{counted(report.n_words, 'word')}, {counted(report.n_sentences, 'sentence')}; "
    said += report.language_note
    notes = ""
    if report.language != "english":
        notes += (
            "<p class=qwarn>calque can't judge this text; what it shows and what it doesn't means "
            "little."
        )
    if report.n_invalid:
        notes += f"<p class=qn>{report.n_invalid:,} ill-formed UTF-8 sequences were read as U+FFFD."
    if report.n_regex_gave_up:
        notes += (
            f"<p class=qn>In {report.n_regex_gave_up:,} windows a regular expression gave up: too "
            "complex."
        )
    register = report.register
    if register and register.note:
        kind = "qn" if register.typical else "qwarn"
        notes += f"<p class={kind}>{escape.text(register.note)}"
    lead = f"<p>{escape.text(report.summary)}" if report.evidence else ""
    return f"<p class=qn>{escape.text(said)}{notes}{lead}"


def provenance(entry: Entry) -> str:
    """Return what pins a document down, as a list."""
    rows = "".join(
        f"<dt>{escape.text(label)}<dd>{escape.text(value)}"
        for label, value in entry.provenance.rows()
    )
    return f"<dl class=qpin>{rows}</dl>"


def section(catalogue: Catalogue, number: int) -> str:
    """Return the view of one document of the page."""
    entry = catalogue.entries[number]
    bars, targets = strip.written(catalogue, number)
    for sign in (1, -1):
        targets |= {part.paragraph for part in strongest.paragraphs(entry.report, sign)}
    title = f"{catalogue.prefix}-d{number}"
    return "\n".join(
        [
            f"<section aria-labelledby={title}><h2 id={title} tabindex=-1>"
            f"<bdi>{escape.text(entry.provenance.name)}</bdi></h2>",
            _facts(entry.report),
            pairs.written(entry.report),
            counts.written(catalogue, number),
            strongest.written(catalogue, number),
            bars,
            document.written(catalogue, number, targets),
            f"<details class=qfold><summary>Provenance</summary>{provenance(entry)}</details>",
            "</section>",
        ]
    )


def root(catalogue: Catalogue, sections: str, *, folded: bool) -> str:
    """Return sections with what they share: style, cards, method, script. ``folded`` folds it."""
    found = cards.written(catalogue)
    shared = [("Method, figures, limits", method.written(catalogue))]
    if found:
        shared.append(("What was found, rule by rule", found))
    tail = "".join(
        f"<details class=qfold><summary>{title}</summary>{content}</details>"
        if folded
        else f"<section><h2>{title}</h2>{content}</section>"
        for title, content in shared
    )
    return (
        f"<style>{style.sheet(catalogue.prefix)}</style>"
        f"<div id={catalogue.prefix} class={catalogue.prefix} lang=en>{sections}{tail}"
        f"<div id={catalogue.prefix}-card class=qpop role=tooltip popover=manual></div></div>"
        f"<script>{style.script(catalogue.prefix)}</script>"
    )


def fragment(report: Report) -> str:
    """Return a report as a piece of HTML for a notebook.

    Ids and the style's class begin with a name drawn by lot: a report that is shown twice, and
    those of an earlier session in the same notebook, must not share theirs.
    """
    catalogue = Catalogue([Entry(report, of_text(report.source.given))], f"q{secrets.token_hex(4)}")
    return root(catalogue, section(catalogue, 0), folded=True)
