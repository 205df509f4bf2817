"""Workflow commands of GitHub Actions: annotations on the lines of a pull request."""

from __future__ import annotations

from calque.checking.report import CheckReport

_LEVELS = {"error": "error", "warning": "warning", "note": "notice"}


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _value(text: str | int) -> str:
    return _data(str(text)).replace(":", "%3A").replace(",", "%2C")


def _command(level: str, message: str, **properties: str | int | None) -> str:
    told = ",".join(f"{key}={_value(value)}" for key, value in properties.items() if value)
    return f"::{level} {told}::{_data(message)}"


def render(report: CheckReport) -> str:
    """Return a command for each issue and for each file that couldn't be checked."""
    lines = []
    for result in report.errors:
        lines.append(
            _command(
                "error",
                result.error or "",
                file=result.path,
                line=result.error_line,
                col=result.error_column,
                title="calque: not checked",
            )
        )
    for result, issue in report.issues():
        # A platform that is told an end column on another line shows nothing.
        one_line = issue.line == issue.end_line
        lines.append(
            _command(
                _LEVELS[issue.severity],
                f"{issue.message} [{issue.rule}]",
                file=result.path,
                line=issue.line,
                endLine=issue.end_line,
                col=issue.column if one_line else None,
                endColumn=issue.end_column if one_line else None,
                title=f"calque: {report.facts[issue.rule].title}",
            )
        )
    return "".join(f"{line}\n" for line in lines)
