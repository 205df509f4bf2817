"""Loading: all faults at once with their places, and arguments that make no sense."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import calque
import pytest
from support import rule, write_rules


def test_a_folder_and_a_file_are_both_rules(tmp_path: Path) -> None:
    path = write_rules(tmp_path, "one", rule("one/a"), rule("one/b"))
    ids = ["one/a", "one/b"]
    assert [r.id for r in calque.load([path], builtin=False).rules] == ids
    assert [r.id for r in calque.load([str(tmp_path)], builtin=False).rules] == ids


def test_files_of_a_folder_are_read_in_the_order_of_their_names(tmp_path: Path) -> None:
    for family in ("b", "c", "a"):
        write_rules(tmp_path, family, rule(f"{family}/x"))
    ids = [r.id for r in calque.load([tmp_path], builtin=False).rules]
    assert ids == ["a/x", "b/x", "c/x"]


def test_a_rule_tells_all_that_its_file_says(tmp_path: Path) -> None:
    keys = rule(
        "one/a",
        pattern=["it is expected that", "it was expected that"],
        antipattern=["as it is expected that"],
        use="rate",
        status="trial",
        case="plan-28",
    )
    path = write_rules(tmp_path, "one", keys, title="One thing")
    (read,) = calque.load([path], builtin=False).rules
    assert read == calque.Rule(
        id="one/a",
        category="one",
        title="One thing",
        use="rate",
        status="trial",
        source="ожидается, что",
        transliteration="ozhidayetsya, chto",
        explanation=keys["explanation"],
        alternatives=tuple(keys["alternatives"]),
        registers=("official", "news"),
        claim="written for a test",
        case="plan-28",
        patterns=tuple(keys["pattern"]),
        antipatterns=tuple(keys["antipattern"]),
        regex=None,
        flagged=tuple(keys["flagged"]),
        passing=tuple(keys["passing"]),
        file=str(path),
        line=4,
    )


def test_all_faults_of_all_files_are_told_at_once(tmp_path: Path) -> None:
    write_rules(tmp_path, "one", rule("one/a", use="often"), rule("one/b", claim=None))
    write_rules(tmp_path, "two", rule("two/a", colour="red"))
    (tmp_path / "three.toml").write_text("family = \n")
    with pytest.raises(calque.DataError) as caught:
        calque.load([tmp_path], builtin=False)
    told = {(Path(p.file).name, p.rule, p.key) for p in caught.value.problems}
    assert told == {
        ("one.toml", "one/a", "use"),
        ("one.toml", "one/b", "claim"),
        ("three.toml", "", ""),
        ("two.toml", "two/a", "colour"),
    }


def test_the_message_of_an_error_has_every_problem(tmp_path: Path) -> None:
    path = write_rules(tmp_path, "one", rule("one/a", use="often", colour="red"))
    with pytest.raises(calque.DataError) as caught:
        calque.load([path], builtin=False)
    assert len(caught.value.problems) == 2
    for problem in caught.value.problems:
        assert problem.line > 0
        assert str(problem) in str(caught.value)
        assert str(problem).startswith(f"{path}:{problem.line}:")
    assert "must be one of hit, rate, display" in str(caught.value)


def test_a_data_error_is_a_value_error(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="can't be read"):
        calque.load([tmp_path / "missing.toml"], builtin=False)


def test_an_unknown_language_is_told() -> None:
    with pytest.raises(calque.DataError, match="language"):
        calque.load(language="xx")


@pytest.mark.parametrize(
    "keys",
    [
        {"pattern": "it {0-9} is"},
        {"pattern": "(it is"},
        {"pattern": "{0-2} it"},
        {"pattern": "BOLD move"},
        {"antipattern": "(as"},
        {"pattern": None, "regex": "(it", "literal": "it", "max_length": 9},
    ],
    ids=["wide gap", "bracket", "gap first", "class", "antipattern", "regex"],
)
def test_a_pattern_that_does_not_compile_names_its_rule(
    tmp_path: Path, keys: dict[str, Any]
) -> None:
    path = write_rules(tmp_path, "one", rule("one/sound"), rule("one/faulty", **keys))
    with pytest.raises(calque.DataError) as caught:
        calque.load([path], builtin=False)
    (problem,) = caught.value.problems
    assert (problem.file, problem.rule) == (str(path), "one/faulty")
    assert problem.key in keys


def test_one_path_in_place_of_a_list_is_refused(sample_rules: Path) -> None:
    with pytest.raises(TypeError, match="list of paths"):
        calque.load(str(sample_rules), builtin=False)


def test_a_detector_tells_what_it_is(detector: calque.Detector) -> None:
    assert repr(detector) == "<calque.Detector: ru, 10 rules>"
