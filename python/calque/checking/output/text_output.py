"""For people: a line for each issue, the words under it, and a summary."""

from __future__ import annotations

from collections.abc import Iterator

from calque.checking.examine import CONTEXT
from calque.checking.issue import Checked, Issue
from calque.checking.report import CheckReport
from calque.text_format import columns, printable


def render(report: CheckReport) -> str:
    """Return the report for reading."""
    lines: list[str] = []
    for result in report.results:
        for issue in result.issues:
            lines += _issue(report, result, issue)
    return "\n".join([*lines, f"calque: {report.summary()}", ""])


def place(result: Checked, issue: Issue) -> str:
    """Return where an issue stands: file, line, column, and what the file calls the unit."""
    unit = f" ({printable(issue.unit)})" if issue.unit else ""
    return f"{printable(result.path)}:{issue.line}:{issue.column}{unit}"


def _issue(report: CheckReport, result: Checked, issue: Issue) -> Iterator[str]:
    yield f"{place(result, issue)}: {issue.severity}: {printable(issue.message)} [{issue.rule}]"
    begin = min(CONTEXT, issue.column - 1)
    length = issue.end - issue.start
    before = printable(issue.context[:begin])
    marked = printable(issue.context[begin : begin + length])
    yield f"    {before}{marked}{printable(issue.context[begin + length :])}"
    yield f"    {' ' * columns(before)}{'^' * max(1, columns(marked))}"
    facts = report.facts.get(issue.rule)
    if facts is not None and facts.source:
        yield f"    Russian: {printable(facts.source)}"
    if issue.support is not None:
        yield f"    In the source: {printable(issue.support.text) or 'not found there'}"
