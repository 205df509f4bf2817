"""DOCX as text: paragraphs and the cells of tables, in order; no headers, notes or comments."""

from __future__ import annotations

import io
from collections.abc import Iterator

import docx
from docx.table import Table, _Cell
from docx.text.paragraph import Paragraph


def _blocks(container: docx.document.Document | _Cell) -> Iterator[str]:
    for block in container.iter_inner_content():
        if isinstance(block, Paragraph):
            yield block.text
        elif isinstance(block, Table):
            for row in block.rows:
                seen: list[object] = []
                for cell in row.cells:
                    # A merged cell is named once for each column that it covers.
                    if cell._tc not in seen:
                        seen.append(cell._tc)
                        yield from _blocks(cell)


def to_text(content: bytes) -> str:
    """Return the paragraphs, with an empty line between them."""
    blocks = (block.strip() for block in _blocks(docx.Document(io.BytesIO(content))))
    return "\n\n".join(block for block in blocks if block)
