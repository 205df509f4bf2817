"""Bytes to text: byte order marks, declared encodings, and what is no text at all."""

from __future__ import annotations

import codecs
from pathlib import Path
from typing import NamedTuple

from calque.formats.document import FormatError
from calque.source_text import LINE_END_BYTES

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # begins like UTF-16's: asked first
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)


class Decoded(NamedTuple):
    """A file's text, how it was decoded, and how many bytes its byte order mark had."""

    content: str
    encoding: str
    mark: int


def decode(path: Path, data: bytes, declared: str | None = None) -> Decoded:
    """Decode a file strictly: by its byte order mark, else as declared, else as UTF-8.

    Raises:
        FormatError: a NUL, bytes that the encoding doesn't allow, an unknown encoding.
    """
    marked = next((one for one in _MARKS if data.startswith(one[0])), None)
    mark, encoding = marked or (b"", declared or "utf-8")
    try:
        encoding = codecs.lookup(encoding).name
        content = data[len(mark) :].decode(encoding)
    except LookupError:
        raise FormatError(path, f"unknown encoding {encoding!r}") from None
    except UnicodeDecodeError as error:
        raise _ill_formed(path, data, len(mark) + error.start, encoding) from None
    nul = content.find("\0")
    if nul >= 0:
        line = content.count("\n", 0, nul) + 1
        raise FormatError(path, f"binary file, not text (NUL at character {nul})", line)
    return Decoded(content, encoding, len(mark))


def _ill_formed(path: Path, data: bytes, at: int, encoding: str) -> FormatError:
    line_start = 0
    line = 1
    for match in LINE_END_BYTES.finditer(data, 0, at):
        line, line_start = line + 1, match.end()
    column = len(data[line_start:at].decode(encoding, "replace")) + 1
    message = (
        f"binary file, not text (NUL at byte {data.index(0)})"
        if 0 in data[:8192]
        else f"byte 0x{data[at]:02X} isn't {encoding.upper()}; save the file in one encoding"
    )
    return FormatError(path, message, line, column)
