"""For programs: all that is known, in the schema ``calque-check/1``."""

from __future__ import annotations

import json
from typing import Any

from calque._version import versions
from calque.checking.issue import Issue
from calque.checking.report import CheckReport

SCHEMA = "calque-check/1"


def _issue(report: CheckReport, issue: Issue) -> dict[str, Any]:
    data = issue._asdict()
    data["mends"] = list(issue.mends)
    data["support"] = None if issue.support is None else issue.support._asdict()
    data["fails"] = report.fails(issue)
    return data


def to_dict(report: CheckReport) -> dict[str, Any]:
    """Return a report as plain data."""
    return {
        "schema": SCHEMA,
        "versions": versions(),
        "status": report.status,
        "fail_on": report.fail_on,
        "counts": report.counts(),
        "words": report.words,
        "known": report.known,
        "suppressed": report.suppressed,
        "files": [
            {
                "path": result.path,
                "format": result.format or None,
                "words": result.words,
                "suppressed": result.suppressed,
                "error": result.error,
                "error_line": result.error_line,
                "error_column": result.error_column,
                "issues": [_issue(report, issue) for issue in result.issues],
            }
            for result in report.results
        ],
        "rules": {
            id: {**facts._asdict(), "alternatives": list(facts.alternatives)}
            for id, facts in sorted(report.facts.items())
        },
    }


def render(report: CheckReport) -> str:
    """Return the report as JSON, in one line."""
    data = to_dict(report)
    text = json.dumps(data, ensure_ascii=False)
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:  # a name that isn't UTF-8: JSON's escapes can carry it
        text = json.dumps(data)
    return text + "\n"
