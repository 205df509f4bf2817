"""The strings of a JSON file with their places, which ``json.loads`` doesn't tell."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from calque.formats.document import FormatError
from calque.formats.prose import Prose

_ESCAPE = re.compile(r"\\u[dD][89abAB]..\\u[dD][c-fC-F]..|\\u....|\\.")
_SURROGATE = re.compile("[\ud800-\udfff]")


class Placed(str):
    """A string of the file, and where it stands between its quotation marks."""

    __slots__ = ("end", "start")
    start: int
    end: int


class _Decoder(json.JSONDecoder):
    # The standard library's own decoder in Python, with its string scanner overheard.
    def __init__(self) -> None:
        super().__init__(object_pairs_hook=Pairs, strict=False)
        self.parse_string = _scan
        self.scan_once = json.scanner.py_make_scanner(self)  # type: ignore[attr-defined]


class Pairs(list[tuple[str, Any]]):
    """An object, as the list of its pairs: none is lost where two have the same key."""

    def get(self, key: str) -> Any:
        """Return the value of a key, or None."""
        return next((value for name, value in self if name == key), None)


def _scan(text: str, start: int, strict: bool = True) -> tuple[Placed, int]:
    value, after = json.decoder.scanstring(text, start, strict)  # type: ignore[attr-defined]
    placed = Placed(value)
    placed.start, placed.end = start, after - 1
    return placed, after


def parse(path: Path, content: str) -> Any:
    """Return the file's data: objects as `Pairs`, strings as `Placed` (keys as ``str``).

    Raises:
        FormatError: it isn't JSON, or nests too deeply.
    """
    try:
        return _Decoder().decode(content)
    except json.JSONDecodeError as error:
        raise FormatError(path, f"not JSON: {error.msg}", error.lineno, error.colno) from None
    except RecursionError:
        raise FormatError(path, "lists and objects nest too deeply") from None


def strings(value: Any, pointer: str = "") -> Iterator[tuple[str, str, Placed]]:
    """Yield each string value with its JSON Pointer (RFC 6901) and its key, in order."""
    if isinstance(value, Placed):
        key = pointer.rpartition("/")[2].replace("~1", "/").replace("~0", "~")
        yield pointer, key, value
    elif isinstance(value, Pairs):
        for key, inner in value:
            escaped = key.replace("~", "~0").replace("/", "~1")
            yield from strings(inner, f"{pointer}/{escaped}")
    elif isinstance(value, list):
        for number, inner in enumerate(value):
            yield from strings(inner, f"{pointer}/{number}")


def add_string(prose: Prose, content: str, placed: Placed) -> None:
    """Add a string's text, escape by escape. Lone surrogates become U+FFFD."""
    at = placed.start
    for match in _ESCAPE.finditer(content, placed.start, placed.end):
        prose.add(content[at : match.start()], at, match.start())
        text = _SURROGATE.sub("\ufffd", json.loads(f'"{match[0]}"'))
        prose.add(text, match.start(), match.end())
        at = match.end()
    prose.add(content[at : placed.end], at, placed.end)
