"""``calque rules``: list, show, test."""

from __future__ import annotations

from pathlib import Path

import calque
import pytest
from support import lines_of, rule, run_calque, write_rules

FULL = rule(
    "one/a",
    pattern=["it is expected that", "it was expected that"],
    antipattern=["as it is expected that"],
    use="rate",
    case="plan-28",
    passing=["As it is expected that way, no.", "She expected that."],
)
REGEX = rule(
    "one/b",
    pattern=None,
    regex=r"\b(19|20)\d\d year\b",
    literal="year",
    max_length=40,
    flagged=["In [1999 year] it rained.", "In [2001 year] it snowed."],
    passing=["In the year 1999 it rained.", "A year has 365 days."],
)


# --- list -------------------------------------------------------------------------------------


def test_list_has_a_line_for_each_rule(shipped: calque.Detector) -> None:
    done = run_calque("rules", "list")
    assert done.returncode == 0
    rows = [line.split(maxsplit=2) for line in lines_of(done.stdout)]
    assert [(row[0], row[1]) for row in rows] == [(one.id, one.use) for one in shipped.rules]


@pytest.mark.parametrize("use", ["hit", "rate", "display"])
def test_list_can_be_narrowed_to_a_use(shipped: calque.Detector, use: str) -> None:
    ids = [line.split()[0] for line in lines_of(run_calque("rules", "list", "--use", use).stdout)]
    assert ids == [one.id for one in shipped.rules if one.use == use]


def test_list_shows_added_rules_and_those_on_trial(sample_rules: Path) -> None:
    lines = lines_of(run_calque("rules", "list", "--rules", sample_rules).stdout)
    assert lines[-2].split() == ["sample/river", "display", "Днепр"]
    assert lines[-1].startswith("sample/on-trial ")
    assert lines[-1].endswith("  (trial)")
    assert not lines[-2].endswith("(trial)")


# --- show -------------------------------------------------------------------------------------


def test_show_tells_everything_about_a_rule(tmp_path: Path) -> None:
    path = write_rules(tmp_path, "one", FULL, REGEX, title="One family")
    done = run_calque("rules", "show", "one/a", "--rules", path)
    assert done.returncode == 0
    assert lines_of(done.stdout) == [
        "one/a",
        "  One family; use: rate; status: active",
        "",
        "Russian:      ожидается, что (ozhidayetsya, chto)",
        "Why:          Written for a test: a verb that Russian uses without a subject.",
        "Instead:      we expect …",
        "              … is due to …",
        "Register:     official, news",
        "Claim:        written for a test",
        "Case:         written from plan-28; never evidence on that document",
        "Measured:     not measured",
        "Pattern:      it is expected that",
        "              it was expected that",
        "But not:      as it is expected that",
        "Flagged:      [It is expected that] it rains.",
        "              Now [it is expected that] it snows.",
        "Passing:      As it is expected that way, no.",
        "              She expected that.",
        f"File:         {path}:4",
    ]


def test_show_tells_a_regular_expression(tmp_path: Path) -> None:
    path = write_rules(tmp_path, "one", FULL, REGEX)
    lines = lines_of(run_calque("rules", "show", "one/b", "--rules", path).stdout)
    assert r"Regex:        \b(19|20)\d\d year\b" in lines
    assert not [line for line in lines if line.startswith(("Pattern:", "But not:", "Case:"))]


def test_show_of_an_unknown_rule_suggests_near_ones(sample_rules: Path) -> None:
    done = run_calque("rules", "show", "sample/expect-that", "--rules", sample_rules)
    assert (done.returncode, done.stdout) == (2, b"")
    assert "no rule sample/expect-that; did you mean sample/expected-that" in done.stderr.decode()


def test_show_of_a_rule_that_is_like_none_suggests_nothing() -> None:
    done = run_calque("rules", "show", "0000")
    assert (done.returncode, done.stderr) == (2, b"calque: no rule 0000\n")


# --- test -------------------------------------------------------------------------------------


def test_sound_files_and_folders_pass(tmp_path: Path) -> None:
    path = write_rules(tmp_path, "one", FULL, REGEX)
    for given in (path, tmp_path):
        done = run_calque("rules", "test", given)
        assert (done.returncode, done.stderr) == (0, b"")
        assert done.stdout == b"2 rules keep their contract\n"


def test_all_that_is_wrong_is_listed(tmp_path: Path) -> None:
    one = write_rules(
        tmp_path,
        "one",
        rule("one/a", use="maybe"),
        rule("one/b", pattern="(it"),
        rule("one/c", flagged=["[It] is expected that it rains.", "It rains."]),
        rule("one/d", passing=["Now it is expected that it rains.", "It rains."]),
        rule("one/e", antipattern=["as it is expected that"]),
        rule("one/f", alternatives=["it is expected that …"]),
    )
    two = write_rules(tmp_path, "two", rule("one/a"))
    done = run_calque("rules", "test", one, two, tmp_path / "none.toml")
    assert done.returncode == 1
    told = lines_of(done.stdout)
    for expected in (
        f"{one}:6:1: rule one/a: use: must be one of hit, rate, display",
        f"{one}:19: rule one/b: pattern: at character",
        'rule one/c: flagged: "[It] is expected that it rains.": marks "It", but found is "It is',
        'rule one/c: flagged: "It rains.": no span is marked',
        'rule one/d: passing: matches "it is expected that"',
        "rule one/e: antipattern: no passing example needs",
        'rule one/f: alternatives: "it is expected that …" matches the rule itself',
        f'{two}:5:1: rule one/a: id: must be "two/"',
        f"{tmp_path}/none.toml: can't be read",
    ):
        assert any(expected in line for line in told), (expected, told)
    assert done.stderr.decode() == f"{len(told)} problems in 8 rules or files\n"


def test_files_are_read_as_they_are_now(tmp_path: Path) -> None:
    path = write_rules(tmp_path, "one", rule("one/a"))
    assert run_calque("rules", "test", path).returncode == 0
    write_rules(tmp_path, "one", rule("one/a", pattern="it was expected that"))
    done = run_calque("rules", "test", path)
    assert done.returncode == 1
    assert "found is nothing" in done.stdout.decode()


def test_a_folder_without_rules_is_told(tmp_path: Path) -> None:
    done = run_calque("rules", "test", tmp_path)
    assert done.returncode == 1
    assert f"{tmp_path}: no *.toml in this folder" in done.stdout.decode()
