"""Whole documents in the evaluation: alarms and hits, edits, planted phrases, seams."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random
from typing import Any, cast

import numpy as np
import pytest

pytest.importorskip("sklearn", reason="the evaluation needs the extra calque[train]")

import calque
from calque.evaluating import document_tables, editing, kind_tables, planting, seams
from calque.evaluating.documents import Scored
from calque.evaluating.floors import blocks_of, told_apart
from calque.evaluating.material import raw_pieces, unit_texts
from calque.measuring.corpora import read_documents
from calque.report import Report
from calque.training.evidence.channels import Data
from calque.training.evidence.pieces import cut
from calque.training.evidence.style_weights import Setting
from calque.training.evidence.texts import read_texts
from written_corpora import document, write_corpus

ABOUT = "native about Russia"


def row(side: str, lr: float | None, words: int = 400, **changes: Any) -> Scored:
    fields = {
        "id": "d", "side": side, "family": "news", "set": "s", "source": f"{side}-1",
        "group": "g", "author_l1": "", "words": words, "nearest": "news",
        "log10_lr": {"native": lr, "translation": None, "slavic": None, "l2": lr},
        "reason": None if lr is not None else "withheld", **changes,
    }  # fmt: skip
    return Scored(**fields)


def test_alarms_count_what_is_told_and_at_least_one() -> None:
    rows = [row(ABOUT, lr) for lr in (1.0, 0.99, None, -1.0)]
    rows += [row(ABOUT, 2.0, words=149), row("native", 3.0), row("ru", 3.0)]
    body = {(one[0], one[1]): one for one in document_tables.alarm_table(rows).rows}
    assert body[ABOUT, "all"][2:6] == (4, 3, "1 of 4", 0.25)
    assert body["native", "news"][4] == "1 of 1"
    # All from one source: what is alike counts once.
    assert cast(float, body[ABOUT, "all"][6]) > 0.7


def test_withheld_ratios_are_misses() -> None:
    rows = [row("ru", lr) for lr in (1.5, 2.0, None, 0.5)] + [row("ru", 2.0, words=300)]
    (own,) = document_tables.hit_table(rows).rows
    assert own[:3] == ("news", "2 of 4", 3)
    assert cast(Any, own[3]).value == pytest.approx(0.5)


def test_quality_is_that_of_told_documents_beside_the_share_told() -> None:
    rows = [row("ru", 2.0), row("ru", None), row("native", -2.0), row(ABOUT, None)]
    own = document_tables.quality_table(rows).rows
    news = next(one for one in own if one[:3] == ("native", "news", "300-700"))
    assert news[3:6] == ("2/2", "1/1", 0.5)
    assert cast(Any, news[6]).value == 1.0


def test_second_language_authors_stand_apart_without_names() -> None:
    rows = [row("l2", 1.0, source="blog_jane", author_l1="ru"), row("l2", -1.0, source="blog_max",
            author_l1="de")]  # fmt: skip
    body = kind_tables.author_table(rows).rows
    assert [one[0] for one in body] == [
        "news 1 (L1 de)", "news 2 (L1 ru)", "all with L1 Russian", "all others",
    ]  # fmt: skip
    assert [one[4] for one in body] == [0, 1, 1, 0]


@pytest.mark.parametrize(
    ("text", "becomes"),
    [
        ("It is clear and we are here.", "It's clear and we're here."),
        ("They do not know; he cannot.", "They don't know; he can't."),
        ("The bill which was passed, which is long", "The bill that was passed, which is long"),
        ("the institutions and the relations of", "institutions and the relations of"),
        ("In order to act on the territory of Perm", "To act in Perm"),
        ("The land is what it is.", "The land is what it is."),
    ],
)
def test_copy_editing(text: str, becomes: str) -> None:
    assert editing.copy_edited(text)[0] == becomes


def test_first_words_reach_the_number_as_calque_counts() -> None:
    text = "One two - three - four five six. " * 40
    cut_short = editing.first_words(text, 100, lambda own: calque.score(own).n_words)
    assert 100 <= calque.score(cut_short).n_words <= 103
    assert text.startswith(cut_short)
    assert editing.first_words("Too short.", 100, lambda own: len(own.split())) == "Too short."


def test_planted_sentences_stand_between_those_of_the_text() -> None:
    text = "The cat sat. The dog ran (fast). Then it rained! All slept."
    made = planting.planted(text, ["Planted one.", "Planted two."], Random(1))
    assert made.count("Planted") == 2
    assert made.replace(" Planted one.", "").replace(" Planted two.", "") == text


def test_examples_are_those_of_rules_that_count() -> None:
    flagged, passing = planting.examples(calque.load())
    assert len(flagged) > 100
    assert len(passing) > 100
    assert not any("[" in sentence and "]" in sentence for sentence in flagged[:50])


@dataclass
class Window:
    start: int
    end: int
    n_words: int
    log10_lr: float
    low: float = 0.0
    high: float = 0.0


@dataclass
class Strip:
    windows: tuple[Window, ...]


def strip(values: list[float]) -> Report:
    windows = tuple(Window(100 * i, 100 * i + 90, 150, v) for i, v in enumerate(values))
    return cast(Report, Strip(windows))


def test_seams_are_found_more_often_the_further_halves_lie_apart() -> None:
    chance = np.random.default_rng(1)
    found = {}
    for apart in (0.0, 1.0, 4.0):
        tried = []
        for number in range(300):
            ahead = apart if number % 2 == 0 else -apart
            values = [*chance.normal(ahead, 1, 4), *chance.normal(0, 1, 4)]
            tried.append(seams.find(strip(values), 400, number % 2 == 0))
        known = [seam for seam in tried if seam is not None]
        found[apart] = np.mean([seam.found for seam in known])
        # Boundaries 3, 4 and 5 of seven lie within one window of the truth.
        assert np.mean([seam.chance for seam in known]) == pytest.approx(3 / 7)
        assert apart == 0.0 or np.mean([seam.right_half for seam in known]) > 0.85
    assert found[0.0] < 0.5
    assert found[0.0] < found[1.0] < found[4.0]
    assert found[4.0] > 0.95


def test_where_the_seam_lies_in_windows() -> None:
    spans = [(0, 90), (100, 190), (200, 290)]
    assert seams.true_boundary(spans, 95) == 1
    assert seams.true_boundary(spans, 145) == pytest.approx(1.5)
    assert seams.true_boundary(spans, 400) == 3
    assert seams.find(strip([0.0, 1.0, 1.0]), 100, True) is None


def test_sets_with_a_style_of_their_own_are_told_apart_and_others_not() -> None:
    import scipy.sparse as sp

    chance = np.random.default_rng(1)
    rates = chance.normal(0.01, 0.003, (90, 40)).clip(0)
    rates[60:, :5] += 0.006
    own = Data(
        np.full(90, "native"), np.full(90, "law"), np.full(90, "x"), np.zeros(90, bool),
        np.full(90, 500.0), np.full(90, 500), sp.csr_matrix(rates), np.zeros((90, 1)),
        np.zeros((90, 12)),
    )  # fmt: skip
    a, b, c = np.arange(30), np.arange(30, 60), np.arange(60, 90)
    assert told_apart(own, a, c, Setting()) > 0.9
    assert 0.3 < told_apart(own, a, b, Setting()) < 0.7
    assert blocks_of(8).tolist() == [0, 0, 1, 1, 2, 2, 3, 3]


def test_raw_pieces_are_those_that_are_counted(tmp_path: Any) -> None:
    texts_of = [f"Heading {i}\n\nThe cat number {i} sat on a mat.\n\nIt slept." for i in range(6)]
    rows = [document(text, id=str(i)) for i, text in enumerate(texts_of)]
    rows.append(document("Left out: machine made.", kind="mt", origin="ru"))
    folder = write_corpus(tmp_path / "corpus", *rows)
    detector = calque.load()
    texts = read_texts(detector, read_documents(folder, "train"))[:-1]
    raw = raw_pieces(texts, unit_texts(detector, folder, "train"), 20)
    counted = [piece.words for piece in cut(texts, 20)]
    assert [detector.score(text).n_words for text in raw] == counted
    assert raw[0].startswith("Heading 0\n\nThe cat number 0 sat")
    with pytest.raises(ValueError, match="units of text"):
        raw_pieces(texts[:1], [["one unit"]], 20)


def test_what_is_withheld_is_told_with_its_reasons() -> None:
    far = row("ru", None, nearest="tech", reason="nothing like it. More words")
    rows = [row("ru", 1.0), far, row("ru", None, words=100)]
    (own,) = document_tables.withheld_table(rows).rows
    assert own == ("news", "ru", 2, 0.5, 0.5, "1: nothing like it")
