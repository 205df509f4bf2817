"""Which lines of which files have changed since a revision, as Git tells."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Sequence
from pathlib import Path

from calque.checking.discover import STDIN
from calque.checking.issue import Checked

_HUNK = re.compile(rb"^@@ -\S+ \+(\d+)(?:,(\d+))? @@", re.MULTILINE)
_OPTIONS = ("--no-ext-diff", "--no-textconv", "--no-renames", "--no-color", "--relative")

Ranges = list[tuple[int, int]]


class GitError(Exception):
    """Git can't tell; the message is its own."""


def _git(folder: Path, *arguments: str) -> bytes:
    try:
        done = subprocess.run(
            ["git", "-C", str(folder), *arguments], capture_output=True, check=False
        )
    except OSError as error:
        raise GitError(f"git: {error.strerror}") from error
    if done.returncode != 0:
        told = done.stderr.decode("utf-8", "replace").strip().splitlines()
        raise GitError(told[0] if told else f"git {arguments[0]} failed")
    return done.stdout


class Changes:
    """The lines that differ from a revision in the working tree, new files whole."""

    def __init__(self, folder: Path, revision: str) -> None:
        """Ask Git once about all files of the repository in which a folder lies.

        Raises:
            GitError: there is no repository, or no such revision.
        """
        self._root = Path(_git(folder, "rev-parse", "--show-toplevel").decode().strip()).resolve()
        # A name that begins with a dash is no option, and one that names no commit is an error.
        commit = _git(
            folder, "rev-parse", "--verify", "--quiet", "--end-of-options", revision + "^{commit}"
        )
        told = commit.decode().strip()
        names = _names(_git(self._root, "diff", *_OPTIONS, "--name-only", "-z", told, "--"))
        patch = _git(self._root, "diff", *_OPTIONS, "-U0", told, "--")
        self._lines = dict(zip(names, _hunks(patch, len(names)), strict=True))
        for name in _names(_git(self._root, "ls-files", "-o", "--exclude-standard", "-z")):
            self._lines[name] = None

    def only(self, result: Checked) -> Checked:
        """Return a file's result with the issues on changed lines only."""
        path = Path(result.path).resolve()
        if result.path == STDIN or not path.is_relative_to(self._root):
            return result
        name = path.relative_to(self._root).as_posix()
        ranges = self._lines.get(name, [])
        if ranges is None:
            return result
        return result._replace(
            issues=tuple(
                issue
                for issue in result.issues
                if any(first <= issue.end_line and issue.line <= last for first, last in ranges)
            )
        )


def _names(output: bytes) -> list[str]:
    return [name.decode("utf-8", "surrogateescape") for name in output.split(b"\0") if name]


def _hunks(patch: bytes, files: int) -> Sequence[Ranges | None]:
    """Return the changed lines of each file of a patch, in its order; None: all of them."""
    # Lines of content begin with + or -, so no text can look like the head of a file. A file that
    # has become a link has two parts with one head.
    parts: dict[bytes, bytes] = {}
    for part in re.split(rb"^diff --git ", patch, flags=re.MULTILINE)[1:]:
        head, _, rest = part.partition(b"\n")
        parts[head] = parts.get(head, b"") + b"\n" + rest
    if len(parts) != files:
        raise GitError(f"git diff names {files} files, but shows {len(parts)}")
    found: list[Ranges | None] = []
    for part in parts.values():
        ranges = []
        for match in _HUNK.finditer(part):
            first, count = int(match.group(1)), int(match.group(2) or 1)
            ranges.append((first, first + count - 1))  # nothing, where lines were only taken out
        # Git shows no lines of what it holds to be binary, such as DOCX.
        found.append(None if b"\nBinary files " in part else ranges)
    return found
