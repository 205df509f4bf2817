"""Results of files that haven't changed, in one file that may be deleted at any time."""

from __future__ import annotations

import hashlib
import json
import os
import sys
import tempfile
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from calque import data
from calque._version import versions
from calque.checking.issue import Checked, RuleFacts, issue_from_row
from calque.checking.settings import Config, Settings
from calque.formats import format_of

_VERSION = 1
#: What readers of formats and sources are made with.
_LIBRARIES = ("pyromark", "docutils", "docx", "lxml", "pymorphy3", "pymorphy3_dicts_ru")
_KEPT = 20  # runs after which a result that no run asked for is dropped

#: What is kept of a file: format, words, suppressed, issues as rows.
Row = list[Any]


def environment(config: Config) -> str:
    """Return a digest of what results depend on beside file and settings: software and rules."""
    libraries = [_library(name) for name in _LIBRARIES]
    told = hashlib.sha256(
        json.dumps([_VERSION, versions(), config.builtin, sys.version, libraries]).encode()
    )
    files = [data.data_path("ru")]
    files += [data.table_path("ru", name) for name in ("editing.tsv", "mends.tsv")]
    for path in (*files, *config.rules):
        for one in sorted(path.rglob("*")) if path.is_dir() else [path]:
            if one.is_file():
                told.update(f"{one}\0{one.stat().st_size}\0".encode("utf-8", "surrogateescape"))
                told.update(one.read_bytes())
    return told.hexdigest()


def _library(name: str) -> tuple[str, int] | None:
    """Return which copy of a module is installed; asking for its version takes far longer."""
    spec = find_spec(name)
    if spec is None or spec.origin is None:
        return None
    return spec.origin, os.stat(spec.origin).st_mtime_ns


def settings_digest(environment: str, settings: Settings) -> bytes:
    """Return what a file's key begins with under some settings."""
    return hashlib.sha256(f"{environment}\0{settings!r}".encode()).digest()


def key_of(settings: bytes, name: str, content: bytes) -> str:
    """Return the key of a file's result; of its name only the format that it tells counts."""
    told = hashlib.sha256(settings)
    told.update(f"{format_of(Path(name))}\0".encode())
    told.update(content)
    return told.hexdigest()[:32]


class Cache:
    """Results by key. A file that can't be read, or isn't a cache, counts as an empty one."""

    def __init__(self, path: Path | None, environment: str) -> None:
        """Open the file; None keeps nothing."""
        self.path = path
        self.environment = environment
        self._results: dict[str, tuple[int, Row]] = {}
        self._facts: dict[str, list[Any]] = {}
        self._run = 0
        self._changed = False
        if path is not None:
            self._read(path)

    def _read(self, path: Path) -> None:
        try:
            told = json.loads(path.read_bytes())
            if told["environment"] != self.environment:
                return
            results = {key: (int(run), row) for key, (run, row) in told["results"].items()}
            self._results, self._facts, self._run = results, told["facts"], told["run"] + 1
        except (OSError, ValueError, TypeError, KeyError, AttributeError):
            return

    def __bool__(self) -> bool:
        """Tell whether it holds anything."""
        return bool(self._results)

    def get(self, key: str, path: str) -> Checked | None:
        """Return the result of a key, for a file of that name."""
        kept = self._results.get(key)
        if kept is None:
            return None
        try:
            format, words, suppressed, rows = kept[1]
            issues = tuple(map(issue_from_row, rows))
        except (TypeError, ValueError):
            return None
        if kept[0] != self._run:
            self._results[key] = (self._run, kept[1])
        return Checked(path, format, words, issues, suppressed)

    def put(self, key: str, result: Checked) -> None:
        """Keep a result. Errors aren't kept."""
        if self.path is not None and result.error is None:
            row = [result.format, result.words, result.suppressed, result.issues]
            self._results[key] = (self._run, row)
            self._changed = True

    def facts(self, rule: str) -> RuleFacts | None:
        """Return what is kept of a rule."""
        try:
            return RuleFacts(*self._facts[rule])
        except (KeyError, TypeError):
            return None

    def put_facts(self, facts: RuleFacts) -> None:
        """Keep what reports say of a rule."""
        self._facts[facts.id] = list(facts)
        self._changed = True

    def write(self) -> None:
        """Write the file, whole or not at all, if there is something new. Raises OSError."""
        if self.path is None or not self._changed:
            return
        results = {key: kept for key, kept in self._results.items() if self._run - kept[0] < _KEPT}
        told = {
            "environment": self.environment,
            "run": self._run,
            "facts": self._facts,
            "results": results,
        }
        write_whole(self.path, json.dumps(told, ensure_ascii=True))


def write_whole(path: Path, text: str) -> None:
    """Write a file in UTF-8 so that whoever reads it sees the old one or the new one."""
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as stream:
            stream.write(text)
        os.chmod(name, 0o644)
        os.replace(name, path)
    except BaseException:
        os.unlink(name)
        raise
