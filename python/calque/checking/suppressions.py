"""Comments in a file that tell calque what to leave alone, and whether they still do anything."""

from __future__ import annotations

from collections.abc import Iterable

from calque.checking.fingerprint import digest, words_of
from calque.checking.issue import Issue
from calque.checking.settings import names
from calque.formats import Directive, SourceDocument

UNUSED = "calque/unused-suppression"
NO_REASON = "calque/suppression-without-reason"

#: What calque itself reports of suppressions: title, explanation, severity.
OWN_RULES = {
    UNUSED: (
        "Suppression that does nothing",
        "Nothing that the comment names stands where it counts: it was mended, or the comment is "
        "misspelt. Such comments hide the next finding.",
        "warning",
    ),
    NO_REASON: (
        "Suppression without a reason",
        "Whoever reads the file next wants to know why: write -- and the reason behind the rules.",
        "note",
    ),
}


class Suppressions:
    """The directives of one document.

    ``blocks`` are the ranges of its paragraphs or units in the file: what ``disable-next`` means.
    """

    def __init__(self, document: SourceDocument, blocks: Iterable[tuple[int, int]]) -> None:
        """Find what each directive covers."""
        self._document = document
        self._used: set[int] = set()
        ordered = sorted(blocks)
        self._ranges: list[tuple[int, int] | None] = []
        end = len(document.content)
        for one in document.directives:
            if one.kind == "disable-file":
                self._ranges.append((0, end))
            elif one.kind == "disable-next":
                after = (block for block in ordered if block[0] >= one.source_end)
                self._ranges.append(next(after, None))
            else:
                self._ranges.append((one.source_end, end))

    def covers(self, rule: str, start: int) -> bool:
        """Return whether a finding that begins at a position of the file is suppressed."""
        by: dict[str, int] = {}
        for number, (one, covered) in enumerate(
            zip(self._document.directives, self._ranges, strict=True)
        ):
            if covered is None or not covered[0] <= start < covered[1]:
                continue
            if any(names(pattern, rule) for pattern in one.rules):
                by[one.kind] = number
        if by.get("enable", -1) > by.get("disable", -1):
            by.pop("disable", None)  # ``enable`` ends that only, not what counts for one block
        by.pop("enable", None)
        for kind in ("disable-next", "disable", "disable-file"):
            if kind in by:
                self._used.add(by[kind])
                return True
        return False

    def issues(self) -> Iterable[tuple[str, Directive]]:
        """Yield what is wrong with the directives, after all findings were asked about."""
        for number, one in enumerate(self._document.directives):
            if one.kind == "enable":
                continue
            if number not in self._used:
                yield UNUSED, one
            elif not one.reason:
                yield NO_REASON, one


def issue_of(document: SourceDocument, rule: str, directive: Directive, severity: str) -> Issue:
    """Return the issue to report of a directive."""
    place = document.place(directive.source_start, directive.source_end)
    text = document.content[directive.source_start : directive.source_end]
    told = " ".join(directive.rules)
    message = {
        UNUSED: f"calque {directive.kind} {told}: nothing here that it could suppress",
        NO_REASON: f"calque {directive.kind} {told}: no reason given",
    }[rule]
    print_ = digest(rule, [directive.kind, *directive.rules], words_of(directive.reason))
    return Issue(rule, severity, message, text, *place, None, text.split("\n")[0], (), print_)
