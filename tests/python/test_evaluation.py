"""Evaluating rules on held-out documents: densities, intervals by source, AUC, the log of runs."""

from __future__ import annotations

import math
from pathlib import Path

import pytest

pytest.importorskip("numpy", reason="measuring needs the extra calque[measure]")

from calque.measuring.count_model import CountModel
from calque.measuring.counts_file import read_counts
from calque.measuring.dev_runs import log_run, runs_before
from calque.measuring.evaluation import Scored, auc, density, share_with_any, times_as_dense


def scored(side: str, source: str, words: int, marked: int, score: float = 0.0) -> Scored:
    return Scored(side, "news", source, words, marked, score)


def test_density_counts_findings_per_thousand_words() -> None:
    rows = [scored("ru", "a", 1000, 3), scored("ru", "b", 3000, 1)]
    figure = density(rows)
    assert figure.value == pytest.approx(1.0)
    assert figure.low == pytest.approx(1 / 3)  # b twice
    assert figure.high == pytest.approx(3.0)  # a twice
    assert (figure.documents, figure.sources) == (2, 2)


def test_a_source_is_one_witness_however_many_documents_it_has() -> None:
    many = [scored("ru", "one", 100, 1) for _ in range(50)]
    figure = density(many)
    assert figure.low == figure.high == pytest.approx(10.0)
    assert figure.sources == 1
    apart = [scored("ru", str(i), 100, i % 2) for i in range(50)]
    assert density(apart).low < density(apart).value < density(apart).high


def test_how_many_times_as_dense() -> None:
    ru = [scored("ru", "a", 1000, 6), scored("ru", "b", 1000, 6)]
    native = [scored("native", "c", 1000, 2), scored("native", "d", 1000, 2)]
    assert times_as_dense(ru, native).value == pytest.approx(3.0)
    empty = [scored("native", "c", 1000, 0)]
    assert math.isnan(times_as_dense(ru, empty).value)


def test_share_of_documents_with_any() -> None:
    rows = [scored("ru", "a", 9, 2), scored("ru", "b", 9, 0), scored("ru", "c", 9, 1)]
    assert share_with_any(rows).value == pytest.approx(2 / 3)


def test_auc_ranks_by_score_per_word_and_leaves_short_texts_out() -> None:
    ru = [scored("ru", "a", 200, 0, 2.0), scored("ru", "b", 400, 0, 2.0)]
    native = [scored("native", "c", 200, 0, 1.0), scored("native", "d", 200, 0, 0.0)]
    figure = auc(ru, native)
    assert figure is not None
    assert figure.value == pytest.approx((2 + 1.5) / 4)  # b ties with c
    short = [scored("native", "e", 100, 0, 9.0)]
    assert auc(ru, [*native, *short]) == figure
    assert auc(ru, short) is None


def test_the_count_model_pays_for_words_without_hits() -> None:
    model = CountModel({"a/b": math.e}, {"a/b": 0.001})
    assert model.score([], 1000) == pytest.approx(1 - math.e)
    assert model.score(["a/b", "a/b", "c/d"], 1000) == pytest.approx(3 - math.e)


def test_counts_are_read_and_their_faults_told() -> None:
    head = "# x\nrule\tfamily\tclass\thits\twords\tdocuments\tgroups\tsources\n"
    text = head + "*\tlaw\tru\t0\t9\t1\t1\t1\n"
    (row,) = read_counts(text)
    assert (row.rule, row.side, row.words) == ("*", "ru", 9)
    with pytest.raises(ValueError, match=r"counts\.tsv:3"):
        read_counts(text.replace("\t9\t", "\tx\t"))


def test_each_run_on_dev_is_counted(tmp_path: Path) -> None:
    log = tmp_path / "dev-runs.tsv"
    assert runs_before(log) == 0
    assert [log_run(log, "calque evaluate rules"), log_run(log, "again")] == [1, 2]
    assert runs_before(log) == 2
    assert log.read_text().splitlines()[-1].endswith("\tagain")
