"""A scored text as it was given, read by positions without decoding all of it."""

from __future__ import annotations

import re
from array import array
from bisect import bisect_right
from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from calque.finding import Finding

LINE_END = re.compile(r"\r\n|\n|\r")
LINE_END_BYTES = re.compile(rb"\r\n|\n|\r")
_LONGEST_CHARACTER = 4  # bytes of UTF-8


class SourceText:
    """A ``str``, or ``bytes`` that are read as UTF-8 with U+FFFD for what is ill-formed."""

    def __init__(self, text: str | bytes) -> None:
        """Wrap a text without copying it; ``given`` is what was given."""
        self.given = text

    @cached_property
    def text(self) -> str:
        """The whole text as ``str``."""
        return self.given if isinstance(self.given, str) else self.given.decode("utf-8", "replace")

    def slice(self, start: int, end: int, byte_start: int, byte_end: int) -> str:
        """Return a piece; the byte positions serve for ``bytes``, the others for ``str``."""
        if isinstance(self.given, str):
            return self.given[start:end]
        return self.given[byte_start:byte_end].decode("utf-8", "replace")

    def before(self, finding: Finding, room: int) -> str:
        """Return at most ``room`` characters of the paragraph that stand before a finding."""
        if isinstance(self.given, str):
            return self.given[max(finding.where.start, finding.start - room) : finding.start]
        start = max(finding.where.byte_start, finding.byte_start - room * _LONGEST_CHARACTER)
        # The cut may fall inside a character: the first few can be damaged, and are cut off.
        return self.given[start : finding.byte_start].decode("utf-8", "replace")[-room:]

    def after(self, finding: Finding, room: int) -> str:
        """Return at most ``room`` characters of the paragraph that follow a finding."""
        if isinstance(self.given, str):
            return self.given[finding.end : min(finding.where.end, finding.end + room)]
        end = min(finding.where.byte_end, finding.byte_end + room * _LONGEST_CHARACTER)
        return self.given[finding.byte_end : end].decode("utf-8", "replace")[:room]

    @cached_property
    def _line_starts(self) -> array[int]:
        ends = (
            LINE_END.finditer(self.given)
            if isinstance(self.given, str)
            else LINE_END_BYTES.finditer(self.given)
        )
        return array("Q", [0, *(match.end() for match in ends)])

    def line_and_column(self, finding: Finding) -> tuple[int, int]:
        """Return the line and the column (in characters) where a finding begins, from 1."""
        position = finding.start if isinstance(self.given, str) else finding.byte_start
        line = bisect_right(self._line_starts, position)
        begin = self._line_starts[line - 1]
        if isinstance(self.given, str):
            return line, position - begin + 1
        return line, len(self.given[begin:position].decode("utf-8", "replace")) + 1
