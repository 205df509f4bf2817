"""The rules that come with calque keep what they promise, as a user would see it."""

from __future__ import annotations

from pathlib import Path

import calque
import pytest
from calque import _core, data
from support import CORPORA

RULES = CORPORA / "ru" / "rules"
FILES = sorted(RULES.glob("*.toml"))


def test_there_are_rules_of_every_use(shipped: calque.Detector) -> None:
    assert FILES
    assert {rule.use for rule in shipped.rules} == {"hit", "rate", "display"}
    assert {Path(rule.file).name for rule in shipped.rules} == {file.name for file in FILES}


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_file_keeps_the_contract(path: Path) -> None:
    problems = _core.check_rules(data.resources("ru"), [str(path)])
    assert not problems, "\n".join(map(str, problems))


def test_all_files_keep_the_contract_together() -> None:
    problems = _core.check_rules(data.resources("ru"), [str(RULES)])
    assert not problems, "\n".join(map(str, problems))


def test_flagged_examples_are_found_where_they_are_marked(shipped: calque.Detector) -> None:
    wrong = []
    for rule in shipped.rules:
        for example in rule.flagged:
            text, marks = _core.parse_marked(example)
            for given in (text, text.encode()):
                found = [
                    (finding.byte_start, finding.byte_end)
                    for finding in shipped.score(given).findings
                    if finding.rule == rule.id
                ]
                if found != marks:
                    wrong.append((rule.id, example, found))
    assert wrong == []


def test_passing_examples_and_alternatives_are_not_found(shipped: calque.Detector) -> None:
    wrong = [
        (rule.id, text)
        for rule in shipped.rules
        for text in (*rule.passing, *rule.alternatives)
        for finding in shipped.score(text).findings
        if finding.rule == rule.id
    ]
    assert wrong == []


def test_typography_hides_no_flagged_example(shipped: calque.Detector) -> None:
    """Without rules that look at the source's own typography: those mean what is typed."""
    wrong = []
    for rule in shipped.rules:
        if rule.regex is not None or not rule.patterns:
            continue
        for example in rule.flagged:
            text, marks = _core.parse_marked(example)
            typeset = text.replace("'", "\u2019").replace(" ", "\u00a0").replace("fi", "\ufb01")
            found = [f for f in shipped.score(typeset).findings if f.rule == rule.id]
            if len(found) != len(marks):
                wrong.append((rule.id, typeset))
    assert wrong == []


def test_every_rule_can_be_shown_to_a_reader(shipped: calque.Detector) -> None:
    for rule in shipped.rules:
        assert rule.id.startswith(f"{rule.category}/"), rule.id
        assert rule.title, rule.id
        assert rule.transliteration.strip(), rule.id
        assert not any("\u0400" <= c <= "\u04ff" for c in rule.transliteration), rule.id
        for text in (rule.title, rule.explanation, rule.claim, rule.source, *rule.alternatives):
            assert text.isprintable(), rule.id
            assert text == text.strip(), rule.id


def test_the_package_has_its_own_copy_of_the_data() -> None:
    own = Path(_core.__file__).parent / "data"
    assert (own / "ru.calque").is_file()
