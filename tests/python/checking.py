"""What the tests of ``calque check`` share: a project with texts, and a way to run it there."""

from __future__ import annotations

import contextlib
import io
import json
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from calque import cli
from support import run_calque

#: An error: odd by itself, with alternatives that are whole English.
HIT = "It was shown in the given case."
#: Ordinary English; twice is more than native English has.
RATE = "In the framework of the plan. "
CLEAN = "The train leaves at noon.\n"


@dataclass(frozen=True)
class Project:
    """A folder with files to check."""

    folder: Path

    def write(self, name: str, text: str | bytes) -> Path:
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode() if isinstance(text, str) else text)
        return path

    def run(self, *arguments: str | Path, stdin: bytes = b"") -> subprocess.CompletedProcess[bytes]:
        """Run ``calque check`` in the folder, in this process: it starts in no time."""
        out, err = _stream(), _stream()
        kept, sys.stdin = sys.stdin, io.TextIOWrapper(io.BytesIO(stdin))
        here = Path.cwd()
        os.chdir(self.folder)
        try:
            with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
                status = cli.main(["check", *(os.fspath(one) for one in arguments)])
        except SystemExit as error:  # argparse leaves by it
            status = int(error.code or 0)
        finally:
            os.chdir(here)
            sys.stdin = kept
        return subprocess.CompletedProcess([], status, _written(out), _written(err))

    def run_apart(
        self, *arguments: str | Path, stdin: bytes = b""
    ) -> subprocess.CompletedProcess[bytes]:
        """Run ``calque check`` as a process of its own."""
        return run_calque("check", *arguments, stdin=stdin, cwd=self.folder)

    def json(self, *arguments: str | Path, status: int | None = None) -> dict[str, Any]:
        """Run with JSON output; check the exit status that it tells against the process's."""
        done = self.run("--output", "json", *arguments)
        assert done.stdout, done.stderr.decode()
        told: dict[str, Any] = json.loads(done.stdout)
        assert told["status"] == done.returncode
        assert status is None or done.returncode == status, done.stderr.decode()
        return told

    def issues(self, *arguments: str | Path) -> list[dict[str, Any]]:
        return [issue for file in self.json(*arguments)["files"] for issue in file["issues"]]

    def git(self, *arguments: str) -> None:
        who = ["-c", "user.name=Test", "-c", "user.email=test@example.org"]
        subprocess.run(["git", *who, *arguments], cwd=self.folder, check=True, capture_output=True)


def _stream() -> io.TextIOWrapper:
    return io.TextIOWrapper(io.BytesIO(), encoding="utf-8", errors="backslashreplace")


def _written(stream: io.TextIOWrapper) -> bytes:
    stream.flush()
    buffer = stream.buffer
    assert isinstance(buffer, io.BytesIO)
    return buffer.getvalue()


def rules(issues: list[dict[str, Any]]) -> list[str]:
    """Return the rules of issues, in their order."""
    return [issue["rule"] for issue in issues]
