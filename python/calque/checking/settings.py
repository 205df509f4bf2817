"""What a configuration says, as data."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any


def names(pattern: str, rule: str) -> bool:
    """Return whether a pattern names a rule: its id, its family (``discourse/*``), or ``*``."""
    return pattern in ("*", rule) or (pattern.endswith("/*") and rule.startswith(pattern[:-1]))


@dataclass(frozen=True)
class Settings:
    """How one file is checked; README lists the keys that set these.

    Attributes:
        disable: ids and families (``discourse/*``) that aren't reported.
        severity: pairs of a rule or family and its severity, or ``off``; the last one that names a
            rule counts.
        min_precision: rules with a lower estimated precision aren't reported.
        overuse_level: the largest chance at which an ordinary phrase counts as overused.
        overuse_count: the fewest occurrences.
        allow: phrases that are right here (a termbase), in lower case.
        format: the format to read, None: by the file's name.
        check: whether to check at all.
        unsupported: what becomes of a finding whose Russian doesn't stand in the unit's Russian
            source: ``lower`` (one severity), ``drop`` or ``keep``.
    """

    disable: tuple[str, ...] = ()
    severity: tuple[tuple[str, str], ...] = ()
    min_precision: float = 0.0
    overuse_level: float = 0.001
    overuse_count: int = 2
    allow: tuple[str, ...] = ()
    format: str | None = None
    check: bool = True
    unsupported: str = "lower"

    def changed(self, changes: dict[str, Any]) -> Settings:
        """Return the settings with changes: lists grow, other values are replaced."""
        merged = {
            name: getattr(self, name) + value if isinstance(value, tuple) else value
            for name, value in changes.items()
        }
        return replace(self, **merged)


@dataclass(frozen=True)
class Override:
    """Changes for files whose path matches one of the patterns."""

    paths: tuple[str, ...]
    changes: dict[str, Any]


@dataclass(frozen=True)
class Config:
    """A configuration; ``root`` is the folder from which its paths and patterns count.

    Attributes:
        file: where it was read, None: nowhere.
        settings: those of every file.
        overrides: those of some.
        rules: a team's own rule files and folders.
        builtin: whether calque's own rules are loaded.
        fail_on: the severity from which the exit status is 1, or ``never``.
        include: patterns of files that are checked in folders though their names don't tell that
            they hold prose.
        exclude: patterns of files that are never checked.
        baseline: the file of known findings.
        cache: the file of results of unchanged files.
    """

    root: Path
    file: Path | None = None
    settings: Settings = field(default_factory=Settings)
    overrides: tuple[Override, ...] = ()
    rules: tuple[Path, ...] = ()
    builtin: bool = True
    fail_on: str = "error"
    include: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()
    baseline: Path | None = None
    cache: Path | None = None

    def reading_all_as(self, format: str) -> Config:
        """Return the configuration with one format for all files."""
        overrides = tuple(
            Override(one.paths, {key: told for key, told in one.changes.items() if key != "format"})
            for one in self.overrides
        )
        return replace(self, settings=replace(self.settings, format=format), overrides=overrides)
