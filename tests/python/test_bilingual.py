"""Bilingual units: Russian read as lemmas, rules' Russian as constructions, files aligned."""

from __future__ import annotations

import json
from pathlib import Path
from random import Random

import calque
import pytest
from calque import formats
from calque.bilingual import support_of, with_source
from calque.bilingual.align import align
from calque.bilingual.construction import constructions
from calque.bilingual.russian import is_russian, tokens
from calque.bilingual.support import find
from calque.formats import Segment
from calque.measuring.bilingual import figures, read_units
from support import REPOSITORY, run_calque

UNITS = REPOSITORY / "tests" / "bilingual"


def found(source: str, text: str) -> str | None:
    """Return what of a text the Russian of a rule is found in, by any of its readings."""
    for wanted in constructions(source):
        span = find(wanted, tokens(text))
        if span is not None:
            return text[slice(*span)]
    return None


@pytest.mark.parametrize(
    ("source", "text", "expected"),
    [
        (
            "выразить надежду (уверенность), что",
            "Он выражал надежду, что сбудется.",
            "выражал надежду, что",
        ),
        (
            "выразить надежду (уверенность), что",
            "Выразив твёрдую уверенность, что",
            "Выразив твёрдую уверенность, что",
        ),
        ("газификация, информатизация", "об информатизации школ", "информатизации"),
        (
            "показано, что; установлено, что",
            "Было установлено, что вода чиста.",
            "установлено, что",
        ),
        ("показано, что", "Показана вода.", None),
        ("как …, так и …", "как у нас дома, так и за границей", "как у нас дома, так и"),
        ("принимаются меры", "Меры были приняты.", "Меры были приняты"),
        ("принимаются меры", "Меры хороши. Приняты гости.", None),
        ("президент Финляндии Александр Стубб", "о президенте Чехии", "президенте"),
        ("необходимость (чего-либо)", "о необходимости ремонта", "необходимости"),
        ("с учётом", "с учётом ветра", "с учётом"),
        ("с учётом", "снят с учёта", None),
        ("усилиями; силами", "силами хора", "силами"),
        ("усилиями; силами", "силы хора", None),
        ("всё ещё", "Все еще идёт.", "Все еще"),
        ("", "что угодно", None),
    ],
)
def test_constructions_are_found_by_lemma(source: str, text: str, expected: str | None) -> None:
    assert found(source, text) == expected


@pytest.mark.parametrize(
    ("source", "language", "russian"),
    [
        ("Паром опаздывает", None, True),
        ("Паром опаздывает", "ru-RU", True),
        ("Паром опаздывает", "bg", False),
        ("Пором запізнюється", None, False),
        ("The ferry", None, False),
        ("Паром Victoria II", None, False),
        ("", "ru", False),
        (None, "ru", False),
    ],
)
def test_which_sources_are_russian(source: str | None, language: str | None, russian: bool) -> None:
    assert is_russian(Segment("x", (), None, source, language)) is russian


def test_every_rule_of_words_has_a_construction(shipped: calque.Detector) -> None:
    without = [
        rule.id
        for rule in shipped.rules
        if rule.category not in ("script", "typography", "punctuation")
        and not constructions(rule.source)
    ]
    assert without == []


def test_signs_cannot_be_looked_for(shipped: calque.Detector) -> None:
    rule = next(rule for rule in shipped.rules if rule.category == "typography")
    assert support_of(rule, Segment("x", (), source="школа № 5")) is None


def test_every_unit_is_of_a_rule_in_use_that_finds_something() -> None:
    detector = calque.load()
    mute = [
        f"{one.rule}: {one.english}"
        for one in read_units(UNITS / "units.tsv")
        if one.rule not in [finding.rule for finding in detector.score(one.english).findings]
    ]
    assert mute == []


def test_the_figures_are_those_that_the_command_writes(shipped: calque.Detector) -> None:
    units = read_units(UNITS / "units.tsv")
    assert len({one.rule for one in units}) >= 40
    assert (UNITS / "figures.md").read_text(encoding="utf-8") == figures(shipped, units)


# --- files ------------------------------------------------------------------------------------


