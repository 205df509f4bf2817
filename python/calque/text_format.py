"""Reports as text for people: a terminal, a log, an e-mail."""

from __future__ import annotations

import textwrap
import unicodedata
from collections import Counter
from collections.abc import Iterator
from functools import lru_cache
from itertools import accumulate
from typing import TYPE_CHECKING

from calque import evidence_text
from calque.rate_text import in_words

if TYPE_CHECKING:
    from calque.finding import Finding
    from calque.report import Report

_RESET = "\x1b[0m"
_STYLES = {
    "hit": "\x1b[4;1;31m",  # underlined, bold, red
    "rate": "\x1b[4;33m",  # underlined, yellow
    "display": "\x1b[4;36m",  # underlined, cyan
    "dim": "\x1b[2m",
    "bold": "\x1b[1m",
}
USES = {
    "hit": "odd by itself",
    "rate": "ordinary English; counts only as a frequency",
    "display": "topic or naming; never part of a score",
}
_LONGEST_SCRAP = 12  # characters of a cut word that are dropped with the rest of it
_INDENT = 2  # columns before a line of the text
_LABEL = 10  # columns of "Measured: "


class _Painter:
    """Writes ANSI codes, or doesn't."""

    def __init__(self, color: bool) -> None:
        self.color = color

    def __call__(self, style: str, text: str) -> str:
        return f"{_STYLES[style]}{text}{_RESET}" if self.color else text


def columns(text: str) -> int:
    """Return how many terminal columns a text takes (UAX #11: wide 2, combining 0)."""
    if text.isascii():  # nearly always, and a hundred times faster; see `printable`
        return len(text)
    return sum(
        0
        if unicodedata.combining(c) or unicodedata.category(c) in ("Cf", "Me", "Mn")
        else 2
        if unicodedata.east_asian_width(c) in "WF"
        else 1
        for c in text
    )


_BIDI = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


def printable(text: str) -> str:
    """Return a text that can't move the cursor or turn the writing direction.

    White space becomes a blank; control, bidi and surrogate characters become U+FFFD.
    """
    if text.isprintable() and text.isascii():
        return text
    return "".join(
        " "
        if c.isspace()
        else "\ufffd"
        if c in _BIDI or unicodedata.category(c) in ("Cc", "Cs")
        else c
        for c in text
    )


def _fitting(text: str, room: int) -> int:
    """Return how many of a text's first characters fit into ``room`` columns."""
    return sum(taken <= room for taken in accumulate(map(columns, text)))


def _head(text: str, room: int) -> str:
    """Return the beginning of a text, at most ``room`` columns wide, … where it is cut."""
    if columns(text) <= room:
        return text
    text = text[: _fitting(text, room - 1)]
    space = text.rfind(" ")
    return text[: space + 1 if space >= len(text) - _LONGEST_SCRAP else None] + "…"


def _tail(text: str, room: int, *, cut: bool) -> str:
    """Return the end of a text, at most ``room`` columns wide, … where it is or was ``cut``."""
    if columns(text) + cut <= room and not cut:
        return text
    text = text[len(text) - _fitting(text[::-1], room - 1) :]
    space = text.find(" ", 0, _LONGEST_SCRAP)
    return "…" + (text[space:] if space >= 0 else text)


