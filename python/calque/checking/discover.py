"""From the paths on a command line to the files to check, each with its settings."""

from __future__ import annotations

import glob
import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from pathspec import GitIgnoreSpec

from calque.checking.ignore import Ignored
from calque.checking.settings import Config, Settings
from calque.formats import format_of

STDIN = "-"


@dataclass(frozen=True)
class Target:
    """A file to check; ``path`` is as the user will read it, ``-`` for standard input."""

    path: str
    settings: Settings


class Missing(Exception):
    """A path or pattern on the command line that leads to no file."""


class Chooser:
    """Decides for each file whether and how it is checked, as a configuration says."""

    def __init__(self, config: Config) -> None:
        """Compile the configuration's patterns."""
        self._config = config
        self._root = os.path.join(config.root, "")
        self._exclude = GitIgnoreSpec.from_lines(config.exclude)
        self._include = GitIgnoreSpec.from_lines(config.include)
        self._overrides = [
            (GitIgnoreSpec.from_lines(one.paths), one.changes) for one in config.overrides
        ]
        self._made: dict[tuple[int, ...], Settings] = {}

    def _name(self, path: str) -> str | None:
        """Return a path from the configuration's root; None outside of it."""
        whole = os.path.abspath(path)
        return whole[len(self._root) :] if whole.startswith(self._root) else None

    def is_excluded(self, path: str) -> bool:
        """Return whether ``exclude`` names a file or folder."""
        name = self._name(path) if self._config.exclude else None
        return bool(name) and self._exclude.match_file(str(name))

    def holds_prose(self, path: str) -> bool:
        """Return whether a file that was found in a folder is worth reading."""
        if format_of(Path(path)) is not None:
            return True
        name = self._name(path) if self._config.include else None
        return name is not None and self._include.match_file(name)

    def settings(self, path: str) -> Settings:
        """Return the settings of a file; equal ones are one object."""
        if not self._overrides:
            return self._config.settings
        name = self._name(path)
        which = tuple(
            number
            for number, (spec, _) in enumerate(self._overrides)
            if name is not None and spec.match_file(name)
        )
        if which not in self._made:
            settings = self._config.settings
            for number in which:
                settings = settings.changed(self._overrides[number][1])
            self._made[which] = settings
        return self._made[which]


def targets(paths: Iterable[str], config: Config) -> Iterator[Target]:
    """Yield the files that paths, folders and patterns lead to, each once.

    Files that are named themselves are checked whatever the ignore files say, but not where
    ``exclude`` names them. Folders are walked in the order of names; links to folders and names
    that begin with a dot are left out.

    Raises:
        Missing: a path or pattern leads nowhere.
    """
    chooser = Chooser(config)
    seen: set[str] = set()
    for found in _found(paths, chooser):
        real = found if found == STDIN else os.path.realpath(found)
        if real in seen:
            continue
        seen.add(real)
        settings = config.settings if found == STDIN else chooser.settings(found)
        if settings.check:
            yield Target(found, settings)


def _found(paths: Iterable[str], chooser: Chooser) -> Iterator[str]:
    ignored = Ignored()
    for path in paths:
        if path == STDIN:
            yield path
        elif os.path.isdir(path):
            yield from _walk(path, chooser, ignored)
        elif os.path.exists(path):
            if not chooser.is_excluded(path):
                yield path
        else:
            matches = sorted(glob.glob(path, recursive=True)) if glob.has_magic(path) else []
            if not matches:
                raise Missing(path)
            for match in matches:
                if os.path.isfile(match) and not chooser.is_excluded(match):
                    yield match


def _walk(top: str, chooser: Chooser, ignored: Ignored) -> Iterator[str]:
    ignored.enter(os.path.abspath(top))
    left = [top]
    while left:
        folder = left.pop()
        whole = os.path.abspath(folder)
        folders = []
        try:
            with os.scandir(folder) as entries:
                found = sorted(entries, key=lambda entry: entry.name)
        except OSError:
            yield folder  # that it can't be read is told where it would be checked
            continue
        for entry in found:
            if entry.name.startswith("."):
                continue
            path = os.path.normpath(entry.path)
            is_folder = entry.is_dir(follow_symlinks=False)
            if (
                (is_folder or (entry.is_file() and chooser.holds_prose(path)))
                and not ignored(whole, entry.name, is_folder=is_folder)
                and not chooser.is_excluded(path)
            ):
                if is_folder:
                    folders.append(path)
                else:
                    yield path
        left += reversed(folders)
