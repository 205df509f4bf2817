"""The highlighted text of one paragraph."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from calque.html import escape

if TYPE_CHECKING:
    from calque.finding import Finding, Paragraph
    from calque.html.catalogue import Catalogue


def _pieces(
    findings: Sequence[tuple[int, Finding]],
    paragraph: Paragraph,
    changed: Sequence[tuple[int, int]],
) -> Iterator[tuple[int, int, list[tuple[int, Finding]]]]:
    """Cut a paragraph where a finding, or a change, begins or ends.

    Each piece comes with the findings that cover it.
    """
    cuts = {paragraph.start, paragraph.end, *(edge for span in changed for edge in span)}
    for _, finding in findings:
        cuts |= {finding.start, finding.end}
    edges = sorted(cuts)
    waiting = 0
    open_: list[tuple[int, Finding]] = []
    for start, end in pairwise(edges):
        open_ = [item for item in open_ if item[1].end > start]
        while waiting < len(findings) and findings[waiting][1].start <= start:
            open_.append(findings[waiting])
            waiting += 1
        yield start, end, list(open_)


def marked(
    catalogue: Catalogue,
    document: int,
    paragraph: Paragraph,
    findings: Sequence[tuple[int, Finding]],
    changed: tuple[str, Sequence[tuple[int, int]]] = ("", ()),
) -> str:
    """Return a paragraph's text with its findings marked as links to the cards of their rules.

    ``findings`` are those of the paragraph, by position, with their numbers in the document. Where
    some overlap, each piece is drawn as the strongest that covers it, and names all. ``changed`` is
    an element and the spans of the text that it encloses: ``del`` or ``ins``.
    """
    text = catalogue.entries[document].report.text
    element, spans = changed
    if not findings and not spans:
        return escape.text(text[paragraph.start : paragraph.end])
    written: list[str] = []
    begun: set[int] = set()
    for start, end, covering in _pieces(findings, paragraph, spans):
        shown = escape.text(text[start:end])
        if any(begin <= start and end <= stop for begin, stop in spans):
            shown = f"<{element}>{shown}</{element}>"
        if not covering:
            written.append(shown)
            continue
        ranked = sorted(covering, key=lambda item: catalogue.number(item[1].definition))
        numbers = [catalogue.number(finding.definition) for _, finding in ranked]
        look = catalogue.look(ranked[0][1].definition)
        new = [number for number, _ in covering if number not in begun]
        begun.update(new)
        # The first piece of each finding is the place that its card leads to.
        anchors = "".join(
            f"<span id={catalogue.prefix}-{document}f{number}></span>" for number in new[1:]
        )
        name = f" id={catalogue.prefix}-{document}f{new[0]}" if new else ""
        listed = " ".join(map(str, numbers))
        quoted = listed if len(numbers) == 1 else f'"{listed}"'
        written.append(
            f"{anchors}<a{name} href=#{catalogue.prefix}-r{numbers[0]} class={look.style} "
            f"data-r={quoted}>"
            f"{shown}</a>"
        )
    return "".join(written)