def test_alignment_by_length_finds_merged_paragraphs() -> None:
    random = Random(1)
    for _ in range(20):
        source = [random.randrange(20, 400) for _ in range(40)]
        target: list[int] = []
        expected = []
        at = 0
        while at < len(source):
            merged = 2 if random.random() < 0.1 and at + 1 < len(source) else 1
            expected.append((range(at, at + merged), range(len(target), len(target) + 1)))
            target.append(round(sum(source[at : at + merged]) * random.uniform(1.0, 1.1)))
            at += merged
        right = len(set(expected) & set(align(source, target)))
        assert right >= 0.9 * len(expected)


def test_alignment_of_nothing() -> None:
    assert align([], []) == []
    assert align([5], []) == [(range(0, 1), range(0, 0))]
    assert align([], [5]) == [(range(0, 0), range(0, 1))]


def read(name: str, text: str) -> formats.SourceDocument:
    return formats.read(Path(name), text.encode(), Path(name).suffix[1:].replace("md", "markdown"))


def test_paragraphs_of_two_files() -> None:
    english = read("a.md", "# The ferry\n\nIt is *late*.\n\n- It is\n  full.\n")
    made = with_source(english, read("b.md", "# Паром\n\nОн опаздывает.\n\nОн полон.\n"))
    assert [(one.text, one.source) for one in made.segments] == [
        ("The ferry", "Паром"),
        ("It is late.", "Он опаздывает."),
        ("It is full.", "Он полон."),
    ]
    last = made.segments[-1]
    place = made.locate(last, last.text.index("full"), len(last.text))
    assert english.content[place.start : place.end] == "full."


def test_a_paragraph_without_counterpart_leaves_the_others_their_sources() -> None:
    sizes = (9, 30, 4, 17, 25, 6, 12, 40, 3, 22)
    theirs = [f"Абзац {n}. " + "Он подлиннее. " * n for n in sizes]
    ours = [f"Number {n}. " + "It is longer. " * n for n in sizes]
    ours.insert(4, "It has no counterpart. " * 14)
    made = with_source(read("a.md", "\n\n".join(ours)), read("b.md", "\n\n".join(theirs)))
    paired = [one.source and one.source.split()[1] for one in made.segments]
    expected: list[str | None] = [f"{n}." for n in sizes]
    expected.insert(4, None)
    assert paired == expected


def test_messages_are_matched_by_pointer() -> None:
    english = read("en.json", '{"b": "Full", "a": "Late", "c": "New"}')
    made = with_source(english, read("ru.json", '{"a": "Опаздывает", "b": "Полон"}'))
    assert [one.source for one in made.segments] == ["Полон", "Опаздывает", None]


def test_the_source_of_a_file_on_the_command_line(tmp_path: Path) -> None:
    (tmp_path / "ru.md").write_text("# Паром\n\nМы исходим из того, что он полон.\n")
    (tmp_path / "en.md").write_text("# Ferry\n\nWe *proceed* from the fact that it is full.\n")
    (tmp_path / "ru.json").write_text('{"a": "Мы полагаем, что он полон."}')
    (tmp_path / "en.json").write_text('{"a": "We proceed from the fact that it is full."}')
    command = ("check", "--isolated", "--output", "json", "--source")
    severities = []
    for source, file in (("ru.md", "en.md"), ("ru.json", "en.json")):
        done = run_calque(*command, source, file, cwd=tmp_path)
        (issue,) = (
            one
            for one in json.loads(done.stdout)["files"][0]["issues"]
            if one["rule"] == "diplomatic/proceed-from"
        )
        severities.append((issue["severity"], issue["support"]))
    assert severities == [
        ("error", {"text": "исходим из того, что", "start": 3, "end": 23}),
        ("warning", {"text": "", "start": 0, "end": 0}),
    ]


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("a.md", "b.md", "--source", "ru.md"), "what one file translates, not 2"),
        (("a.md", "--source", "missing.md"), "missing.md: No such file"),
        (("a.md", "--source", "bad.md"), "bad.md:1:1: byte 0xFF isn't UTF-8"),
    ],
)
def test_a_source_that_cannot_be_used(
    tmp_path: Path, arguments: tuple[str, ...], told: str
) -> None:
    for name in ("a.md", "b.md", "ru.md"):
        (tmp_path / name).write_text("Text.\n")
    (tmp_path / "bad.md").write_bytes(b"\xff")
    done = run_calque("check", "--isolated", *arguments, cwd=tmp_path)
    assert done.returncode == 2
    assert told in done.stderr.decode()
