"""Plots: what is drawn is what the report holds; they go into a PDF with their text."""

from __future__ import annotations

import io
import re
import statistics
from collections.abc import Iterator
from typing import Any

import calque
import pytest
from calque import plot
from calque.densities import LEAST_WORDS, densities, read_densities
from calque.html.look import MEASURED, look_of
from evidence_sample import PAIRS, with_evidence, without_evidence
from pages import demo

mpl = pytest.importorskip("matplotlib", reason="matplotlib is not installed")


@pytest.fixture(autouse=True)
def no_window() -> Iterator[None]:
    from matplotlib import pyplot as plt

    mpl.use("agg")
    yield
    plt.close("all")


@pytest.fixture
def report(shipped: calque.Detector) -> calque.Report:
    return shipped.score(demo())


def bars(ax: Any) -> list[tuple[float, float, float]]:
    return [(bar.get_x(), bar.get_width(), bar.get_height()) for bar in ax.patches]


def test_contributions_by_paragraph(report: calque.Report) -> None:
    ax: Any = plot.paragraphs(with_evidence(report))
    parts = report.contributions
    drawn = bars(ax)
    assert [height for *_, height in drawn] == [part.native or 0 for part in parts]
    assert [width for _, width, _ in drawn] == [unit.n_words for unit in report.paragraphs]
    lefts = [left for left, *_ in drawn]
    assert lefts == [sum(u.n_words for u in report.paragraphs[:n]) for n in range(len(lefts))]
    shown = [label.get_text() for label in ax.get_xticklabels()]
    assert shown == [unit.label for unit in report.paragraphs if unit.label]


def test_findings_by_paragraph(report: calque.Report) -> None:
    heights = [height for *_, height in bars(plot.paragraphs(without_evidence(report)))]
    counting = sum(look_of(f.definition).group in MEASURED for f in report.findings)
    assert sum(height for height in heights if height > 0) == counting > 0
    assert sum(height for height in heights if height < 0) == counting - report.n_findings


def test_windows(report: calque.Report) -> None:
    with pytest.raises(ValueError, match="no windows"):
        plot.windows(without_evidence(report))
    ax: Any = plot.windows(with_evidence(report))
    assert list(ax.lines[0].get_ydata()) == [w.log10_lr for w in report.windows]


def test_among_the_measured(report: calque.Report) -> None:
    ax: Any = plot.among(report, "news")
    labels = [label.get_text() for label in ax.get_yticklabels()]
    native = [one for one in densities() if (one.family, one.side) == ("news", "native")]
    assert labels[0].startswith(f"written by natives\n{len(native)} documents")
    assert labels[-1].startswith("translated from Russian")
    dots = ax.lines[0]
    assert sorted(dots.get_xdata()) == sorted(one.density for one in native)
    assert ax.lines[2].get_xdata()[0] == pytest.approx(statistics.median(dots.get_xdata()))
    said = next(text.get_text() for text in ax.texts if "this document" in text.get_text())
    marking = sum(look_of(f.definition).group in "rt" for f in report.findings)
    assert said == f"this document: {1000 * marking / report.n_words:.1f}"


def test_among_takes_the_register_or_names_the_families(report: calque.Report) -> None:
    with pytest.raises(ValueError, match="name the family of texts: law, literature, news"):
        plot.among(without_evidence(report))
    with pytest.raises(ValueError, match="no family 'poetry': law"):
        plot.among(report, "poetry")
    assert plot.among(with_evidence(report)).get_title(loc="left") == "Family: law"


def test_a_short_document_is_called_short(shipped: calque.Detector) -> None:
    ax: Any = plot.among(shipped.score("Within the framework of the plan it rains."), "news")
    assert any("only 8 words: mostly chance" in text.get_text() for text in ax.texts)
    with pytest.raises(ValueError, match="no words"):
        plot.among(shipped.score(""), "news")


def test_two_documents(report: calque.Report, shipped: calque.Detector) -> None:
    other = shipped.score(demo("agency-report"))
    ax: Any = plot.beside(without_evidence(report), without_evidence(other), ("accord", "agency"))
    widths = [bar.get_width() for bar in ax.patches]
    total = sum(1000 * one.n_findings / one.n_words for one in (report, other))
    assert sum(widths) == pytest.approx(total)
    with_evidence(report)
    with_evidence(other)
    ax = plot.beside(report, other)
    assert [label.get_text() for label in ax.get_yticklabels()] == list(PAIRS)[::-1]
    native = PAIRS["native"]
    assert list(ax.lines[0].get_xdata()) == list(native.interval or ())
    assert [text.get_text() for text in ax.texts] == ["withheld", "withheld"]


def test_a_figure_goes_into_a_pdf_with_its_text(report: calque.Report) -> None:
    pypdf = pytest.importorskip("pypdf")
    ax: Any = plot.paragraphs(without_evidence(report))
    file = io.BytesIO()
    ax.figure.savefig(file, format="pdf")
    text = pypdf.PdfReader(file).pages[0].extract_text()
    assert "findings" in text and "words, by paragraph" in text


def test_given_axes_are_drawn_into(report: calque.Report) -> None:
    from matplotlib import pyplot as plt

    _, (first, second) = plt.subplots(2)
    assert plot.paragraphs(report, first) is first
    assert plot.among(report, "un", second) is second


def test_densities_are_of_documents_long_enough() -> None:
    found = densities()
    assert len(found) > 3000
    assert min(one.words for one in found) >= LEAST_WORDS
    assert {"ru", "native", "other"} <= {one.side for one in found}


BAD = [
    ("news\tru\t1\t200", "not enough values"),
    ("news\tru\t1\t149\t0", "out of range"),
    ("news\tru\t1\t200\t-1", "out of range"),
    ("news\tru\tx\t200\t1", "invalid literal"),
]


@pytest.mark.parametrize(("line", "message"), BAD)
def test_a_faulty_line_is_named(line: str, message: str) -> None:
    with pytest.raises(ValueError, match=re.escape("d.tsv:2: ") + f".*{message}"):
        read_densities("# head\n" + line, "d.tsv")
