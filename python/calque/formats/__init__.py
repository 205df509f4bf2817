"""Readers of file formats: English prose out, with the place of each character in the file.

>>> from pathlib import Path
>>> path = Path("guide.md")
>>> document = formats.read(path, path.read_bytes())
>>> [segment.text for segment in document.segments]
"""

from __future__ import annotations

from calque.formats.document import (
    Directive,
    FormatError,
    Location,
    Piece,
    Segment,
    SourceDocument,
)
from calque.formats.registry import FORMATS, Format, format_of, read

__all__ = [
    "FORMATS",
    "Directive",
    "Format",
    "FormatError",
    "Location",
    "Piece",
    "Segment",
    "SourceDocument",
    "format_of",
    "read",
]
