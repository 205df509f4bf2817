"""What the tests share: places, small rules of their own, and a way to run the command line."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

REPOSITORY = Path(__file__).resolve().parents[2]
CORPORA = REPOSITORY / "corpora"
GOLDENS = REPOSITORY / "tests" / "goldens"

#: ``calque`` without relying on where its script was installed.
CALQUE = [sys.executable, "-m", "calque"]

Keys = dict[str, Any]


def rule(id: str, **changes: object) -> Keys:
    """Return the keys of a sound rule. `changes` replace them; None leaves a key out."""
    keys: Keys = {
        "id": id,
        "use": "hit",
        "pattern": "it is expected that",
        "source": "ожидается, что",
        "explanation": "Written for a test: a verb that Russian uses without a subject.",
        "alternatives": ["we expect …", "… is due to …"],
        "register": ["official", "news"],
        "claim": "written for a test",
        "flagged": ["[It is expected that] it rains.", "Now [it is expected that] it snows."],
        "passing": ["The train is expected at noon.", "She expected that."],
    }
    keys.update(changes)
    return {key: value for key, value in keys.items() if value is not None}


def write_rules(folder: Path, family: str, *rules: Keys, title: str = "Written for a test") -> Path:
    """Write a rule file and return its path. JSON's strings and lists are TOML's too."""
    lines = [f"family = {json.dumps(family)}", f"title = {json.dumps(title)}"]
    for keys in rules:
        lines += ["", "[[rule]]"]
        lines += [f"{key} = {json.dumps(value)}" for key, value in keys.items()]
    path = folder / f"{family}.toml"
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


def write_sample_rules(folder: Path) -> Path:
    """Write one rule of every kind that the engine knows."""
    return write_rules(
        folder,
        "sample",
        rule("sample/expected-that", use="rate", pattern="it (is|was) expected that"),
        rule("sample/official-confirmation", pattern="official confirmation"),
        rule("sample/do-not-confirm", pattern="we don't confirm that"),
        rule("sample/non-aggression", pattern="non-aggression pact"),
        rule("sample/final-decision", pattern='the " final " decision'),
        rule("sample/dash", pattern="peace -- no war"),
        rule(
            "sample/year",
            pattern=None,
            regex=r"\b(19|20)\d\d year\b",
            literal="year",
            max_length=40,
        ),
        rule("sample/mixed", pattern=None, detector="mixed_script"),
        rule("sample/river", use="display", pattern="dnieper", source="Днепр"),
        rule("sample/on-trial", status="trial", pattern="in the framework of"),
        title="Sample rules",
    )


def run_calque(
    *arguments: str | bytes | Path,
    stdin: bytes = b"",
    cwd: Path | None = None,
    env: Mapping[str, str | None] | None = None,
) -> subprocess.CompletedProcess[bytes]:
    """Run ``calque`` and return how it ended. A variable of `env` that is None is unset."""
    return subprocess.run(
        [*CALQUE, *arguments],
        input=stdin,
        capture_output=True,
        check=False,
        cwd=cwd,
        env=environment(env or {}),
        timeout=120,
    )


def environment(changes: Mapping[str, str | None]) -> dict[str, str]:
    """Return the environment for a child: ours, UTF-8, without what decides about colour."""
    wanted = {"PYTHONUTF8": "1", "NO_COLOR": None, "TERM": "xterm", **changes}
    kept = {key: value for key, value in os.environ.items() if key not in wanted}
    return {**kept, **{key: value for key, value in wanted.items() if value is not None}}


def lines_of(output: bytes) -> list[str]:
    """Return output as lines, as a terminal would show them."""
    return output.decode("utf-8").split("\n")[:-1]


def texts(findings: Sequence[Any]) -> list[str]:
    """Return what findings mark."""
    return [finding.text for finding in findings]
