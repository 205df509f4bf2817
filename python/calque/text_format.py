"""Reports as text for people: a terminal, a log, an e-mail."""

from __future__ import annotations

import textwrap
import unicodedata
from collections import Counter
from typing import TYPE_CHECKING

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
_USES = {
    "hit": "odd by itself",
    "rate": "ordinary English; counts only as a frequency",
    "display": "topic or naming; never part of a score",
}
_LABEL = 9  # columns of "Russian: "


class _Painter:
    """Writes ANSI codes, or doesn't."""

    def __init__(self, color: bool) -> None:
        self.color = color

    def __call__(self, style: str, text: str) -> str:
        return f"{_STYLES[style]}{text}{_RESET}" if self.color else text


def columns(text: str) -> int:
    """Return how many terminal columns a text takes (UAX #11: wide 2, combining 0)."""
    return sum(
        0
        if unicodedata.combining(c) or unicodedata.category(c) in ("Cf", "Me", "Mn")
        else 2
        if unicodedata.east_asian_width(c) in "WF"
        else 1
        for c in text
    )


def printable(text: str) -> str:
    """Return a text that can't move the cursor: control characters become blanks or U+FFFD."""
    return "".join(
        " " if c.isspace() else "\ufffd" if unicodedata.category(c) in ("Cc", "Cs") else c
        for c in text
    )


def _context(report: Report, finding: Finding, width: int) -> tuple[str, str, str]:
    """Return what stands before the span in its paragraph, the span, and what follows."""
    paragraph = report.paragraphs[finding.paragraph]
    span = printable(finding.text)
    if columns(span) > width - 20:
        half = max(4, (width - 24) // 2)
        span = f"{span[:half]} … {span[-half:]}"
    room = max(20, width - 4 - columns(span))
    before = printable(report.source.before(finding, paragraph, room))
    after = printable(report.source.after(finding, paragraph, room))
    keep = max(room // 3, room - columns(after))
    if len(before) > keep or finding.start - len(before) > paragraph.start:
        before = "…" + before[len(before) - min(len(before), keep) + 1 :]
    rest = room - columns(before)
    if columns(after) > rest:
        after = after[: max(0, rest - 1)] + "…"
    return before, span, after


def _place(report: Report, name: str, finding: Finding) -> str:
    line, column = report.source.line_and_column(finding)
    label = report.paragraphs[finding.paragraph].label
    return f"{name}:{line}:{column}" + (f" · point {label}" if label else "")


def _field(label: str, text: str, width: int) -> list[str]:
    return textwrap.wrap(
        text,
        width=max(40, width),
        initial_indent="    " + label.ljust(_LABEL),
        subsequent_indent=" " * (4 + _LABEL),
        break_on_hyphens=False,
    )


def _finding(report: Report, name: str, finding: Finding, paint: _Painter, width: int) -> list[str]:
    rule = finding.definition
    before, span, after = _context(report, finding, width)
    lines = [
        f"{paint('bold', _place(report, name, finding))}  {rule.id}  "
        + paint("dim", f"{rule.use}: {_USES[rule.use]}"),
        f"  {before}{paint(rule.use, span)}{after}",
    ]
    if not paint.color:
        lines.append("  " + " " * columns(before) + "^" * max(1, columns(span)))
    lines += _field("Russian:", f"{rule.source} ({rule.transliteration})", width)
    lines += _field("Why:", rule.explanation, width)
    lines += _field("Instead:", " | ".join(rule.alternatives), width)
    return [*lines, ""]


def _summary(report: Report, name: str, paint: _Painter, width: int) -> list[str]:
    from calque.report import NOT_MEASURED  # noqa: PLC0415  (a report imports this module)

    counts = report.counts_by_use()
    lines = [
        paint("bold", name)
        + f": {report.n_words:,} words, {report.n_sentences:,} sentences; {report.language_note}",
        f"  {counts['hit']} odd by themselves (hit), {counts['rate']} that count only as a "
        f"frequency (rate); {counts['display']} of topic or naming shown apart (display)",
    ]
    if report.language != "english":
        lines.append(
            "  calque can't judge this text; what it shows and what it doesn't means little."
        )
    categories = Counter(f.definition.title for f in report.findings if f.use != "display")
    if categories:
        listed = ", ".join(f"{title} {n}" for title, n in categories.most_common())
        lines += textwrap.wrap(listed, width, initial_indent="  ", subsequent_indent="  ")
    if report.n_invalid:
        lines.append(f"  {report.n_invalid} ill-formed UTF-8 sequences were read as U+FFFD")
    if report.n_regex_gave_up:
        lines.append(
            f"  in {report.n_regex_gave_up} windows a regular expression gave up: too complex"
        )
    lines += textwrap.wrap(NOT_MEASURED, width, initial_indent="  ", subsequent_indent="  ")
    return lines


def to_text(report: Report, name: str, *, color: bool, width: int) -> str:
    """Return a report for reading; `Report.to_text` says how."""
    paint = _Painter(color)
    name = printable(name)
    lines: list[str] = []
    for apart in (False, True):
        group = [f for f in report.findings if (f.use == "display") == apart]
        if apart and group:
            lines += [paint("dim", "Topic and naming, shown apart and never part of a score:"), ""]
        for finding in group:
            lines += _finding(report, name, finding, paint, width)
    lines += _summary(report, name, paint, width)
    return "\n".join(lines) + "\n"
