"""Tab-separated tables that begin with a comment on what they are."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path


def write_table(path: Path, header: str, rows: Iterable[Iterable[str]]) -> int:
    """Write a table; return its number of rows.

    Header lines begin with ``# `` (hash, blank), so that ``#`` itself can be a form.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    lines = [f"# {line}" if line else "#" for line in header.strip().splitlines()]
    body = ["\t".join(row) for row in rows]
    path.write_text("\n".join([*lines, *body]) + "\n", encoding="utf-8")
    return len(body)


def read_table(path: Path) -> list[list[str]]:
    """Return the rows of a table, without its comment."""
    lines = path.read_text(encoding="utf-8").splitlines()
    return [line.split("\t") for line in lines if line and line != "#" and line[:2] != "# "]
