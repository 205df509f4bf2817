"""What is written of a document's evidence: for people, and as plain data in its schema."""

from __future__ import annotations

import importlib.resources
import json
from collections.abc import Callable
from typing import Any

import calque
import jsonschema
import pytest
from calque import Contribution, Window, evidence_text
from calque.document_evidence.sentences import figure, summary
from calque.report import NOT_MEASURED
from made_evidence import KINDS, Made, pair, pairs, report_with

TEXT = "The ferry runs twice a day, and in the summer there is a third one at night for the market."


def schema() -> dict[str, Any]:
    file = importlib.resources.files("calque") / "schema" / "calque-1.json"
    read: dict[str, Any] = json.loads(file.read_text(encoding="utf-8"))
    return read


# --- text ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("width", [40, 100])
@pytest.mark.parametrize("kind", list(KINDS))
def test_for_people(
    detector: calque.Detector, golden: Callable[[str, str], None], kind: str, width: int
) -> None:
    report = report_with(detector, TEXT, KINDS[kind])
    golden(f"text/evidence-{kind}-{width}.txt", report.to_text("ferry.txt", width=width))


@pytest.mark.parametrize("width", [24, 40, 57, 80, 100, 200])
@pytest.mark.parametrize("kind", list(KINDS))
def test_no_line_is_wider_than_asked_for(detector: calque.Detector, kind: str, width: int) -> None:
    lines = list(evidence_text.lines(report_with(detector, TEXT, KINDS[kind]), width))
    assert lines
    assert max(map(len, lines)) <= width


def test_the_scale_stands_beside_what_it_says(detector: calque.Detector) -> None:
    for kind, made in KINDS.items():
        written = " ".join(report_with(detector, TEXT, made).to_text().split())
        assert ("ENFSI" in written) == (kind != "withheld"), kind
        for one in made.pairs.values():
            assert one.verbal is None or one.verbal in written
            assert one.reason is None or kind == "withheld" or one.reason in written


def test_rules_of_others_have_no_evidence(detector: calque.Detector) -> None:
    report = detector.score(TEXT)
    assert (report.evidence, report.register) == ({}, None)
    assert (report.contributions, report.windows) == ((), ())
    assert report.summary == NOT_MEASURED


# --- sentences ----------------------------------------------------------------------------------

SUMMARIES = {
    "unlike, the source unknown": (
        [pair("native", 1.1, (0.7, 1.3)), pair("translation", 0.1, (-0.3, 0.4))],
        ["is unlike that of native originals", "The source language can't be told"],
        ["from Russian rather"],
    ),
    "unlike, the source not measured": (
        [pair("native", 1.1, (0.7, 1.3)), pair("translation", reason="nobody looked")],
        ["is unlike", "can't be told", "nobody looked"],
        ["rather than from others"],
    ),
    "Russian needs translation too": (
        [pair("native", 1.1, (0.7, 1.3)), pair("translation", 1.0, (0.7, 1.3))],
        ["translation from Russian rather than from others", "Ukrainian", "Russian speakers"],
        [],
    ),
    "all four": (
        [pair(name, 1.2, (0.7, 1.3)) for name in ("native", "translation", "slavic", "l2")],
        ["translation from Russian rather than from others"],
        ["It can't be told from"],
    ),
    "leaning": (
        [pair("native", 0.5, (0.1, 0.9)), pair("translation", 0.5, (0.1, 0.9))],
        ["somewhat unlike", "leans towards Russian"],
        [],
    ),
    "from another language": (
        [pair("native", 1.2, (0.9, 1.3)), pair("translation", -0.5, (-0.9, -0.1))],
        ["from other languages rather than Russian"],
        [],
    ),
    "neither": (
        [pair("native", 0.2, (-0.3, 0.6)), pair("translation", 1.2, (0.9, 1.3))],
        ["neither for a translation nor for a native original"],
        ["Russian rather", "leans"],
    ),
    "native": (
        [pair("native", -1.2, (-1.3, -0.6)), pair("translation", 1.2, (0.9, 1.3))],
        ["like that of native originals rather than translation"],
        ["Russian"],
    ),
    "withheld": (
        [pair("native", reason="the text is short"), pair("translation", 1.2, (0.9, 1.3))],
        ["No likelihood ratio is given: the text is short."],
        ["Russian"],
    ),
}


