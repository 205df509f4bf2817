"""The report: units, languages, counts, and plain data in its schema."""

from __future__ import annotations

import dataclasses
import importlib.resources
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import calque
import jsonschema
import pytest
from calque.report import NOT_MEASURED
from support import rule, write_rules

LIST = """\
Accord on the Lake

1. It is expected that both towns will sign.

(2) Fishing rights:

2.1 The north bank.

a) Nets. Lines.

iv. Boats

- Rowing boats, and it was expected that sails would follow.

The parties met by the Dnieper. They do not know.
"""


def schema() -> dict[str, Any]:
    file = importlib.resources.files("calque") / "schema" / "calque-1.json"
    read: dict[str, Any] = json.loads(file.read_text(encoding="utf-8"))
    return read


def test_units_of_a_document(detector: calque.Detector) -> None:
    report = detector.score(LIST)
    units = [(p.kind, p.label, p.n_words, p.n_sentences) for p in report.paragraphs]
    assert units == [
        ("heading", "", 4, 1),
        ("numbered_point", "1", 8, 1),
        ("numbered_point", "2", 2, 1),
        ("numbered_point", "2.1", 3, 1),
        ("numbered_point", "a", 2, 2),
        ("numbered_point", "iv", 1, 1),
        ("bullet", "", 10, 1),
        ("paragraph", "", 10, 2),
    ]
    assert [p.first_sentence for p in report.paragraphs] == [0, 1, 2, 3, 4, 6, 7, 8]
    assert report.n_sentences == 10
    assert report.n_words == sum(p.n_words for p in report.paragraphs) == 40


def test_short_lines_of_a_block_are_units(detector: calque.Detector) -> None:
    report = detector.score("Minister of Trade\nHarbour Street 4\nTel. 555\n")
    assert [p.kind for p in report.paragraphs] == ["short_line"] * 3


def test_a_unit_spans_its_marker_and_no_blanks(detector: calque.Detector) -> None:
    text = "\n  (7)\u00a0The caf\u00e9 stays open. \t\n\n"
    (unit,) = detector.score(text).paragraphs
    assert text[unit.start : unit.end] == "(7)\u00a0The caf\u00e9 stays open."
    assert text.encode()[unit.byte_start : unit.byte_end].decode() == text.strip()
    assert (unit.kind, unit.label) == ("numbered_point", "7")


def test_findings_know_their_paragraph_and_sentence(detector: calque.Detector) -> None:
    report = detector.score(LIST)
    assert [(f.text, f.paragraph, f.sentence) for f in report.findings] == [
        ("It is expected that", 1, 1),
        ("it was expected that", 6, 7),
        ("Dnieper", 7, 8),
    ]


def test_contractions_count_once_and_hyphenated_words_as_parts(detector: calque.Detector) -> None:
    assert detector.score("They don't know the town's long-term plan.").n_words == 8


LANGUAGES = {
    "english": (
        "The council has said that it will open a new school near the river in the spring.",
        "english",
        "English",
    ),
    "nothing": ("", "empty", "no words"),
    "punctuation": ("... !? --", "empty", "no words"),
    "few words": ("It is expected that it rains.", "too_short", "too few words"),
    "german": (
        "Der Rat hat gesagt, dass er im Fr\u00fchling eine neue Schule am Fluss er\u00f6ffnen "
        "wird und dass jedes Kind dort einen Platz bekommen soll.",
        "not_english",
        "not English",
    ),
    "russian": (
        "\u0421\u043e\u0432\u0435\u0442 \u0433\u043e\u0440\u043e\u0434\u0430 " * 8,
        "not_english",
        "not English",
    ),
    "code": ("for (i = 0; i < n; ++i) { a[i] = b[i] * c; *p++ = q; }\n" * 6, "mostly_code", "code"),
    "figures": ("1 2 3 4,000 5.5 6 7 8 9 10 11 apples", "mostly_numbers", "mostly numbers"),
    "names": (
        "Anna Berg, Carl Dahl, Erik Falk, Greta Holm, Ivar Krok, Lena Malm, Nils Otter, Pia Quist",
        "mostly_names",
        "mostly names",
    ),
}


@pytest.mark.parametrize(("text", "language", "note"), LANGUAGES.values(), ids=list(LANGUAGES))
def test_languages(detector: calque.Detector, text: str, language: str, note: str) -> None:
    for given in (text, text.encode()):
        report = detector.score(given)
        assert report.language == language
        assert note in report.language_note


def test_a_text_that_is_not_english_still_shows_what_is_found(detector: calque.Detector) -> None:
    report = detector.score("Dnieper " * 20)
    assert report.language == "mostly_names"
    assert report.counts_by_use() == {"hit": 0, "rate": 0, "display": 20}


def test_counts_by_use(detector: calque.Detector) -> None:
    text = "It is expected that it was expected that in the 1999 year the Dnieper froze."
    report = detector.score(text)
    assert report.counts_by_use() == {"hit": 1, "rate": 2, "display": 1}
    assert "1 hit, 2 rate, 1 display" in repr(report)
    assert detector.score("").counts_by_use() == {"hit": 0, "rate": 0, "display": 0}


# --- plain data -------------------------------------------------------------------------------

