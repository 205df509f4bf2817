"""``calque score`` as a user runs it: files in, text or JSON out, exit codes."""

from __future__ import annotations

import importlib.metadata
import json
import os
import subprocess
import sys
from pathlib import Path

import calque
import pytest
from calque import _core, cli
from support import CALQUE, environment, rule, run_calque, write_rules

TEXT = "It is expected that the parties will sign the treaty in the spring of next year.\n"
FOUND = "1 that count only as a frequency"
Done = subprocess.CompletedProcess[bytes]
Command = list[str | Path]


def score(rules: Path, *arguments: str | bytes | Path, stdin: bytes = b"") -> Done:
    return run_calque("score", "--no-builtin", "--rules", rules, *arguments, stdin=stdin)


@pytest.fixture
def text(tmp_path: Path) -> Path:
    path = tmp_path / "a.txt"
    path.write_text(TEXT)
    return path


def test_the_installed_script_is_this_command_line() -> None:
    (script,) = importlib.metadata.entry_points(group="console_scripts", name="calque")
    assert script.load() is cli.main


def test_a_finding_is_shown_and_the_exit_status_is_zero(sample_rules: Path, text: Path) -> None:
    done = score(sample_rules, text)
    assert done.returncode == 0
    out = done.stdout.decode()
    assert f"{text}:1:1" in out
    assert "^" * len("It is expected that") in out
    assert "ожидается, что (ozhidayetsya, chto)" in out
    assert "Measured: not measured\n" in out
    assert "No likelihood ratio or probability is given for the document" in out
    assert done.stderr == b""


def test_standard_input(sample_rules: Path) -> None:
    done = score(sample_rules, "-", stdin=TEXT.encode())
    assert done.returncode == 0
    assert "standard input:1:1" in done.stdout.decode()


def test_the_shipped_rules_are_read_unless_left_out(
    shipped: calque.Detector, sample_rules: Path
) -> None:
    known = next(one for one in shipped.rules if one.status == "active" and one.patterns)
    text = _core.parse_marked(known.flagged[0])[0].encode() + b"\n\n" + TEXT.encode()
    both = run_calque("score", "--rules", sample_rules, "--format", "json", "-", stdin=text)
    own = score(sample_rules, "--format", "json", "-", stdin=text)
    ids = [{f["rule"] for f in json.loads(done.stdout)["findings"]} for done in (both, own)]
    assert {known.id, "sample/expected-that"} <= ids[0]
    assert {id.split("/")[0] for id in ids[1]} == {"sample"}


def test_data_is_found_without_the_variable(sample_rules: Path) -> None:
    done = run_calque(
        *("score", "--no-builtin", "--rules", sample_rules, "-"),
        stdin=TEXT.encode(),
        env={"CALQUE_DATA": None},
    )
    assert (done.returncode, done.stderr) == (0, b"")
    assert FOUND in done.stdout.decode()


# --- files that are no texts ------------------------------------------------------------------


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (None, "No such file"),
        (b"\x7fELF\x00\x01\x02", "binary file, not text (NUL at byte 4)"),
        (b"\xff\xfe" + TEXT.encode("utf-16-le"), "UTF-16"),
        (b"\xfe\xff" + TEXT.encode("utf-16-be"), "UTF-16"),
        (TEXT.encode("utf-16-be"), "binary file, not text (NUL at byte 0)"),
    ],
    ids=["missing", "binary", "little-endian UTF-16", "big-endian UTF-16", "UTF-16 unmarked"],
)
def test_what_cannot_be_read_is_told_and_the_rest_is_scored(
    sample_rules: Path, tmp_path: Path, text: Path, content: bytes | None, why: str
) -> None:
    bad = tmp_path / "bad"
    if content is not None:
        bad.write_bytes(content)
    done = score(sample_rules, text, bad, text)
    assert done.returncode == 2
    (told,) = done.stderr.decode().splitlines()
    assert told.startswith(f"calque: {bad}: {why}")
    assert done.stdout.decode().count(FOUND) == 2


def test_a_directory_is_no_file(sample_rules: Path, tmp_path: Path) -> None:
    done = score(sample_rules, tmp_path)
    assert (done.returncode, done.stdout) == (2, b"")
    assert done.stderr.decode() == f"calque: {tmp_path}: Is a directory\n"


def test_a_closed_standard_input_is_told(sample_rules: Path) -> None:
    command = ["sh", "-c", '"$@" <&-', "sh", *CALQUE, "score", "--no-builtin", "-"]
    done = subprocess.run(command, capture_output=True, check=False, env=environment({}))
    assert (done.returncode, done.stderr) == (2, b"calque: standard input: is closed\n")


