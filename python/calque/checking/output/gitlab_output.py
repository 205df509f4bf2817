"""GitLab's code quality report: a JSON list that merge requests show."""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from typing import Any

from calque.checking.issue import Checked, Issue
from calque.checking.report import CheckReport

_LEVELS = {"error": "major", "warning": "minor", "note": "info"}


def _entry(result: Checked, issue: Issue, nth: int) -> dict[str, Any]:
    # GitLab drops entries of equal fingerprint: the same phrase twice in a file is two.
    told = f"{result.path}\0{issue.fingerprint}\0{nth}"
    return {
        "description": issue.message,
        "check_name": issue.rule,
        "fingerprint": hashlib.sha256(told.encode("utf-8", "replace")).hexdigest(),
        "severity": _LEVELS[issue.severity],
        "location": {
            "path": result.path,
            "lines": {"begin": issue.line, "end": issue.end_line},
        },
    }


def _not_checked(result: Checked) -> dict[str, Any]:
    line = result.error_line or 1
    told = f"{result.path}\0{result.error}"
    return {
        "description": f"not checked: {result.error}",
        "check_name": "calque/not-checked",
        "fingerprint": hashlib.sha256(told.encode("utf-8", "replace")).hexdigest(),
        "severity": "critical",
        "location": {"path": result.path, "lines": {"begin": line, "end": line}},
    }


def render(report: CheckReport) -> str:
    """Return the list. Files that couldn't be checked are entries too."""
    rows = [_not_checked(result) for result in report.errors]
    seen: Counter[tuple[str, str]] = Counter()
    for result, issue in report.issues():
        seen[result.path, issue.fingerprint] += 1
        rows.append(_entry(result, issue, seen[result.path, issue.fingerprint]))
    return json.dumps(rows, indent=1) + "\n"
