"""Suggested mends as a diff. Nothing is changed: who agrees applies the diff himself."""

from __future__ import annotations

import difflib
from pathlib import Path

from calque import formats
from calque.checking.issue import Checked, Issue

#: Formats whose positions aren't those of the file's own bytes.
ARCHIVES = ("docx",)


def chosen(issues: tuple[Issue, ...]) -> list[Issue]:
    """Return the issues that have a mend, without those that overlap an earlier one."""
    kept: list[Issue] = []
    for issue in sorted(issues, key=lambda one: (one.start, -one.end)):
        if issue.mends and (not kept or kept[-1].end <= issue.start):
            kept.append(issue)
    return kept


def mended(content: str, issues: list[Issue]) -> str:
    """Return a text with the first mend of each issue in its place."""
    pieces = []
    at = 0
    for issue in issues:
        pieces += [content[at : issue.start], issue.mends[0]]
        at = issue.end
    return "".join([*pieces, content[at:]])


def diff(result: Checked, format: str | None) -> str:
    """Return a unified diff of a file and the file with its mends; empty where there are none.

    Archives such as DOCX have no lines to compare, and nothing is said of them. Raises OSError or
    FormatError where the file can no longer be read.
    """
    issues = chosen(result.issues)
    path = Path(result.path)
    if not issues or result.format in ARCHIVES:
        return ""
    document = formats.read(path, path.read_bytes(), format)
    if any(
        " ".join(document.content[one.start : one.end].split()) != " ".join(one.text.split())
        for one in issues
    ):
        return ""  # it has changed since it was checked
    told = difflib.unified_diff(
        document.content.splitlines(keepends=True),
        mended(document.content, issues).splitlines(keepends=True),
        f"a/{path.as_posix()}",
        f"b/{path.as_posix()}",
        n=1,
    )
    return "".join(
        line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n" for line in told
    )
