"""``calque rules``: list, show, test."""

from __future__ import annotations

from pathlib import Path

import calque
from test_cli_score import RULES, run


def test_list_has_a_line_for_each_rule() -> None:
    done = run("rules", "list")
    assert done.returncode == 0
    ids = [line.split()[0] for line in done.stdout.decode().splitlines()]
    assert ids == [rule.id for rule in calque.load(trial=True).rules]


def test_list_can_be_narrowed_to_a_use() -> None:
    lines = run("rules", "list", "--use", "display").stdout.decode().splitlines()
    assert lines
    assert all(line.split()[1] == "display" for line in lines)


def test_show_tells_everything_about_a_rule(tmp_path: Path) -> None:
    path = tmp_path / "one.toml"
    path.write_text(RULES, encoding="utf-8")
    done = run("rules", "show", "one/expected-that", "--rules", path)
    out = done.stdout.decode()
    assert done.returncode == 0
    for part in (
        "One family; use: rate; status: active",
        "ожидается, что (ozhidayetsya, chto)",
        "Written for the tests",
        "we expect …",
        "official",
        "own comparison",
        "it is expected that",
        "[It is expected that] rain comes.",
        "The train is expected.",
        f"{path}:5",
    ):
        assert part in out


def test_show_of_an_unknown_rule_suggests_near_ones() -> None:
    done = run("rules", "show", "impersonal/expected-tha")
    assert done.returncode == 2
    assert "did you mean impersonal/expected-that" in done.stderr.decode()


def test_test_reads_files_as_they_are_now(tmp_path: Path) -> None:
    path = tmp_path / "one.toml"
    path.write_text(RULES, encoding="utf-8")
    done = run("rules", "test", path)
    assert (done.returncode, done.stdout) == (0, b"1 rules keep their contract\n")
    path.write_text(RULES.replace("The train is", "It is"), encoding="utf-8")
    assert run("rules", "test", path).returncode == 0  # still no "that"
    path.write_text(RULES.replace("The train is expected.", "It is expected that."))
    done = run("rules", "test", path)
    assert done.returncode == 1
    assert f"{path}:15: rule one/expected-that: passing: matches" in done.stdout.decode()
    assert b"1 problems in 1 rules or files" in done.stderr


def test_shipped_rules_keep_their_contract() -> None:
    done = run("rules", "test")
    assert done.stdout.decode().endswith("rules keep their contract\n"), done.stdout.decode()
    assert done.returncode == 0
