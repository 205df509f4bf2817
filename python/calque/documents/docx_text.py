"""DOCX as text: all that a reader sees, notes and headers too, but no paragraphs of code."""

from __future__ import annotations

from pathlib import Path

from calque.documents.read import UnreadableError
from calque.formats import FormatError, docx


def to_text(content: bytes) -> str:
    """Return the paragraphs, with an empty line between them.

    Raises UnreadableError where it isn't a DOCX, is protected, or unpacks to too much.
    """
    try:
        document = docx.read(Path("a.docx"), content)
    except FormatError as error:
        raise UnreadableError(error.message) from error
    lines = (line.strip() for line in document.content.split("\n"))
    return "\n\n".join(line for line in lines if line)
