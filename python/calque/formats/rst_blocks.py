"""Finds the blocks that docutils read in the lines of the file.

docutils tells a block's text, without indentation, and about where it begins. Each line of that
text ends a line of the file (or, in a table, stands in one): so its column follows exactly. A block
that isn't found so is not guessed at.
"""

from __future__ import annotations

import re
from typing import NamedTuple

_TAB = 8
#: docutils gives the line of a title's underline, a table's top, a directive's beginning.
_NEARBY = sorted(range(-12, 31), key=abs)


class _Line(NamedTuple):
    text: str  # as docutils sees it: tabs are spaces, none stand at the end
    start: int  # in the file
    columns: list[int] | None  # column in the file of each character, where tabs move them

    def position(self, column: int) -> int:
        return self.start + (self.columns[column] if self.columns else column)


class Block(NamedTuple):
    """Text of a block and, for each line of it, the line of the file and the column there."""

    text: str
    lines: list[tuple[_Line, int]]
    starts: list[int]  # of each line in `text`

    def position(self, line: int, at: int) -> int:
        """Return the place in the file of the character ``at`` of ``text``, on its ``line``."""
        source, column = self.lines[line]
        return source.position(column + at - self.starts[line])


class SourceLines:
    """The lines of a file, each character of which belongs to one block."""

    def __init__(self, content: str) -> None:
        """Cut a file into lines where docutils does."""
        self._lines: list[_Line] = []
        self._taken: set[int] = set()  # where blocks begin in the file
        start = 0
        for whole in content.splitlines(keepends=True):
            self._lines.append(_line(whole, start))
            start += len(whole)

    def place(self, text: str, near: int, *, in_table: bool = False) -> Block | None:
        """Return where a block's text stands, near a line (from 1); None where it can't be told."""
        wanted = text.split("\n")
        for away in _NEARBY:
            first = near - 1 + away
            if first >= 0 and first + len(wanted) <= len(self._lines):
                lines = self._fit(wanted, first, in_table)
                if lines is not None:
                    self._taken.add(lines[0][0].position(lines[0][1]))
                    starts = [0]
                    for one in wanted[:-1]:
                        starts.append(starts[-1] + len(one) + 1)
                    return Block(text, lines, starts)
        return None

    def _fit(self, wanted: list[str], first: int, in_table: bool) -> list[tuple[_Line, int]] | None:
        for column in self._columns(wanted[0], self._lines[first], in_table):
            if self._lines[first].position(column) in self._taken:
                continue
            found = [(self._lines[first], column)]
            for number, text in enumerate(wanted[1:], first + 1):
                line = self._lines[number]
                at = column if in_table else len(line.text) - len(text)
                if at < 0 or not line.text.startswith(text, at):
                    break
                if not in_table and line.text[:at].strip(" |"):
                    break
                found.append((line, at))
            if len(found) == len(wanted):
                return found
        return None

    @staticmethod
    def _columns(text: str, line: _Line, in_table: bool) -> list[int]:
        if not text:
            return []
        if in_table:
            return [match.start() for match in re.finditer(re.escape(text), line.text)]
        ends = len(line.text) - len(text)
        return [ends] if ends >= 0 and line.text.endswith(text) else []


def _line(whole: str, start: int) -> _Line:
    text = whole.rstrip()
    if "\t" not in text:
        return _Line(text.replace("\v", " ").replace("\f", " "), start, None)
    shown: list[str] = []
    columns: list[int] = []
    for column, character in enumerate(text):
        width = _TAB - len(shown) % _TAB if character == "\t" else 1
        shown += [" "] * width if character.isspace() else [character]
        columns += [column] * width
    return _Line("".join(shown), start, columns)
