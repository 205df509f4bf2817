"""Which sets may be counted into a file that calque ships: ``corpora/sources.toml``."""

from __future__ import annotations

import sys
from fnmatch import fnmatchcase
from pathlib import Path

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib

#: What a source may say of commercial use; only the first lets its sets be counted.
DECISIONS = ("allowed", "forbidden", "unknown")


class Licences:
    """Decisions set by set."""

    def __init__(self, path: Path) -> None:
        """Read the decisions.

        Raises:
            ValueError: a source lacks its sets or a known decision; the message names it.
        """
        with open(path, "rb") as file:
            told = tomllib.load(file)
        self._rows: list[tuple[str, str]] = []
        for number, source in enumerate(told.get("source", []), 1):
            decision, sets = source.get("commercial"), source.get("sets")
            where = f"{path}: source {number} ({source.get('licence', 'no licence')})"
            if not sets or not isinstance(sets, list):
                raise ValueError(f"{where}: sets: a list of patterns is missing")
            if decision not in DECISIONS:
                allowed = ", ".join(DECISIONS)
                raise ValueError(f"{where}: commercial: one of {allowed}, not {decision!r}")
            self._rows += [(pattern, decision) for pattern in sets]

    def decision(self, name: str) -> str | None:
        """Return the first decision that names the set, None where none does."""
        return next((found for pattern, found in self._rows if fnmatchcase(name, pattern)), None)
