"""The method in plain words, what the figures were measured on, and their limits."""

from __future__ import annotations

from typing import TYPE_CHECKING

from calque import data
from calque.html import escape

if TYPE_CHECKING:
    from calque.html.catalogue import Catalogue

_CLASSES = {
    "ru": "translated from Russian",
    "other": "translated from other languages",
    "native": "written in English by natives",
}

_METHOD = """\
<h3>How this was made</h3>
<p>calque looks for some hundreds of phrasings that English translated from Russian uses. Each is a
written rule with a reason and the Russian construction behind it. How much more frequent each is in
translations from Russian than in English by natives was counted in texts of known origin; where
texts were too few, or did not agree, the rule says so and its findings are drawn grey.
<p>A <b>rate ratio</b> compares how often a phrase occurs. It is no likelihood ratio: it says
nothing of a document that lacks the phrase, and ratios of several phrases must not be multiplied.
Its interval holds the true ratio in 95 of 100 such measurements.
<p>A <b>likelihood ratio</b>, where one is given, compares two propositions about the whole
document: how much more probable its phrasing is under one than under the other. It is given
only for pairs that were measured and only as far as the number of independent sources allows;
otherwise it is withheld and the page says why.
<h3>What it can't say</h3>
<ul><li>It is about phrasing, never about a person. Whoever grew up with Russian and writes English
himself uses such phrases too.
<li>Each such phrase occurs in other English as well, above all in law and at the UN. A single
finding shows nothing about where a document comes from.
<li>No findings is no proof of native English: a phrase that no rule knows isn't found, and edited
translations lose such phrasing.
<li>Rules were written and sharpened on the very texts in which their rates were counted, so these
ratios are somewhat too high.
<li>Findings of topic and naming are shown apart and never count.</ul>"""


def _measured_on(language: str) -> str:
    """Return a table of the texts in which rates were counted, or nothing where that is unknown."""
    content = data.measured_text(language, "counts.tsv")
    if content is None:
        return ""
    cells: dict[tuple[str, str], tuple[str, str]] = {}
    for line in content.split("\n"):
        if line.startswith("*\t"):  # the texts themselves
            _, family, kind, _, words, documents, *_ = line.split("\t")
            cells[family, kind] = (f"{int(words):,}", f"{int(documents):,}")
    families = sorted({family for family, _ in cells})
    head = "".join(f"<th scope=col>{label}" for label in _CLASSES.values())
    rows = ""
    for family in families:
        rows += f"<tr><th scope=row>{escape.text(family)}"
        for kind in _CLASSES:
            words, documents = cells.get((family, kind), ("–", ""))
            in_documents = f" <span class=qn>in {documents}</span>" if documents else ""
            rows += f"<td>{words}{in_documents}"
    return (
        "<h3>What the rates were counted in</h3><div class=qwide tabindex=0 role=region "
        'aria-label="Texts in which rates were counted">'
        "<table class=qfigures><caption>Words, and documents, by kind of text</caption>"
        f"<thead><tr><th scope=col>Family{head}</thead><tbody>{rows}</tbody></table></div>"
    )


def written(catalogue: Catalogue) -> str:
    """Return method, sources of the figures, and limits."""
    languages = sorted({entry.provenance.language for entry in catalogue.entries})
    return _METHOD + "".join(_measured_on(language) for language in languages)
