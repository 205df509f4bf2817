"""A scored text as it was given, read by positions without decoding all of it."""

from __future__ import annotations

import re
from array import array
from bisect import bisect_right
from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from calque.finding import Finding, Paragraph

_LINE_END = re.compile(r"\r\n|\n|\r")
_LINE_END_BYTES = re.compile(rb"\r\n|\n|\r")
_LONGEST_CHARACTER = 4  # bytes of UTF-8


class SourceText:
    """A ``str``, or ``bytes`` that are read as UTF-8 with U+FFFD for what is ill-formed."""

    def __init__(self, text: str | bytes) -> None:
        """Wrap a text without copying it."""
        self._text = text

    @cached_property
    def text(self) -> str:
        """The whole text as ``str``."""
        return self._text if isinstance(self._text, str) else self._text.decode("utf-8", "replace")

    def slice(self, start: int, end: int, byte_start: int, byte_end: int) -> str:
        """Return a piece; the byte positions serve for ``bytes``, the others for ``str``."""
        if isinstance(self._text, str):
            return self._text[start:end]
        return self._text[byte_start:byte_end].decode("utf-8", "replace")

    def before(self, finding: Finding, paragraph: Paragraph, room: int) -> str:
        """Return at most ``room`` characters of the paragraph that stand before a finding."""
        if isinstance(self._text, str):
            return self._text[max(paragraph.start, finding.start - room) : finding.start]
        start = max(paragraph.byte_start, finding.byte_start - room * _LONGEST_CHARACTER)
        # The cut may fall inside a character: the first few can be damaged, and are cut off.
        return self._text[start : finding.byte_start].decode("utf-8", "replace")[-room:]

    def after(self, finding: Finding, paragraph: Paragraph, room: int) -> str:
        """Return at most ``room`` characters of the paragraph that follow a finding."""
        if isinstance(self._text, str):
            return self._text[finding.end : min(paragraph.end, finding.end + room)]
        end = min(paragraph.byte_end, finding.byte_end + room * _LONGEST_CHARACTER)
        return self._text[finding.byte_end : end].decode("utf-8", "replace")[:room]

    @cached_property
    def _line_starts(self) -> array[int]:
        ends = (
            _LINE_END.finditer(self._text)
            if isinstance(self._text, str)
            else _LINE_END_BYTES.finditer(self._text)
        )
        return array("Q", [0, *(match.end() for match in ends)])

    def line_and_column(self, finding: Finding) -> tuple[int, int]:
        """Return the line and the column (in characters) where a finding begins, from 1."""
        position = finding.start if isinstance(self._text, str) else finding.byte_start
        line = bisect_right(self._line_starts, position)
        begin = self._line_starts[line - 1]
        if isinstance(self._text, str):
            return line, position - begin + 1
        return line, len(self._text[begin:position].decode("utf-8", "replace")) + 1
