"""Precision by reading: what judges see, and what their answers amount to."""

from __future__ import annotations

import json
from pathlib import Path

import calque
import pytest
from calque.measuring import reading
from calque.measuring.corpora import Document


def document(id: str, kind: str, text: str) -> Document:
    origin = "en" if kind == "original" else "ru"
    return Document(id, origin, kind, "news", "set", id, None, "dev", text)


@pytest.fixture
def items(detector: calque.Detector) -> list[reading.Item]:
    text = "It is expected that it rains by the Dnieper. "
    documents = [document(f"t{i}", "human", text) for i in range(6)]
    documents += [document(f"o{i}", "original", text * 2) for i in range(6)]
    return reading.draw(detector, documents, 8)


def test_the_sides_are_drawn_alike_and_mixed(items: list[reading.Item]) -> None:
    sides = [item.side for item in items]
    assert (sides.count("ru"), sides.count("native")) == (4, 4)
    assert sides != sorted(sides) and sides != sorted(sides, reverse=True)
    assert len({item.id for item in items}) == 8
    assert {item.rule for item in items} == {"sample/expected-that"}  # display claims nothing
    assert all("[[It is expected that]]" in item.context for item in items)


def test_a_side_with_few_findings_gives_all_and_the_other_fills_up(
    detector: calque.Detector,
) -> None:
    text = "It is expected that it rains. "
    documents = [document(f"t{i}", "human", text) for i in range(9)]
    documents.append(document("o", "original", text))
    sides = [item.side for item in reading.draw(detector, documents, 8)]
    assert (sides.count("ru"), sides.count("native")) == (7, 1)


def test_judges_do_not_see_where_a_text_comes_from(
    items: list[reading.Item], tmp_path: Path
) -> None:
    reading.write_sample(items, tmp_path / "sample.jsonl")
    rows = [json.loads(line) for line in (tmp_path / "sample.jsonl").read_text().splitlines()]
    names = {"id", "rule", "source", "explanation", "alternatives", "context"}
    assert {key for row in rows for key in row} == names


def test_answers_are_joined_without_texts(items: list[reading.Item], tmp_path: Path) -> None:
    reading.write_key(items, tmp_path / "key.tsv")
    for name, answer in (("a", "yes"), ("b", "no")):
        lines = [f"{item.id}\t{answer}\twhy" for item in items]
        (tmp_path / f"judge-{name}.tsv").write_text("\n".join(lines) + "\n")
    path = tmp_path / "judgements.tsv"
    path.write_text(reading.judgements_text(tmp_path))
    judgements = reading.read_judgements(path)
    assert [j.id for j in judgements] == [item.id for item in items]
    assert all(j.first and not j.second for j in judgements)
    assert "rains" not in path.read_text()
    assert "| all | 8 | 0.500" in "\n".join(reading.lines(judgements, {}))
    (tmp_path / "judge-b.tsv").write_text("")
    with pytest.raises(ValueError, match="judge b has no answer"):
        reading.judgements_text(tmp_path)
    (tmp_path / "judge-b.tsv").write_text("x\tperhaps\n")
    with pytest.raises(ValueError, match=r"judge-b\.tsv:1: must be id, tab, yes or no"):
        reading.judgements_text(tmp_path)


def test_precision_and_kappa_against_known_values() -> None:
    # Cohen's own arithmetic on 20 both yes, 5 and 10 apart, 15 both no.
    pairs = [(True, True)] * 20 + [(True, False)] * 5 + [(False, True)] * 10 + [(False, False)] * 15
    told = reading.precision(pairs)
    assert told.agreement == pytest.approx(0.7)
    assert told.kappa == pytest.approx(0.4)
    assert told.accepted == pytest.approx(27.5 / 50)
    assert told.low == pytest.approx(0.413, abs=2e-3)
    assert told.high == pytest.approx(0.680, abs=2e-3)
    assert reading.precision([(True, True)]).kappa is None
    with pytest.raises(ValueError, match="nothing was judged"):
        reading.precision([])