@pytest.mark.parametrize(
    ("content", "note"),
    [
        (b"", "no words"),
        (b" \n\n\t", "no words"),
        (b"!!! ... ???", "no words"),
        (b"Hm.", "too few"),
    ],
    ids=["empty", "blank", "punctuation", "one word"],
)
def test_texts_without_words_give_an_honest_empty_report(
    sample_rules: Path, tmp_path: Path, content: bytes, note: str
) -> None:
    path = tmp_path / "empty.txt"
    path.write_bytes(content)
    done = score(sample_rules, path)
    assert done.returncode == 0
    assert note in done.stdout.decode()
    assert "can't judge this text" in done.stdout.decode()


# --- names ------------------------------------------------------------------------------------


def test_a_path_that_is_not_utf8(sample_rules: Path, tmp_path: Path) -> None:
    path = os.fsencode(tmp_path) + b"/caf\xe9.txt"
    with open(path, "wb") as stream:
        stream.write(TEXT.encode())
    done = score(sample_rules, path)
    assert done.returncode == 0
    assert "caf\ufffd.txt:1:1" in done.stdout.decode()
    data = score(sample_rules, "--format", "json", path)
    assert json.loads(data.stdout)["name"].endswith("caf\ufffd.txt")
    missing = score(sample_rules, path + b"~")
    assert "caf\ufffd.txt~: No such file" in missing.stderr.decode()


def test_a_name_cannot_move_the_cursor(sample_rules: Path, tmp_path: Path) -> None:
    path = tmp_path / "a\x1b[2Jb\nc.txt"
    path.write_text(TEXT)
    for done in (score(sample_rules, path), score(sample_rules, f"{path}~")):
        assert b"\x1b" not in done.stdout + done.stderr
        assert "a\ufffd[2Jb c.txt" in (done.stdout + done.stderr).decode()


# --- JSON -------------------------------------------------------------------------------------


def test_json_is_one_document_a_line(sample_rules: Path, tmp_path: Path) -> None:
    paths = [tmp_path / "a.txt", tmp_path / "b.txt", tmp_path / "missing"]
    for path in paths[:2]:
        path.write_text(TEXT * 3)
    done = score(sample_rules, "--format", "json", *paths)
    assert done.returncode == 2
    documents = [json.loads(line) for line in done.stdout.decode().split("\n")[:-1]]
    assert [document["name"] for document in documents] == [str(path) for path in paths[:2]]
    assert [len(document["findings"]) for document in documents] == [3, 3]


@pytest.mark.parametrize("encoding", ["ascii", "latin-1", "utf-16"])
def test_json_is_utf8_whatever_the_terminal_speaks(tmp_path: Path, encoding: str) -> None:
    path = write_rules(tmp_path, "one", rule("one/cafe", pattern="caf\u00e9"))
    done = run_calque(
        *("score", "--no-builtin", "--rules", path, "--format", "json", "-"),
        stdin="The caf\u00e9.".encode(),
        env={"PYTHONUTF8": "0", "PYTHONIOENCODING": encoding},
    )
    assert json.loads(done.stdout.decode("utf-8"))["findings"][0]["text"] == "caf\u00e9"


def test_text_is_written_in_any_encoding(sample_rules: Path) -> None:
    done = run_calque(
        *("score", "--no-builtin", "--rules", sample_rules, "-"),
        stdin=TEXT.encode(),
        env={"PYTHONUTF8": "0", "PYTHONIOENCODING": "ascii"},
    )
    assert done.returncode == 0
    assert r"\u043e\u0436\u0438\u0434\u0430\u0435\u0442\u0441\u044f" in done.stdout.decode("ascii")


# --- colour -----------------------------------------------------------------------------------

UNDERLINED = b"\x1b[4;33mIt is expected that\x1b[0m"


def on_a_terminal(command: Command, env: dict[str, str]) -> bytes:
    """Run a command whose standard output is a terminal; return what it wrote there."""
    reader, terminal = os.openpty()
    with subprocess.Popen(
        command, stdin=subprocess.DEVNULL, stdout=terminal, env=environment(env)
    ) as process:
        os.close(terminal)
        written = b""
        while True:
            try:
                piece = os.read(reader, 65536)
            except OSError:  # Linux: the terminal's other end has been closed
                break
            if not piece:
                break
            written += piece
        os.close(reader)
    assert process.returncode == 0
    return written


@pytest.mark.parametrize(
    ("option", "env", "coloured"),
    [
        ("auto", {}, True),
        ("auto", {"NO_COLOR": "1"}, False),
        ("auto", {"NO_COLOR": ""}, True),
        ("auto", {"TERM": "dumb"}, False),
        ("always", {"NO_COLOR": "1"}, True),
        ("never", {}, False),
    ],
)
def test_colour_on_a_terminal(
    sample_rules: Path, text: Path, option: str, env: dict[str, str], coloured: bool
) -> None:
    options: Command = ["score", "--no-builtin", "--rules", sample_rules, "--color", option]
    written = on_a_terminal([*CALQUE, *options, text], env)
    assert (UNDERLINED in written) == coloured
    assert (b"\x1b" in written) == coloured
    assert (b"^^^^" in written) != coloured