def _context(report: Report, finding: Finding, width: int) -> tuple[str, str, str]:
    """Return what stands before the span in its paragraph, the span, and what follows."""
    paragraph = finding.where
    budget = width - _INDENT
    span = printable(finding.text)
    if columns(span) > budget - 16:  # leave some room for what stands around it
        half = max(4, (budget - 19) // 2)
        span = f"{_head(span, half)} {_tail(span, half, cut=False)}"
    room = budget - columns(span)
    before = printable(report.source.before(finding, room))
    after = printable(report.source.after(finding, room))
    was_cut = finding.start - len(before) > paragraph.start
    before = _tail(before, max(room // 2, room - columns(after)), cut=was_cut)
    more = finding.end + len(after) < paragraph.end
    after = _head(after + " …" * more, room - columns(before))
    return before, span, after


def _place(report: Report, name: str, finding: Finding) -> str:
    line, column = report.source.line_and_column(finding)
    label = finding.where.label
    return f"{name}:{line}:{column}" + (f" · point {label}" if label else "")


@lru_cache(maxsize=8192)
def _field(label: str, text: str, width: int) -> tuple[str, ...]:
    # Rules repeat: wrapping their texts once takes nine tenths off a long report's time.
    return tuple(
        textwrap.wrap(
            text,
            width=max(40, width),
            initial_indent="    " + label.ljust(_LABEL),
            subsequent_indent=" " * (4 + _LABEL),
            break_on_hyphens=False,
        )
    )


def _finding(report: Report, name: str, finding: Finding, paint: _Painter, width: int) -> list[str]:
    rule = finding.definition
    before, span, after = _context(report, finding, width)
    lines = [
        f"{paint('bold', _place(report, name, finding))}  {rule.id}  "
        + paint("dim", f"{rule.use}: {USES[rule.use]}"),
        f"  {before}{paint(rule.use, span)}{after}",
    ]
    if not paint.color:
        lines.append("  " + " " * columns(before) + "^" * max(1, columns(span)))
    lines += _field("Russian:", f"{rule.source} ({rule.transliteration})", width)
    lines += _field("Why:", rule.explanation, width)
    lines += _field("Instead:", " | ".join(rule.alternatives), width)
    if rule.use != "display":
        lines += _field("Measured:", in_words(rule.rate), width)
    return [*lines, ""]


def _wrapped(text: str, width: int) -> list[str]:
    return textwrap.wrap(text, width, initial_indent="  ", subsequent_indent="  ")


def _summary(report: Report, name: str, paint: _Painter, width: int) -> list[str]:
    counts = report.counts_by_use()
    counted = (
        f"{counts['hit']} odd by themselves (hit), {counts['rate']} that count only as a "
        f"frequency (rate); {counts['display']} of topic or naming shown apart (display)"
    )
    lines = [
        paint("bold", name)
        + f": {report.n_words:,} words, {report.n_sentences:,} sentences; {report.language_note}",
        *_wrapped(counted, width),
    ]
    if report.language != "english":
        lines += _wrapped(
            "calque can't judge this text; what it shows and what it doesn't means little.", width
        )
    categories = Counter(f.definition.title for f in report.findings if f.use != "display")
    if categories:
        listed = ", ".join(f"{title} {n}" for title, n in categories.most_common())
        lines += _wrapped(listed, width)
    cases = Counter(f.definition.case for f in report.findings if f.definition.case)
    for case, n in sorted(cases.items()):
        lines += _wrapped(
            f"{n} of these come from rules that were written from the document {case}: on that "
            "document itself they illustrate and are no evidence.",
            width,
        )
    if report.n_invalid:
        lines.append(f"  {report.n_invalid} ill-formed UTF-8 sequences were read as U+FFFD")
    if report.n_regex_gave_up:
        lines.append(
            f"  in {report.n_regex_gave_up} windows a regular expression gave up: too complex"
        )
    return [*lines, *evidence_text.lines(report, width)]


def lines_of(report: Report, name: str, *, color: bool, width: int) -> Iterator[str]:
    """Yield the lines of a report for reading, with their ends; `Report.to_text` says how."""
    paint = _Painter(color)
    name = printable(name)
    for apart in (False, True):
        group = (f for f in report.findings if (f.use == "display") == apart)
        for number, finding in enumerate(group):
            if apart and number == 0:
                yield paint("dim", "Topic and naming, shown apart and never part of a score:")
                yield "\n\n"
            for line in _finding(report, name, finding, paint, width):
                yield line + "\n"
    for line in _summary(report, name, paint, width):
        yield line + "\n"
