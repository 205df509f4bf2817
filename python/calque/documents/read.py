"""One way into all formats: a file's bytes and its name in, text out."""

from __future__ import annotations

import importlib
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import PurePath


class UnreadableError(Exception):
    """A document that can't be read as text; the message says why."""


@dataclass(frozen=True, slots=True)
class Document:
    """A document as text. ``reader`` is what made it text, with its version; None: it was text."""

    text: str | bytes
    reader: str | None


#: By the end of a file's name: the module here, and the package that it uses.
_FORMATS = {
    ".docx": ("docx_text", "python-docx"),
    ".pdf": ("pdf_text", "pypdf"),
    ".html": ("html_text", "lxml"),
    ".htm": ("html_text", "lxml"),
    ".xhtml": ("html_text", "lxml"),
}


def read(content: bytes, name: str) -> Document:
    """Return a document as text; ``name`` tells its format, and what's unknown is plain text.

    Raises:
        UnreadableError: the package for its format is missing, or it's damaged or protected.
    """
    known = _FORMATS.get(PurePath(name).suffix.lower())
    if known is None:
        return Document(content, None)
    module, package = known
    try:
        to_text: Callable[[bytes], str] = importlib.import_module(
            f"calque.documents.{module}"
        ).to_text
    except ModuleNotFoundError as error:
        raise UnreadableError(
            f"reading it needs {package}: pip install 'calque[documents]'"
        ) from error
    try:
        text = to_text(content)
    except UnreadableError:
        raise
    except Exception as error:  # the readers document no common class, and files may be anything
        raise UnreadableError(f"{package} can't read it: {error}") from error
    from importlib.metadata import version  # noqa: PLC0415  (15 ms that plain text needn't pay)

    return Document(text, f"{package} {version(package)}")
