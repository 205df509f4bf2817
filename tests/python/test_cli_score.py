"""``calque score`` as a user runs it: files in, text or JSON out, exit codes."""

from __future__ import annotations

import json
import os
import resource
import subprocess
import sys
from pathlib import Path

import pytest

RULES = """
family = "one"
title = "One family"

[[rule]]
id = "one/expected-that"
pattern = "it is expected that"
use = "rate"
source = "ожидается, что"
explanation = "Written for the tests of the command line, and for nothing else."
alternatives = ["we expect …"]
register = ["official"]
claim = "own comparison"
flagged = ["[It is expected that] rain comes.", "Now [it is expected that] rain comes."]
passing = ["The train is expected.", "It is expected of us."]
"""
TEXT = "It is expected that the parties will sign the treaty in the spring of next year.\n"


@pytest.fixture(scope="module")
def rules(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("rules") / "one.toml"
    path.write_text(RULES, encoding="utf-8")
    return path


def run(
    *arguments: str | bytes | Path, stdin: bytes = b"", env: dict[str, str] | None = None
) -> subprocess.CompletedProcess[bytes]:
    """Run ``calque`` in a process of its own."""
    return subprocess.run(
        [sys.executable, "-m", "calque", *arguments],
        input=stdin,
        capture_output=True,
        check=False,
        env={**os.environ, **(env or {})},
    )


def score(
    rules: Path, *arguments: str | bytes | Path, stdin: bytes = b""
) -> subprocess.CompletedProcess[bytes]:
    return run("score", "--no-builtin", "--rules", rules, *arguments, stdin=stdin)


def test_a_finding_is_shown_and_the_exit_status_is_zero(rules: Path, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT)
    done = score(rules, tmp_path / "a.txt")
    assert done.returncode == 0
    out = done.stdout.decode()
    assert f"{tmp_path}/a.txt:1:1" in out
    assert "^" * len("It is expected that") in out
    assert "ожидается, что (ozhidayetsya, chto)" in out
    assert "none has been measured" in out
    assert done.stderr == b""


def test_standard_input(rules: Path) -> None:
    done = score(rules, "-", stdin=TEXT.encode())
    assert done.returncode == 0
    assert "standard input:1:1" in done.stdout.decode()


def test_json_is_one_document_a_line(rules: Path, tmp_path: Path) -> None:
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text(TEXT)
    done = score(rules, "--format", "json", tmp_path / "a.txt", tmp_path / "b.txt")
    documents = [json.loads(line) for line in done.stdout.decode().splitlines()]
    assert [d["name"] for d in documents] == [str(tmp_path / "a.txt"), str(tmp_path / "b.txt")]
    assert [d["findings"][0]["rule"] for d in documents] == ["one/expected-that"] * 2


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (None, "No such file"),
        (b"\x7fELF\x00\x01\x02", "binary file, not text (NUL at byte 4)"),
        ("Zu spät".encode("utf-16"), "UTF-16"),
    ],
)
def test_what_cannot_be_read_is_told_and_the_rest_is_scored(
    rules: Path, tmp_path: Path, content: bytes | None, why: str
) -> None:
    bad, good = tmp_path / "bad", tmp_path / "good.txt"
    if content is not None:
        bad.write_bytes(content)
    good.write_text(TEXT)
    done = score(rules, bad, good)
    assert done.returncode == 2
    assert f"calque: {bad}: {why}" in done.stderr.decode()
    assert "1 that count only as a frequency" in done.stdout.decode()


def test_a_directory_is_no_file(rules: Path, tmp_path: Path) -> None:
    done = score(rules, tmp_path)
    assert done.returncode == 2
    assert "Is a directory" in done.stderr.decode()


@pytest.mark.parametrize(
    ("content", "note"),
    [
        (b"", "no words"),
        (b" \n\n\t", "no words"),
        (b"!!! ... ???", "no words"),
        (b"Hm.", "too few"),
    ],
)
def test_texts_without_words_give_an_honest_empty_report(
    rules: Path, tmp_path: Path, content: bytes, note: str
) -> None:
    path = tmp_path / "empty.txt"
    path.write_bytes(content)
    done = score(rules, path)
    assert done.returncode == 0
    assert note in done.stdout.decode()
    assert "can't judge this text" in done.stdout.decode()


def test_a_path_that_is_not_utf8(rules: Path, tmp_path: Path) -> None:
    path = os.fsencode(tmp_path) + b"/caf\xe9.txt"
    with open(path, "wb") as stream:
        stream.write(TEXT.encode())
    text = score(rules, path)
    assert text.returncode == 0
    assert "caf\ufffd.txt:1:1" in text.stdout.decode()
    data = score(rules, "--format", "json", path)
    assert json.loads(data.stdout)["name"].endswith("caf\ufffd.txt")


def test_colour_is_for_terminals_and_can_be_forced(rules: Path) -> None:
    assert b"\x1b[" not in score(rules, "-", stdin=TEXT.encode()).stdout
    assert b"\x1b[4;33mIt is expected that\x1b[0m" in (
        score(rules, "--color", "always", "-", stdin=TEXT.encode()).stdout
    )


def test_a_reader_that_leaves_is_no_error(rules: Path, tmp_path: Path) -> None:
    path = tmp_path / "long.txt"
    path.write_text(TEXT * 20_000)
    command = (
        f'"{sys.executable}" -m calque score --no-builtin --rules "{rules}" "{path}" | head -n 1'
    )
    done = subprocess.run(["bash", "-c", command], capture_output=True, check=False)
    assert done.stderr == b""
    assert len(done.stdout.splitlines()) == 1


def test_all_faults_of_a_rule_file_are_listed(tmp_path: Path) -> None:
    path = tmp_path / "one.toml"
    broken = RULES.replace('use = "rate"', 'use = "maybe"\ncolour = "red"')
    broken += '\n[[rule]]\nid = "one/second"\n'
    path.write_text(broken, encoding="utf-8")
    done = score(path, "-", stdin=TEXT.encode())
    assert done.returncode == 2
    told = done.stderr.decode()
    assert f"{path}:8:1: rule one/expected-that: use: must be one of hit, rate, display" in told
    assert f"{path}:9:1: rule one/expected-that: colour: unknown key" in told
    assert "rule one/second: explanation: missing" in told
    assert "Traceback" not in told


def test_usage_errors_exit_with_two() -> None:
    for arguments in ((), ("score",), ("score", "--format", "xml", "-"), ("nonsense",)):
        assert run(*arguments).returncode == 2


def test_version_names_what_results_depend_on() -> None:
    done = run("--version")
    assert done.returncode == 0
    assert b"calque " in done.stdout
    assert b"ICU " in done.stdout
    assert b"Boost " in done.stdout


def test_a_large_file_needs_bounded_memory(rules: Path, tmp_path: Path) -> None:
    size = 100_000_000
    path = tmp_path / "large.txt"
    line = (
        b"The committee met on Tuesday and talked about the harbour, the ferry and the price of "
        b"fish for most of the afternoon. Nobody minded.\n"
    )
    with open(path, "wb") as stream:
        stream.write(TEXT.encode())
        for _ in range(100):
            stream.write(line * (size // 100 // len(line)))
    done = score(rules, path)
    assert done.returncode == 0
    assert "1 that count only as a frequency" in done.stdout.decode()
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss * 1024
    assert peak <= 60_000_000 + 3 * size
