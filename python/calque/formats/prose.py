"""Gathers the prose of a file, run by run, and remembers where each run stands."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator

from calque.formats.document import Piece, Segment, source_span

#: Stands for what isn't prose inside a sentence (code, a URL): no rule matches across it.
OBJECT = "\ufffc"
_BREAK = "\n\n"
#: Line ends inside a paragraph of markup mean no more than a space.
_SPACES = str.maketrans("\t\n\v\f\r", "     ")


class Prose:
    """Text under construction. Runs come in the order of the file."""

    __slots__ = ("_broken", "_parts", "_pieces", "_run", "length")

    def __init__(self) -> None:
        """Begin empty."""
        self._parts: list[str] = []
        self._pieces: list[Piece] = []
        #: The last run if it corresponds one by one: start, source start, source end.
        self._run: tuple[int, int, int] | None = None
        self._broken = False
        self.length = 0

    def add(self, text: str, source_start: int, source_end: int) -> None:
        """Add text that stands, as it is or as an escape, at a place of the file."""
        if not text:
            return
        if source_start >= source_end:  # a parser's own: spaces for a tab that was cut in two
            self.put(text)
            return
        if self._broken:
            self._put(_BREAK)
        start = self.length
        self._parts.append(text)
        self.length = end = start + len(text)
        run = self._run
        if end - start != source_end - source_start:
            self._close()
            self._pieces.append(Piece(start, end, source_start, source_end))
        elif run is not None and run[2] == source_start:
            self._run = (run[0], run[1], source_end)
        else:
            self._close()
            self._run = (start, source_start, source_end)

    def add_wrapped(self, text: str, source_start: int, source_end: int) -> None:
        """Add text whose line ends are spaces."""
        self.add(text.translate(_SPACES), source_start, source_end)

    def put(self, text: str) -> None:
        """Add text that isn't in the file; at the beginning of a paragraph, spaces are left out."""
        if text and self.length and not (self._broken and text.isspace()):
            if self._broken:
                self._put(_BREAK)
            self._put(text)

    def end_paragraph(self) -> None:
        """Let what follows be another paragraph."""
        self._broken = self.length > 0

    @property
    def fresh(self) -> bool:
        """Whether a paragraph begins here."""
        return self._broken or not self.length

    def add_inner(self, inner: Segment, outer: tuple[Piece, ...]) -> None:
        """Add the prose of a text that is itself taken out of the file (Markdown in JSON).

        ``inner`` is what was read from that text; ``outer`` says where that text stands.
        """
        at = 0
        for piece in inner.pieces:
            self.put(inner.text[at : piece.start])
            for one in within(piece, outer):
                self.add(inner.text[one.start : one.end], one.source_start, one.source_end)
            at = piece.end

    def segment(
        self, unit: str | None = None, source: str | None = None, source_language: str | None = None
    ) -> Segment:
        """Return what was gathered."""
        self._close()
        text = "".join(self._parts)
        return Segment(text, tuple(self._pieces), unit, source, source_language)

    def _put(self, text: str) -> None:
        self._close()
        self._broken = False
        self._parts.append(text)
        self.length += len(text)

    def _close(self) -> None:
        if self._run is not None:
            start, source_start, source_end = self._run
            end = start + source_end - source_start
            self._pieces.append(Piece(start, end, source_start, source_end))
            self._run = None


def within(piece: Piece, outer: tuple[Piece, ...]) -> Iterator[Piece]:
    """Yield a piece of an inner text, cut so that each part stands in the file's own content."""
    start, end, begin, stop = piece
    if end - start != stop - begin:
        yield Piece(start, end, *source_span(outer, begin, stop))
        return
    shift = start - begin
    for at in range(bisect_right(outer, begin, key=lambda one: one.end), len(outer)):
        one = outer[at]
        low, high = max(one.start, begin), min(one.end, stop)
        if low >= stop:
            break
        yield Piece(low + shift, high + shift, *source_span((one,), low, high))
