"""What a check reports: plain tuples, which go through processes and the cache as they are."""

from __future__ import annotations

from typing import Any, NamedTuple


class Support(NamedTuple):
    """Whether the source unit holds the construction that a rule names.

    ``text`` is what it holds, at ``start`` to ``end`` of the unit's source text; empty where it
    doesn't hold it.
    """

    text: str
    start: int
    end: int


class Issue(NamedTuple):
    """A phrase, or a suppression, that deserves an editor's look.

    Lines and columns count characters from 1 and ends lie behind the last one; ``start`` and
    ``end`` are positions in the decoded file, ``byte_start`` and ``byte_end`` in its bytes.
    ``mends`` are phrases that can stand in the same place. ``context`` is the line where the issue
    begins. ``support`` is None where there is no Russian source to look at.
    """

    rule: str
    severity: str
    message: str
    text: str
    line: int
    column: int
    end_line: int
    end_column: int
    start: int
    end: int
    byte_start: int
    byte_end: int
    unit: str | None
    context: str
    mends: tuple[str, ...]
    fingerprint: str
    support: Support | None = None


class RuleFacts(NamedTuple):
    """What reports say of a rule."""

    id: str
    title: str
    source: str
    explanation: str
    alternatives: tuple[str, ...]
    measured: str
    severity: str


class Checked(NamedTuple):
    """What came of one file. ``error`` says why it couldn't be checked."""

    path: str
    format: str = ""
    words: int = 0
    issues: tuple[Issue, ...] = ()
    suppressed: int = 0
    error: str | None = None
    error_line: int | None = None
    error_column: int | None = None


def issue_from_row(row: list[Any]) -> Issue:
    """Return the issue that was written as a JSON list. Raises TypeError where it wasn't one."""
    *fields, mends, fingerprint, support = row
    if not isinstance(mends, list) or len(row) != len(Issue._fields):
        raise TypeError("not an issue")
    made = None if support is None else Support._make(support)
    return Issue._make([*fields, tuple(mends), fingerprint, made])
