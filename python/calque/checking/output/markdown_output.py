"""A summary for a pull request or a job's page, in Markdown."""

from __future__ import annotations

import re

from calque.checking.report import CheckReport

_MOST = 50  # rows; comments on pull requests are cut at 65,536 characters
_SPECIAL = re.compile(r"([\\`*_{}\[\]<>|#~])")


def _plain(text: str) -> str:
    """Return text that Markdown shows as it is, in one line and one cell."""
    return _SPECIAL.sub(r"\\\1", " ".join(text.split()))


def render(report: CheckReport) -> str:
    """Return the summary: a line, a table of what is most urgent, and what wasn't checked."""
    lines = ["### calque", "", f"{_plain(report.summary())}.", ""]
    rows = sorted(report.issues(), key=lambda row: not report.fails(row[1]))
    if rows:
        lines += ["| where | severity | phrase | why |", "|---|---|---|---|"]
    for result, issue in rows[:_MOST]:
        where = _plain(f"{result.path}:{issue.line}")
        explanation = _plain(report.facts[issue.rule].explanation)
        lines.append(
            f"| {where} | {issue.severity} | {_plain(issue.message)} | "
            f"{explanation} (`{issue.rule}`) |"
        )
    if len(rows) > _MOST:
        lines += ["", f"{len(rows) - _MOST:,} more aren't shown."]
    if report.errors:
        lines += ["", "Not checked:", ""]
        lines += [f"- {_plain(one.path)}: {_plain(one.error or '')}" for one in report.errors]
    return "\n".join(lines).rstrip("\n") + "\n"
