"""Segments cut into paragraphs, which is what can be aligned."""

from __future__ import annotations

import re
from collections.abc import Iterator

from calque.formats import Piece, Segment, SourceDocument
from calque.formats.prose import within

_BLANK = re.compile(r"\s*\n[^\S\n]*\n\s*")


def paragraphs(document: SourceDocument) -> list[Segment]:
    """Return the paragraphs of a document, each as a segment of its own."""
    return [one for segment in document.segments for one in _cut(segment)]


def _cut(segment: Segment) -> Iterator[Segment]:
    start = 0
    for match in _BLANK.finditer(segment.text):
        yield from _part(segment, start, match.start())
        start = match.end()
    yield from _part(segment, start, len(segment.text))


def _part(segment: Segment, start: int, end: int) -> Iterator[Segment]:
    text = segment.text[start:end]
    if text.strip():
        pieces = tuple(within(Piece(0, end - start, start, end), segment.pieces))
        yield Segment(text, pieces, segment.unit, segment.source, segment.source_language)
