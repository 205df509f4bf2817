"""Jupyter notebooks: the Markdown cells."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from calque.formats.decoding import decode
from calque.formats.directives import Comment, directives_of
from calque.formats.document import FormatError, Segment, SourceDocument
from calque.formats.json_strings import Pairs, Placed, add_string, parse
from calque.formats.markdown import MarkdownProse
from calque.formats.prose import Prose


def read(path: Path, data: bytes) -> SourceDocument:
    """Read a notebook: a segment for each Markdown cell; its unit tells the cell's number, from 1.

    Raises:
        FormatError: it isn't a notebook.
    """
    content, encoding, mark = decode(path, data)
    segments: list[Segment] = []
    comments: list[Comment] = []
    for number, cell in enumerate(_cells(path, parse(path, content)), 1):
        if cell.get("cell_type") != "markdown":
            continue
        source = Prose()
        for placed in _strings(cell.get("source")):
            add_string(source, content, placed)
        written = source.segment()
        markdown = MarkdownProse(path)
        inner = markdown.take(written.text, math=True)
        prose = Prose()
        prose.add_inner(inner, written.pieces)
        if inner.text:
            segments.append(prose.segment(f"cell {number}"))
        comments += [comment.within(written.pieces) for comment in markdown.comments]
    directives = directives_of(path, content, comments)
    return SourceDocument(path, "notebook", content, tuple(segments), directives, encoding, mark)


def _cells(path: Path, notebook: Any) -> Iterator[Pairs]:
    if not isinstance(notebook, Pairs) or notebook.get("nbformat") is None:
        raise FormatError(path, "JSON, but no notebook: it has no nbformat")
    sheets = notebook.get("worksheets")  # before nbformat 4
    for holder in sheets if isinstance(sheets, list) else [notebook]:
        cells = holder.get("cells") if isinstance(holder, Pairs) else None
        for cell in cells if isinstance(cells, list) else []:
            if isinstance(cell, Pairs):
                yield cell


def _strings(source: Any) -> Iterator[Placed]:
    for part in source if isinstance(source, list) else [source]:
        if isinstance(part, Placed):
            yield part
