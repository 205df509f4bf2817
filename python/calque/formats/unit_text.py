"""The text of a unit in XLIFF or TMX, between whose words stand codes of another format."""

from __future__ import annotations

from calque.formats.document import Segment
from calque.formats.prose import OBJECT, Prose

#: Elements whose content is a code, not prose: those that stand for something in the sentence,
_OBJECTS = frozenset(("x", "ph", "it", "ut", "cp"))
#: and the beginnings and ends of formatting, which stand for nothing.
_FORMATTING = frozenset(("bpt", "ept", "bx", "ex", "sc", "ec", "sm", "em"))


class UnitText:
    """Gathers the prose between the codes. ``keep_lines``: line ends are no mere spaces."""

    def __init__(self, *, keep_lines: bool) -> None:
        """Begin empty."""
        self._prose = Prose()
        self._keep_lines = keep_lines
        self._in_code = 0

    def opened(self, name: str) -> None:
        """Take the start of an element inside the text."""
        if self._in_code or name in _FORMATTING or name in _OBJECTS:
            if name in _OBJECTS and not self._in_code:
                self._prose.put(OBJECT)
            self._in_code += 1

    def closed(self, name: str) -> None:
        """Take its end."""
        if self._in_code:
            self._in_code -= 1

    def add(self, text: str, start: int, end: int) -> None:
        """Add a run of text, which is left out where it belongs to a code."""
        if self._in_code:
            return
        if self._keep_lines:
            self._prose.add(text, start, end)
        else:
            self._prose.add_wrapped(text, start, end)

    def segment(
        self, unit: str | None = None, source: str | None = None, source_language: str | None = None
    ) -> Segment:
        """Return what was gathered."""
        return self._prose.segment(unit, source, source_language)
