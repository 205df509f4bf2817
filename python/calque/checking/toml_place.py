"""Where a key stands in a TOML file: parsers tell its value, not its line."""

from __future__ import annotations

import re

_HEADER = re.compile(r"^\s*(\[\[?)\s*(.+?)\s*\]\]?\s*(?:#.*)?$")
_PART = re.compile(r'\s*(?:"((?:[^"\\]|\\.)*)"|\'([^\']*)\'|([\w-]+))\s*(\.|=|$)')

#: Keys, and numbers for the elements of arrays of tables.
KeyPath = tuple[str | int, ...]


def _keys(text: str) -> tuple[list[str], int]:
    """Return the dotted key at the beginning of a text and where it ends."""
    keys, at = [], 0
    while match := _PART.match(text, at):
        keys.append(next(part for part in match.group(1, 2, 3) if part is not None))
        at = match.end()
        if match.group(4) != ".":
            break
    return keys, at


def line_and_column(text: str, path: KeyPath) -> tuple[int, int] | None:
    """Return the line and column, from 1, of the longest beginning of a path that is written down.

    None where nothing of it is. A key inside an inline table is found in its line.
    """
    best: tuple[int, tuple[int, int]] | None = None
    table: KeyPath = ()
    seen: dict[tuple[str, ...], int] = {}
    for number, line in enumerate(text.splitlines(), 1):
        header = _HEADER.match(line)
        if header:
            names = tuple(_keys(header.group(2))[0])
            table = names
            if header.group(1) == "[[":
                seen[names] = seen.get(names, -1) + 1
                table = (*names, seen[names])
            here, column = table, header.start(2) + 1
        else:
            keys, end = _keys(line)
            if not keys or not line[:end].rstrip().endswith("="):
                continue
            here, column = (*table, *keys), len(line) - len(line.lstrip()) + 1
        if here == path[: len(here)] and (best is None or len(here) > best[0]):
            best = (len(here), _inner(line, here, path, number, column))
    return best[1] if best else None


def _inner(line: str, here: KeyPath, path: KeyPath, number: int, column: int) -> tuple[int, int]:
    rest = path[len(here) :]
    if rest and isinstance(rest[0], str):
        found = re.search(rf"[\"']?{re.escape(rest[0])}[\"']?\s*=", line)
        if found:
            return number, found.start() + 1
    return number, column
