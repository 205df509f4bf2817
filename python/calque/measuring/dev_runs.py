"""The log of runs on the dev split: they are few, and each is counted."""

from __future__ import annotations

import subprocess
from datetime import datetime, timezone
from pathlib import Path

_HEADER = (
    "# Runs on the dev split of the corpora, one a line; written by the commands themselves.\n"
    "# Nothing is chosen or mended after such a run without another line here.\n"
    "run\tday\tcommit\tcommand\n"
)


def runs_before(path: Path) -> int:
    """Return how many runs a log holds; 0 where there is none."""
    if not path.exists():
        return 0
    lines = path.read_text(encoding="utf-8").splitlines()
    return sum(not line.startswith(("#", "run\t")) for line in lines if line)


def log_run(path: Path, command: str) -> int:
    """Append a run to the log and return its number, from 1.

    The commit is that of the working copy in which the log lies, with ``+`` where it was changed.
    """
    number = runs_before(path) + 1
    path.parent.mkdir(parents=True, exist_ok=True)
    day = datetime.now(tz=timezone.utc).strftime("%Y-%m-%d")
    line = f"{number}\t{day}\t{_commit(path.parent)}\t{command}\n"
    with path.open("a", encoding="utf-8", newline="\n") as log:
        log.write(line if number > 1 else _HEADER + line)
    return number


def _commit(folder: Path) -> str:
    def git(*arguments: str) -> str:
        done = subprocess.run(
            ["git", *arguments], cwd=folder, capture_output=True, text=True, check=False
        )
        return done.stdout.strip() if done.returncode == 0 else ""

    try:
        commit = git("rev-parse", "--short", "HEAD")
        return (commit or "-") + ("+" if commit and git("status", "--porcelain") else "")
    except OSError:
        return "-"
