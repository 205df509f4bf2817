"""Reports as data frames: findings, and many documents in one call, pandas and Polars."""

from __future__ import annotations

import math
from typing import Any

import calque
import pytest
from calque.frames import findings, items, library
from evidence_sample import with_evidence
from pages import demo

pd = pytest.importorskip("pandas", reason="pandas is not installed")
pl = pytest.importorskip("polars", reason="polars is not installed")

TEXTS: dict[str, str | bytes] = {
    "accord": demo(),
    "agency": demo("agency-report").encode(),
    "notes": demo("release-notes"),
}


@pytest.mark.parametrize("name", library.LIBRARIES)
def test_one_row_a_finding(name: str, shipped: calque.Detector) -> None:
    report = shipped.score(demo())
    frame = report.to_dataframe(name)
    assert type(frame).__module__.startswith(name)
    assert list(frame.columns) == findings.COLUMNS
    assert list(frame["text"]) == [finding.text for finding in report.findings]
    assert [demo()[a:b] for a, b in zip(frame["start"], frame["end"], strict=True)] == list(
        frame["text"]
    )
    ratios = [f.rate.native.ratio if f.rate and f.rate.native else None for f in report.findings]
    shown = [None if x is None or math.isnan(x) else x for x in frame["ratio"]]
    assert shown == ratios
    assert any(ratio is None for ratio in ratios)
    labels = [f.where.label or None for f in report.findings]
    assert [x if isinstance(x, str) else None for x in frame["label"]] == labels


@pytest.mark.parametrize("name", library.LIBRARIES)
def test_nothing_found_is_an_empty_frame(name: str, shipped: calque.Detector) -> None:
    frame = shipped.score("").to_dataframe(name)
    assert (len(frame), list(frame.columns)) == (0, findings.COLUMNS)


GIVEN = [
    ("mapping", TEXTS, ["accord", "agency", "notes"]),
    ("pairs", list(TEXTS.items()), ["accord", "agency", "notes"]),
    ("texts", list(TEXTS.values()), [0, 1, 2]),
    ("generator", (text for text in TEXTS.values()), [0, 1, 2]),
    ("series", pd.Series(TEXTS), ["accord", "agency", "notes"]),
]


@pytest.mark.parametrize(("given", "names"), [row[1:] for row in GIVEN], ids=[r[0] for r in GIVEN])
def test_one_row_a_document(given: Any, names: list[object], shipped: calque.Detector) -> None:
    frame = calque.score_many(given, progress=False, detector=shipped)
    assert list(frame["name"]) == names
    reports = [shipped.score(text) for text in TEXTS.values()]
    assert list(frame["n_words"]) == [report.n_words for report in reports]
    assert list(frame["n_findings"]) == [report.n_findings for report in reports]
    for report, (_, row) in zip(reports, frame.iterrows(), strict=True):
        statuses = [
            f.rate.status if f.rate else None for f in report.findings if f.use != "display"
        ]
        assert row["marks_translation"] == statuses.count("marks-translation")
        assert row["not_measured"] == statuses.count(None)
        assert row["hit"] + row["rate"] + row["display"] == report.n_findings
        marking = statuses.count("marks-translation") + statuses.count("marks-russian")
        assert row["marking_per_1000"] == pytest.approx(1000 * marking / report.n_words)


def test_polars_in_polars_out(shipped: calque.Detector) -> None:
    frame = pl.DataFrame({"id": [7, 8, 9], "body": [demo(), None, "One sentence is here."]})
    made = calque.score_many(frame, text="body", progress=False, detector=shipped)
    assert isinstance(made, pl.DataFrame)
    assert made.columns[:2] == ["id", "language"]
    assert made["n_words"].to_list() == [shipped.score(demo()).n_words, None, 4]
    series = calque.score_many(frame["body"], progress=False, detector=shipped)
    assert isinstance(series, pl.DataFrame)
    assert series["name"].to_list() == [0, 1, 2]


def test_pandas_keeps_index_and_columns(shipped: calque.Detector) -> None:
    frame = pd.DataFrame(
        {"text": ["One.", float("nan"), demo()], "year": [1, 2, 3]}, index=list("cac")
    )
    made = calque.score_many(frame, progress=False, detector=shipped)
    assert list(made.index) == ["c", "a", "c"]
    assert list(made["year"]) == [1, 2, 3]
    assert "text" not in made.columns
    assert made["n_findings"].isna().tolist() == [False, True, False]
    with pytest.raises(ValueError, match="a frame of pandas gives one of pandas, not of polars"):
        calque.score_many(frame, progress=False, detector=shipped, frame="polars")
    assert isinstance(
        calque.score_many(frame["text"], progress=False, detector=shipped, frame="polars"),
        pl.DataFrame,
    )


def test_batches_keep_the_order(shipped: calque.Detector) -> None:
    texts = ["word " * (number + 1) for number in range(200)] + ["x " * 600_000, "last one"]
    frame = calque.score_many(texts, progress=False, detector=shipped)
    assert list(frame["n_words"]) == [*range(1, 201), 600_000, 2]


def test_no_documents_is_an_empty_frame(shipped: calque.Detector) -> None:
    frame = calque.score_many([], progress=False, detector=shipped)
    assert len(frame) == 0 and "n_words" in frame.columns


def test_the_bar_counts_documents(
    shipped: calque.Detector, capsys: pytest.CaptureFixture[str]
) -> None:
    calque.score_many(["One.", "Two."], detector=shipped)
    assert "2/2" in capsys.readouterr().err
    calque.score_many(["One.", "Two."], progress=False, detector=shipped)
    assert capsys.readouterr().err == ""


def test_evidence_has_columns(shipped: calque.Detector) -> None:
    from calque.frames import documents

    row = documents.row(with_evidence(shipped.score(demo())))
    assert (row["native_log10_lr"], row["native_low"], row["native_high"]) == (1.34, 0.42, 1.95)
    assert row["native_withheld"] is None
    assert row["l2_log10_lr"] is None
    assert row["l2_withheld"] == "only 71 documents of one source were measured"
    assert (row["register"], row["register_typical"]) == ("law", False)


BAD = [
    ("one text", TypeError, "many texts, not one"),
    (["fine", 7], TypeError, "item 1 is int, not text"),
    ({"a": ["x"]}, TypeError, "item 'a' is list"),
    (pd.DataFrame({"body": ["x"]}), ValueError, "no column 'text'; there are body"),
    (pd.DataFrame({"text": ["x"], "n_words": [1]}), ValueError, "already has columns n_words"),
]


@pytest.mark.parametrize(("given", "error", "message"), BAD, ids=range(len(BAD)))
def test_bad_input_is_named(given: Any, error: type[Exception], message: str) -> None:
    with pytest.raises(error, match=message):
        calque.score_many(given, progress=False)


def test_an_unknown_library_is_refused(shipped: calque.Detector) -> None:
    with pytest.raises(ValueError, match="pandas or polars, not 'dask'"):
        shipped.score("One.").to_dataframe("dask")


def test_a_missing_library_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    import sys

    monkeypatch.setitem(sys.modules, "polars", None)
    with pytest.raises(ModuleNotFoundError, match=r"pip install 'calque\[frames\]'"):
        library.load("polars")


def test_pairs_are_told_from_texts() -> None:
    assert items.read([("a", "b"), "c"], "text").names == ["a", 1]
