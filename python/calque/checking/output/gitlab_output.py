"""GitLab's code quality report: a JSON list that merge requests show."""

from __future__ import annotations

import hashlib
import json
from collections import Counter

from calque.checking.report import CheckReport

_LEVELS = {"error": "major", "warning": "minor", "note": "info"}


def render(report: CheckReport) -> str:
    """Return the list. Files that couldn't be checked are entries too."""
    rows = []
    seen: Counter[tuple[str, str]] = Counter()

    def add(check: str, text: str, level: str, path: str, lines: tuple[int, int], of: str) -> None:
        # GitLab drops entries of equal fingerprint: the same phrase twice in a file is two.
        seen[path, of] += 1
        print_ = hashlib.sha256(f"{path}\0{of}\0{seen[path, of]}".encode("utf-8", "replace"))
        rows.append(
            {
                "description": text,
                "check_name": check,
                "fingerprint": print_.hexdigest(),
                "severity": level,
                "location": {"path": path, "lines": {"begin": lines[0], "end": lines[1]}},
            }
        )

    for result in report.errors:
        line = result.error_line or 1
        text = result.error or ""
        add("calque/not-checked", text, "critical", result.path, (line, line), text)
    for result, issue in report.issues():
        lines = (issue.line, issue.end_line)
        level = _LEVELS[issue.severity]
        add(issue.rule, issue.message, level, result.path, lines, issue.fingerprint)
    return json.dumps(rows, indent=1) + "\n"