DOCUMENTS: dict[str, str | bytes] = {
    "empty": "",
    "list": LIST,
    "all kinds": "In the 1999 year the P\u0430rliament met by the Dnieper; it was expected that.",
    "ill-formed": b"\xff\xfe? It is expected that \xe2\x82 it rains.",
    "surrogates": "\ud800 It is expected that \udfff it rains.",
    "not english": "\u6771\u4eac " * 40,
}


@pytest.mark.parametrize("document", DOCUMENTS.values(), ids=list(DOCUMENTS))
def test_plain_data_keeps_to_the_schema(detector: calque.Detector, document: str | bytes) -> None:
    report = detector.score(document)
    for name in (None, "a.txt"):
        data = report.to_dict(name)
        jsonschema.validate(data, schema(), jsonschema.Draft202012Validator)
        assert data["name"] == name
        assert json.loads(report.to_json(name)) == data
        assert json.loads(report.to_json(name, indent=2)) == data


def test_plain_data_says_what_the_report_says(detector: calque.Detector) -> None:
    report = detector.score(LIST)
    data = report.to_dict()
    assert data["schema"] == "calque/1"
    assert data["versions"] == calque.versions()
    for key in ("language", "n_words", "n_sentences", "n_invalid", "n_regex_gave_up"):
        assert data[key] == getattr(report, key)
    assert data["counts"] == report.counts_by_use()
    assert len(data["paragraphs"]) == len(report.paragraphs)
    for shown, paragraph in zip(data["paragraphs"], report.paragraphs, strict=True):
        assert shown == {**dataclasses.asdict(paragraph), "label": paragraph.label or None}
    for shown, finding in zip(data["findings"], report.findings, strict=True):
        for key in ("start", "end", "byte_start", "byte_end", "text", "paragraph", "sentence"):
            assert shown[key] == getattr(finding, key)
        for key in ("rule", "use", "category", "source", "explanation"):
            assert shown[key] == getattr(finding, key)
        assert shown["alternatives"] == list(finding.alternatives)
        assert shown["registers"] == list(finding.definition.registers)
        assert shown["transliteration"] == finding.definition.transliteration
        assert shown["case"] == finding.definition.case


def test_plain_data_names_the_case_a_rule_was_written_from(tmp_path: Path) -> None:
    path = write_rules(tmp_path, "one", rule("one/a", case="plan-28"))
    data = calque.load([path], builtin=False).score("It is expected that it rains.").to_dict()
    jsonschema.validate(data, schema(), jsonschema.Draft202012Validator)
    assert [finding["case"] for finding in data["findings"]] == ["plan-28"]


def test_json_is_one_line_unless_indented(detector: calque.Detector) -> None:
    report = detector.score(LIST)
    assert "\n" not in report.to_json()
    assert "ожидается" in report.to_json()
    assert report.to_json(indent=1).startswith('{\n "schema"')


@pytest.mark.parametrize("name", ["\udcff.txt", "a\ud800"])
def test_json_carries_lone_surrogates_as_escapes(detector: calque.Detector, name: str) -> None:
    written = detector.score("It is expected that it rains.").to_json(name)
    assert json.loads(written.encode("utf-8"))["name"] == name


def keys_of(part: Any, path: str = "") -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield every schema of an object's key, and every definition, with its place."""
    for group in ("properties", "$defs"):
        for key, value in part.get(group, {}).items():
            yield f"{path}/{key}", value
            yield from keys_of(value, f"{path}/{key}")


def test_the_schema_is_sound_and_describes_every_key() -> None:
    whole = schema()
    jsonschema.Draft202012Validator.check_schema(whole)
    described = [("", whole), *keys_of(whole)]
    assert len(described) > 40
    for place, part in described:
        assert part.get("description", "").endswith("."), place
        if part.get("type") == "object":
            assert part["additionalProperties"] is False, place
            assert part["required"] == list(part["properties"]), place


@pytest.mark.parametrize(
    "change",
    [{"ratio": 2.5}, {"schema": "calque/2"}, {"n_words": -1}, {"language": "russian"}],
    ids=["unknown key", "other version", "negative", "unknown value"],
)
def test_the_schema_refuses(detector: calque.Detector, change: dict[str, Any]) -> None:
    data = {**detector.score(LIST).to_dict(), **change}
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(data, schema(), jsonschema.Draft202012Validator)


def test_no_ratio_or_probability_is_given_with_rules_of_others(detector: calque.Detector) -> None:
    report = detector.score(LIST)
    data = report.to_dict()
    assert data["evidence"] == {"measured": False, "reason": NOT_MEASURED}
    assert "No likelihood ratio or probability is given for the document" in NOT_MEASURED
    assert "they don't say where a text comes from" in NOT_MEASURED
    assert NOT_MEASURED in " ".join(report.to_text().split())
    assert not [value for value in figures(data) if isinstance(value, float)]
    public = {name for name in dir(report) if not name.startswith("_")}
    assert not {name for name in public if re.search("ratio|probab|likel|odds|percent|share", name)}


def figures(data: Any) -> Iterator[Any]:
    """Yield every value in plain data."""
    if isinstance(data, dict):
        data = list(data.values())
    if isinstance(data, list):
        for value in data:
            yield from figures(value)
    else:
        yield data
