"""The text of a document: its paragraphs, folded in parts where it's long."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import TYPE_CHECKING

from calque.html.marks import marked

if TYPE_CHECKING:
    from calque.finding import Finding, Paragraph
    from calque.html.catalogue import Catalogue

#: Up to so many words a document isn't folded; a part of a longer one has about `_PART` words.
_UNFOLDED, _PART = 1500, 1000
_CLASSES = {"heading": " class=qg", "numbered_point": " class=qi", "bullet": " class=qi"}


def _parts(paragraphs: tuple[Paragraph, ...], n_words: int) -> Iterator[range]:
    if n_words <= _UNFOLDED:
        yield range(len(paragraphs))
        return
    begin = words = 0
    for number, paragraph in enumerate(paragraphs):
        if words and words + paragraph.n_words > _PART:
            yield range(begin, number)
            begin, words = number, 0
        words += paragraph.n_words
    yield range(begin, len(paragraphs))


def counted(n: int, one: str) -> str:
    """Return a number with its noun: ``1 word``, ``2,000 words``."""
    return f"{n:,} {one}" + ("s" if n != 1 else "")


def written(catalogue: Catalogue, document: int, targets: Collection[int]) -> str:
    """Return the document's text; paragraphs in ``targets`` get an id to be led to."""
    report = catalogue.entries[document].report
    paragraphs = report.paragraphs
    inside: dict[int, list[tuple[int, Finding]]] = {}
    for number, finding in enumerate(report.findings):
        inside.setdefault(finding.paragraph, []).append((number, finding))
    parts = list(_parts(paragraphs, report.n_words))
    lines: list[str] = []
    for part in parts:
        if len(parts) > 1:
            words = sum(paragraphs[number].n_words for number in part)
            found = sum(len(inside.get(number, ())) for number in part)
            lines.append(
                f"<details{'' if lines else ' open'}><summary>Paragraphs {part.start + 1:,} to "
                f"{part.stop:,} <span class=qn>{counted(words, 'word')}, "
                f"{counted(found, 'finding')}</span></summary>"
            )
        for number in part:
            paragraph = paragraphs[number]
            name = f" id={catalogue.prefix}-{document}p{number}" if number in targets else ""
            shown = marked(catalogue, document, paragraph, inside.get(number, ()))
            lines.append(f"<p{name}{_CLASSES.get(paragraph.kind, '')}>{shown}")
        if len(parts) > 1:
            lines.append("</details>")
    return "\n".join(["<div class=qtext dir=ltr>", *lines, "</div>"])
