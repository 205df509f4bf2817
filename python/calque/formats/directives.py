"""Comments in a file that tell calque what to leave alone.

``calque disable discourse/*, impersonal/expected-that -- a quotation``, in whatever comment syntax
the file has. Without rules it means all of them. In XML, whose comments may not hold ``--``, an em
dash does the same.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from calque.formats.document import Directive, FormatError, Piece, source_span
from calque.source_text import LINE_END

KINDS = ("disable", "enable", "disable-next", "disable-file")

_COMMENT = re.compile(r"\s*calque(?::\s*|\s+)((?:dis|en)able[\w-]*)(?![\w/])(.*)", re.DOTALL)
_RULE = re.compile(r"\*|[\w-]+/(?:\*|[\w-]+)")


class Comment(NamedTuple):
    """A comment: what stands between its marks, and where the whole of it stands in the file.

    ``of_unit`` says that it belongs to a unit (PO comment, XLIFF note) and begins where that does:
    ``disable`` there means that unit alone.
    """

    text: str
    source_start: int
    source_end: int
    of_unit: bool = False

    def within(self, outer: tuple[Piece, ...]) -> Comment:
        """Return it as a comment of the file that its text was taken out of."""
        return Comment(self.text, *source_span(outer, self.source_start, self.source_end))


def directives_of(path: Path, content: str, comments: Iterable[Comment]) -> tuple[Directive, ...]:
    """Return what the comments of a file tell calque; most aren't meant for it.

    Raises:
        FormatError: one is meant for calque, but can't be understood.
    """
    found = []
    ends: list[int] = []  # of lines; counted only where a comment is meant for calque
    for comment in comments:
        match = _COMMENT.fullmatch(comment.text) if "calque" in comment.text else None
        if match is not None:
            ends = ends or [one.end() for one in LINE_END.finditer(content)]
            line = bisect_right(ends, comment.source_start) + 1
            kind, rules, reason = _understood(path, line, *match.groups())
            if comment.of_unit and kind == "disable":
                kind = "disable-next"
            found.append(
                Directive(kind, rules, reason, comment.source_start, comment.source_end, line)
            )
    return tuple(found)


def _understood(path: Path, line: int, kind: str, rest: str) -> tuple[str, tuple[str, ...], str]:
    if kind not in KINDS:
        raise FormatError(path, f"{kind!r} says nothing to calque; {', '.join(KINDS)} do", line)
    named, *reasons = re.split(r"\s(?:--|\u2014)\s", f" {rest}", maxsplit=1)
    rules = tuple(named.replace(",", " ").split())
    for rule in rules:
        if not _RULE.fullmatch(rule):
            raise FormatError(
                path, f"{rule!r} is neither a rule's id nor family/* (a reason follows --)", line
            )
    return kind, rules or ("*",), " ".join(" ".join(reasons).split())
