"""Plain text: all of it is prose."""

from __future__ import annotations

from pathlib import Path

from calque.formats.decoding import decode
from calque.formats.document import Piece, Segment, SourceDocument


def read(path: Path, data: bytes) -> SourceDocument:
    """Read plain text: one segment. It has no comments, so it has no directives either."""
    content, encoding, mark = decode(path, data)
    segments = (Segment(content, (Piece(0, len(content), 0, len(content)),)),) if content else ()
    return SourceDocument(path, "text", content, segments, (), encoding, mark)