@pytest.mark.parametrize(("told", "has", "lacks"), SUMMARIES.values(), ids=list(SUMMARIES))
def test_the_summary(told: list[calque.PairEvidence], has: list[str], lacks: list[str]) -> None:
    written = summary(pairs(*told).pairs)
    assert [part for part in has if part not in written] == []
    assert [part for part in lacks if part in written] == []
    for of_a_person in ("author ", "writer", "wrote", "the author is", "probab"):
        assert of_a_person not in written


def test_a_figure_names_interval_and_bound() -> None:
    assert (
        figure(pair("native", 0.5, (0.1, 0.9), 1.35))
        == "+0.50 (95 % +0.10 to +0.90; at most ±1.35)"
    )
    assert figure(pair("native", -1.3)) == "-1.30 (the most that can be told)"


VERBAL = [
    (0.0, "no support for either"),
    (0.30, "no support for either"),
    (-0.30, "no support for either"),
    (0.31, "weak support for H1"),
    (-0.99, "weak support for H2"),
    (1.0, "moderate support for H1"),
    (-2.0, "moderately strong support for H2"),
    (3.0, "strong support for H1"),
    (4.0, "very strong support for H1"),
    (6.0, "extremely strong support for H1"),
]


@pytest.mark.parametrize(("ratio", "words"), VERBAL)
def test_the_verbal_scale(ratio: float, words: str) -> None:
    assert pair("native", ratio).verbal == words
    assert pair("native").verbal is None


# --- plain data ---------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", list(KINDS))
def test_plain_data_keeps_to_the_schema(detector: calque.Detector, kind: str) -> None:
    made = KINDS[kind]
    made = Made(
        made.pairs,
        contributions=(Contribution(0, 0, len(TEXT), 19, 1.23456),),
        windows=(Window(0, len(TEXT), 19, 1.0, 0.25, 1.0),),
    )
    report = report_with(detector, TEXT, made)
    told = report.to_dict()
    jsonschema.validate(told, schema(), jsonschema.Draft202012Validator)
    assert json.loads(report.to_json()) == told
    evidence = told["evidence"]
    assert evidence["measured"] is True
    assert evidence["summary"] == report.summary
    assert evidence["contributions"] == [{"paragraph": 0, "native": 1.235}]
    assert evidence["windows"][0]["low"] == 0.25
    for shown, one in zip(evidence["pairs"], report.evidence.values(), strict=True):
        assert (shown["pair"], shown["h1"], shown["h2"]) == (one.pair, one.h1, one.h2)
        assert (shown["log10_lr"], shown["verbal"], shown["reason"]) == (
            one.log10_lr,
            one.verbal,
            one.reason,
        )
        assert (shown["reason"] is None) == (shown["interval"] is not None)
        assert (shown["reference"] is None) == (one.reference is None)
    assert evidence["pairs"][0]["reference"] in (
        None,
        {
            "families": ["law"],
            "sources": {"h1": 11, "h2": 23},
            "documents": {"h1": 42, "h2": 212},
            "years": {"first": 1948, "last": 2026},
            "cllr": None,
            "auc": None,
        },
    )


@pytest.mark.parametrize(
    "text",
    ["", TEXT, f"{TEXT} " * 12, "\u6771\u4eac " * 200, "# Heading\n\n" + f"- {TEXT}\n" * 20],
    ids=["empty", "short", "long", "not English", "a list"],
)
def test_the_shipped_model_keeps_to_the_schema(text: str) -> None:
    report = calque.score(text)
    told = report.to_dict()
    jsonschema.validate(told, schema(), jsonschema.Draft202012Validator)
    evidence = told["evidence"]
    assert [one["pair"] for one in evidence["pairs"]] == ["native", "translation", "slavic", "l2"]
    assert len(evidence["contributions"]) == len(told["paragraphs"])
    assert evidence["register"]["nearest"] == report.register.nearest  # type: ignore[union-attr]


@pytest.mark.parametrize(
    "change",
    [
        {"measured": False},
        {"probability": 0.5},
        {"pairs": [{"pair": "native", "log10_lr": 1.0}]},
        {"summary": ""},
    ],
    ids=["both shapes", "unknown key", "half a pair", "no summary"],
)
def test_the_schema_refuses(detector: calque.Detector, change: dict[str, Any]) -> None:
    told = report_with(detector, TEXT, KINDS["told"]).to_dict()
    told["evidence"].update(change)
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(told, schema(), jsonschema.Draft202012Validator)