@pytest.mark.parametrize(("option", "coloured"), [("auto", False), ("always", True)])
def test_colour_in_a_pipe(sample_rules: Path, text: Path, option: str, coloured: bool) -> None:
    done = score(sample_rules, "--color", option, text)
    assert (UNDERLINED in done.stdout) == coloured
    assert (b"\x1b" in done.stdout) == coloured


# --- output that goes nowhere -----------------------------------------------------------------


def test_a_reader_that_leaves_is_no_error(sample_rules: Path, tmp_path: Path) -> None:
    path = tmp_path / "long.txt"
    path.write_text(TEXT * 1000)  # a report several times as long as a pipe holds
    command: Command = [*CALQUE, "score", "--no-builtin", "--rules", sample_rules, path]
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment({})
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        assert process.stdout.readline().decode().startswith(f"{path}:1:1")
        process.stdout.close()
        assert process.stderr.read() == b""
    assert process.returncode == 0


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="there is no /dev/full")
def test_a_full_disk_is_told(sample_rules: Path, text: Path) -> None:
    command: Command = [*CALQUE, "score", "--no-builtin", "--rules", sample_rules, text]
    with open("/dev/full", "wb") as full:
        done = subprocess.run(
            command, stdout=full, stderr=subprocess.PIPE, check=False, env=environment({})
        )
    assert done.returncode == 2
    assert done.stderr.decode() == "calque: standard output: No space left on device\n"


# --- rules and usage --------------------------------------------------------------------------


def test_all_faults_of_a_rule_file_are_listed(tmp_path: Path) -> None:
    path = write_rules(
        tmp_path, "one", rule("one/a", use="maybe", colour="red"), rule("one/b", source=None)
    )
    done = score(path, "-", stdin=TEXT.encode())
    assert (done.returncode, done.stdout) == (2, b"")
    head, *listed = done.stderr.decode().splitlines()
    assert head == "calque: 3 problems in data files"
    assert listed == [
        f'  {path}:6:1: rule one/a: use: must be one of hit, rate, display, not "maybe"',
        f"  {path}:15:1: rule one/a: colour: unknown key",
        f"  {path}:17:1: rule one/b: source: missing",
    ]


def test_a_missing_rule_file_is_told(tmp_path: Path) -> None:
    done = score(tmp_path / "none.toml", "-")
    assert done.returncode == 2
    assert f"{tmp_path}/none.toml: can't be read" in done.stderr.decode()


def test_faults_of_keys_and_of_patterns_are_listed_together(tmp_path: Path) -> None:
    path = write_rules(tmp_path, "one", rule("one/a", use="maybe"), rule("one/b", pattern="(it"))
    told = score(path, "-").stderr.decode()
    assert "rule one/a: use:" in told
    assert "rule one/b: pattern:" in told


def test_a_rule_path_that_is_not_utf8_is_told(tmp_path: Path) -> None:
    done = run_calque("score", "--rules", os.fsencode(tmp_path) + b"/\xff.toml", "-")
    assert done.returncode == 2
    assert b"Traceback" not in done.stderr


@pytest.mark.parametrize(
    "arguments",
    [(), ("score",), ("score", "--format", "xml", "-"), ("nonsense",), ("score", "--odd", "-")],
    ids=" ".join,
)
def test_usage_errors_exit_with_two(arguments: tuple[str, ...]) -> None:
    done = run_calque(*arguments)
    assert (done.returncode, done.stdout) == (2, b"")
    assert done.stderr.decode().startswith("usage: calque")


def test_version_names_what_results_depend_on() -> None:
    done = run_calque("--version")
    assert done.returncode == 0
    assert b"calque " in done.stdout
    assert b"ICU " in done.stdout
    assert b"Boost " in done.stdout


# --- size -------------------------------------------------------------------------------------

# ru_maxrss of a child begins with its parent's: so a small parent asks.
MEASURE = """
import resource, subprocess, sys
status = subprocess.run(sys.argv[1:]).returncode
print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss * 1024, file=sys.stderr)
sys.exit(status)
"""


@pytest.mark.slow
@pytest.mark.parametrize("sentences", [1, 4], ids=["short lines", "paragraphs"])
def test_a_large_file_needs_bounded_memory(
    sample_rules: Path, tmp_path: Path, sentences: int
) -> None:
    size = 100_000_000
    path = tmp_path / "large.txt"
    line = b"The committee met on Tuesday and talked about the harbour and the ferry. " * sentences
    with open(path, "wb") as stream:
        stream.write(TEXT.encode())
        for _ in range(100):
            stream.write((line + b"\n\n") * (size // 100 // len(line)))
    command: Command = [*CALQUE, "score", "--no-builtin", "--rules", sample_rules, path]
    done = subprocess.run(
        [sys.executable, "-c", MEASURE, *command],
        capture_output=True,
        check=False,
        env=environment({}),
    )
    path.unlink()
    assert done.returncode == 0
    assert FOUND in done.stdout.decode()
    assert int(done.stderr) <= 60_000_000 + 3 * size
