"""Cuts a gettext PO file into entries whose strings know their places.

Libraries for PO (polib, translate-toolkit) tell at most the line where an entry begins; tests
compare with polib what is read here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from calque.formats.document import FormatError
from calque.source_text import LINE_END

_LINE = re.compile(
    r"""\s*(?:
        (?P<obsolete>\#~.*)
      | \#,(?P<flags>.*)
      | \#[|:=].*
      | \#\.?(?P<comment>.*)
      | (?:(?P<keyword>msgctxt|msgid_plural|msgid|msgstr(?:\[\d+\])?)\s*)?
        "(?P<string>(?:[^"\\]|\\.)*)"\s*
    )?""",
    re.VERBOSE,
)
#: What may stand before each keyword.
_BEFORE = {
    "msgctxt": ("",),
    "msgid": ("", "msgctxt"),
    "msgid_plural": ("msgid",),
    "msgstr": ("msgid", "msgid_plural", "msgstr"),
}


class Written(NamedTuple):
    """What stands between two quotation marks, escapes and all, and where it begins."""

    raw: str
    start: int


@dataclass(slots=True)
class Entry:
    """A translation unit: comments and flags, then strings by keyword (``msgstr[0]``)."""

    start: int
    line: int
    flags: set[str] = field(default_factory=set)
    comments: list[Written] = field(default_factory=list)
    strings: dict[str, list[Written]] = field(default_factory=dict)
    #: The keyword to which a string without one belongs.
    last: str = ""

    def add(self, keyword: str, written: Written) -> str:
        """Add a string, and return what is wrong with its place, if anything is."""
        if keyword:
            kind = keyword.partition("[")[0]
            if self.last.partition("[")[0] not in _BEFORE[kind]:
                return f"{keyword} after {self.last or 'nothing'}"
            if keyword in self.strings:
                return f"a second {keyword} in one entry"
            self.strings[keyword] = []
            self.last = keyword
        elif not self.last:
            return "a string that no msgid or msgstr begins"
        self.strings[self.last].append(written)
        return ""


def entries(path: Path, content: str) -> Iterator[Entry]:
    """Yield the entries of a PO file; obsolete ones are left out.

    Raises:
        FormatError: a line is no PO, or a keyword stands where it can't.
    """
    entry: Entry | None = None
    for line, (text, start) in enumerate(_lines(content), 1):
        match = _LINE.fullmatch(text)
        if match is None:
            column = len(text) - len(text.lstrip()) + 1
            raise FormatError(path, _what_is_wrong(text), line, column)
        group = match.lastgroup
        if group is None or group == "obsolete":
            continue
        keyword = match["keyword"] or ""
        begins = group in ("flags", "comment") or keyword in ("msgctxt", "msgid")
        if begins and entry is not None and entry.last.startswith("msgstr"):
            yield entry
            entry = None
        entry = entry or Entry(start, line)
        if group == "flags":
            entry.flags.update(flag.strip() for flag in match["flags"].split(","))
        elif group == "comment":
            entry.comments.append(Written(match["comment"], start + match.start("comment")))
        else:
            wrong = entry.add(keyword, Written(match["string"], start + match.start("string")))
            if wrong:
                raise FormatError(path, wrong, line, 1)
    if entry is not None and entry.strings:
        if not entry.last.startswith("msgstr"):
            raise FormatError(path, f"the file ends behind {entry.last}", entry.line, 1)
        yield entry


def _lines(content: str) -> Iterator[tuple[str, int]]:
    start = 0
    for match in LINE_END.finditer(content):
        yield content[start : match.start()], start
        start = match.end()
    yield content[start:], start


def _what_is_wrong(text: str) -> str:
    if text.count('"') % 2:
        return "a string without its closing quotation mark"
    if '"' in text.strip().strip('"'):
        return 'neither a comment nor a string: is a " inside it not written \\"?'
    return "neither a comment nor a string"
