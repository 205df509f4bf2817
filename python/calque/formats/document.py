"""What reading a file gives: its English prose, and where each character of it stands."""

from __future__ import annotations

from array import array
from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate, pairwise
from pathlib import Path
from typing import NamedTuple

from calque.source_text import LINE_END


class FormatError(Exception):
    """A file that can't be read as its format; ``line`` and ``column`` count from 1, or are None.

    ``str(error)`` is the message alone: whoever shows it names the file and the place.
    """

    def __init__(
        self, path: Path, message: str, line: int | None = None, column: int | None = None
    ) -> None:
        """Say what is wrong with a file, and where."""
        super().__init__(message)
        self.path = path
        self.message = message
        self.line = line
        self.column = column


class Piece(NamedTuple):
    """A run of a segment's text and where it stands in `SourceDocument.content`.

    Where both sides are as long, characters correspond one by one; otherwise the piece is an
    escape, such as ``&amp;``, and corresponds as a whole.
    """

    start: int
    end: int
    source_start: int
    source_end: int


@dataclass(frozen=True, slots=True)
class Segment:
    """A run of English prose that is scored by itself.

    Attributes:
        text: the prose, without markup; blank lines stand between paragraphs.
        pieces: where it comes from, ascending; what no piece covers was put in between.
        unit: what the file calls it: id of a unit, JSON pointer, notebook cell; else None.
        source: the unit's text in the source language, where the file is bilingual.
        source_language: its language as the file says (``ru``, ``ru-RU``), or None.
    """

    text: str
    pieces: tuple[Piece, ...]
    unit: str | None = None
    source: str | None = None
    source_language: str | None = None


@dataclass(frozen=True, slots=True)
class Directive:
    """A comment in the file that tells calque what to leave alone.

    Attributes:
        kind: ``disable`` (from here on), ``enable`` (again), ``disable-next`` (the next block or
            unit) or ``disable-file``.
        rules: ids, families (``discourse/*``), or ``*`` for all.
        reason: what stands behind ``--``; empty where nothing does.
        source_start: where the comment begins in `SourceDocument.content`.
        source_end: where it ends.
        line: the line where it begins, from 1.
    """

    kind: str
    rules: tuple[str, ...]
    reason: str
    source_start: int
    source_end: int
    line: int


class Location(NamedTuple):
    """A place in a file: lines and columns count characters from 1, ends lie behind the last one.

    ``start`` and ``end`` are positions in `SourceDocument.content`, ``byte_start`` and
    ``byte_end`` in the file's bytes.
    """

    line: int
    column: int
    end_line: int
    end_column: int
    start: int
    end: int
    byte_start: int
    byte_end: int


@dataclass(frozen=True)
class SourceDocument:
    """A file that was read.

    Attributes:
        path: its name.
        format: one of `calque.formats.FORMATS`.
        content: the decoded file, without a byte order mark. Of an archive (DOCX), which has no
            lines, the text of its paragraphs, one a line: line 12 is paragraph 12, and bytes are
            those of this text in UTF-8.
        segments: the prose, by position.
        directives: the comments meant for calque, by position.
        encoding: how ``content`` was decoded.
        mark: how many bytes the byte order mark had.
    """

    path: Path
    format: str
    content: str
    segments: tuple[Segment, ...]
    directives: tuple[Directive, ...] = ()
    encoding: str = "utf-8"
    mark: int = 0

    def locate(self, segment: Segment, start: int, end: int) -> Location:
        """Return where ``segment.text[start:end]`` stands in the file.

        Between its first and its last character markup may stand. A span whose edge is text that
        was put in between (blank lines) is drawn in to what the file has.

        Raises:
            ValueError: nothing of the span comes from the file.
        """
        first, last = source_span(segment.pieces, start, end)
        return self.place(first, last)

    def place(self, start: int, end: int) -> Location:
        """Return the location of ``content[start:end]``."""
        line, column = self.line_and_column(start)
        end_line, end_column = self.line_and_column(end)
        return Location(
            *(line, column, end_line, end_column, start, end),
            *(self._byte(line, column), self._byte(end_line, end_column)),
        )

    def line_and_column(self, position: int) -> tuple[int, int]:
        """Return the line and column, from 1, of a position in ``content``."""
        line = bisect_right(self._line_starts, position)
        return line, position - self._line_starts[line - 1] + 1

    @cached_property
    def _line_starts(self) -> array[int]:
        if "\r" not in self.content:  # three times as fast
            lengths = [len(line) + 1 for line in self.content.split("\n")[:-1]]
            return array("Q", accumulate(lengths, initial=0))
        return array("Q", [0, *(match.end() for match in LINE_END.finditer(self.content))])

    @cached_property
    def _line_bytes(self) -> array[int]:
        # Bytes before each line; lines are encoded one by one so that memory stays bounded.
        starts = self._line_starts
        if self.encoding in ("utf-8", "ascii") and self.content.isascii():
            return array("Q", [start + self.mark for start in starts])
        if self.encoding == "utf-8" and "\r" not in self.content:
            lines = self.content.encode().split(b"\n")[:-1]
            return array("Q", accumulate([len(line) + 1 for line in lines], initial=self.mark))
        counted = array("Q", [self.mark])
        for begin, end in pairwise(starts):
            counted.append(counted[-1] + len(self.content[begin:end].encode(self.encoding)))
        return counted

    def _byte(self, line: int, column: int) -> int:
        begin = self._line_starts[line - 1]
        before = self.content[begin : begin + column - 1]
        return self._line_bytes[line - 1] + len(before.encode(self.encoding))


def source_span(pieces: tuple[Piece, ...], start: int, end: int) -> tuple[int, int]:
    """Return the positions in the file of a segment's ``text[start:end]``; see `locate`."""
    first = bisect_right(pieces, start, key=_end)  # the first piece that ends behind the start
    last = first
    while last + 1 < len(pieces) and pieces[last + 1].start < end:
        last += 1
    if first == len(pieces) or pieces[first].start >= end:
        raise ValueError(f"no character of {start}:{end} comes from the file")
    return (
        _source_of(pieces[first], max(start, pieces[first].start), begins=True),
        _source_of(pieces[last], min(end, pieces[last].end), begins=False),
    )


def _end(piece: Piece) -> int:
    return piece.end


def _source_of(piece: Piece, position: int, *, begins: bool) -> int:
    if piece.end - piece.start == piece.source_end - piece.source_start:
        return piece.source_start + position - piece.start
    return piece.source_start if begins else piece.source_end
