"""The formats that calque reads, and which file is in which."""

from __future__ import annotations

from dataclasses import dataclass
from importlib import import_module
from pathlib import Path

from calque.formats.document import FormatError, SourceDocument


@dataclass(frozen=True, slots=True)
class Format:
    """A file format.

    ``module`` is its reader in this package; ``extra`` the extra of calque that brings the library
    it needs, or None. A file with one of ``suffixes`` is read in this format, where no other is
    asked for.
    """

    name: str
    suffixes: tuple[str, ...]
    module: str
    extra: str | None = None


#: All formats by name.
FORMATS = {
    one.name: one
    for one in (
        Format("text", (".txt", ".text"), "plain"),
        Format("markdown", (".md", ".markdown", ".mdown", ".mkd"), "markdown", "formats"),
        Format("po", (".po", ".pot"), "po"),
        Format("xliff", (".xliff", ".xlf", ".mxliff", ".sdlxliff"), "xliff"),
        Format("tmx", (".tmx",), "tmx"),
        Format("html", (".html", ".htm", ".xhtml"), "html"),
    )
}


def format_of(path: Path) -> str | None:
    """Return the format that a file's name tells, or None."""
    suffix = path.suffix.lower()
    for one in FORMATS.values():
        if suffix in one.suffixes:
            return one.name
    return None


def read(path: Path, data: bytes, format: str | None = None) -> SourceDocument:
    """Read a file's bytes in a format; None asks its name, and takes plain text if that is mute.

    Raises:
        FormatError: the file is broken, or the library that reads it isn't installed.
        ValueError: there is no such format.
    """
    name = format or format_of(path) or "text"
    if name not in FORMATS:
        raise ValueError(f"no format {name!r}; there are {', '.join(sorted(FORMATS))}")
    chosen = FORMATS[name]
    try:
        reader = import_module(f"calque.formats.{chosen.module}")
    except ModuleNotFoundError as error:
        raise FormatError(
            path, f"{name} needs {error.name}: pip install 'calque[{chosen.extra}]'"
        ) from error
    document: SourceDocument = reader.read(path, data)
    return document
