"""The formats that calque reads, and which file is in which."""

from __future__ import annotations

import re
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path

from calque.formats.document import FormatError, SourceDocument
from calque.formats.languages import is_english


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
        Format("json", (".arb",), "i18n_json"),
        Format("notebook", (".ipynb",), "notebook", "formats"),
        Format("docx", (".docx",), "docx", "formats"),
        Format("rst", (".rst", ".rest"), "rst", "formats"),
        Format("html", (".html", ".htm", ".xhtml"), "html"),
    )
}


_MESSAGE_FOLDERS = frozenset(
    ("locales", "locale", "_locales", "i18n", "l10n", "lang", "langs", "translations", "messages")
)
_LANGUAGE = re.compile(r"[a-z]{2}([-_][A-Za-z0-9]{2,8})*")


def format_of(path: Path) -> str | None:
    """Return the format that a file's name tells, or None.

    Most JSON files aren't prose: a ``.json`` file counts as messages where its name is a language
    (``en-GB.json``) or a folder in its path is one of those where messages are kept, and where the
    language that its path tells, if any, is English.
    """
    suffix = path.suffix.lower()
    if suffix == ".json":
        return "json" if _holds_english_messages(path) else None
    for one in FORMATS.values():
        if suffix in one.suffixes:
            return one.name
    return None


def _holds_english_messages(path: Path) -> bool:
    named = [part for part in (path.stem, *reversed(path.parts[:-1])) if _LANGUAGE.fullmatch(part)]
    kept = not _MESSAGE_FOLDERS.isdisjoint(path.parts[:-1])
    if not kept and not _LANGUAGE.fullmatch(path.stem):
        return False
    return not named or is_english(named[0])


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
