"""Counting n-grams of a corpus written here: what is kept, what isn't, and what is counted."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from ngram_corpus import document, original, write_corpus

pytest.importorskip("numpy", reason="the table is written with numpy: pip install calque[measure]")

from calque.measuring.ngrams import build, main
from calque.phrases.block import Cell
from calque.phrases.table import Table

Documents = list[dict[str, Any]]


def table_of(folder: Path, documents: Documents, **options: Any) -> Table:
    corpora = write_corpus(folder, documents)
    build(corpora, folder / "sources.toml", folder / "ngrams.bin", **options)
    return Table(folder / "ngrams.bin")


def in_three(text: str) -> Documents:
    """Return the text in three groups of two sets."""
    return [
        document(text, "free-a", "1"),
        document(text, "free-a", "2"),
        document(text, "free-b", "3"),
    ]


def test_three_groups_and_two_sets(tmp_path: Path) -> None:
    table = table_of(
        tmp_path,
        [
            *in_three("Rain fell."),
            document("Snow fell. Hail came.", "free-a", "1"),
            document("Snow fell. Hail came.", "free-a", "2"),
            document("Snow fell.", "free-a", "4"),  # three groups, one set
            document("Hail came. Hail came.", "free-b", "2"),  # two groups, two sets
        ],
    )
    assert table.find("rain fell") is not None
    assert table.find("fell") is not None
    assert [table.find(one) for one in ("snow", "snow fell", "hail", "hail came")] == [None] * 4


def test_hits_groups_and_squares(tmp_path: Path) -> None:
    table = table_of(
        tmp_path,
        [
            *in_three("Rain fell."),
            document("Rain fell. Rain fell. Rain fell.", "free-b", "4"),
            original("Rain fell.", "free-c", "5"),
            original("Rain fell.", "free-c", "6", author_l1="ru", family="tech"),
            document("Rain fell.", "free-c", "7", origin="de"),
            document("Rain fell.", "free-a", "8", split="dev"),
        ],
    )
    entry = table.find("rain fell")
    assert entry is not None
    cells = {
        (source.family, source.side): entry.cells.get(n)
        for n, source in enumerate(table.head.sources)
    }
    assert cells == {
        ("news", "ru"): Cell(hits=6, groups=4, squares=1 + 1 + 1 + 9),
        ("news", "native"): Cell(1, 1, 1),
        ("tech", "l2"): Cell(1, 1, 1),
        ("news", "other"): Cell(1, 1, 1),
    }
    words = {(s.family, s.side): (s.words, s.groups, s.sets) for s in table.head.sources}
    assert words["news", "ru"] == (12, 4, 2)
    assert words["news", "native"] == (2, 1, 1)


@pytest.mark.parametrize(
    ("text", "kept", "not_kept"),
    [
        ("It rained. Snow fell.", ["it rained", "snow fell"], ["rained snow"]),
        ("It rained, snow fell.", ["it rained", "snow fell"], ["rained snow"]),
        ("# It rained\n\nSnow fell.", ["it rained", "snow fell"], ["rained snow"]),
        ("1. It rained\n2. Snow fell", ["it rained", "snow fell"], ["rained snow", "# it"]),
        ("A \u201cfinal\u201d move here.", ["move here"], ["a final", "final move"]),
        ("See https://example.com again.", ["again"], ["see again"]),
        ("Dr. Smith saw it.", ["smith saw it"], []),
    ],
)
def test_no_ngram_crosses_an_edge(
    tmp_path: Path, text: str, kept: list[str], not_kept: list[str]
) -> None:
    table = table_of(tmp_path, in_three(text))
    assert [one for one in kept if table.find(one) is None] == []
    assert [one for one in not_kept if table.find(one) is not None] == []


@pytest.mark.parametrize(
    ("text", "ngram"),
    [
        ("IT Rained", "it rained"),
        ("non\u2011aggression pact", "non aggression pact"),
        ("the of\ufb01cial line", "the official line"),
        ("We don\u2019t know", "we do n't know"),
        ("in 2014 year", "in # year"),
        ("by 3.5 per cent", "by # per cent"),
        ("\u00c9t\u00e9 came", "\u00e9t\u00e9 came"),
        ("a so\u00adlution", "a solution"),
        ("one two three four five", "one two three four five"),
    ],
)
def test_words_are_folded_as_the_engine_folds_them(tmp_path: Path, text: str, ngram: str) -> None:
    assert table_of(tmp_path, in_three(text)).find(ngram) is not None


def test_six_words_are_not_counted(tmp_path: Path) -> None:
    table = table_of(tmp_path, in_three("one two three four five six"))
    assert table.find("two three four five six") is not None
    assert table.find("one two three four five six") is None
    assert table.head.counts == {1: 6, 2: 5, 3: 4, 4: 3, 5: 2}


def test_sets_without_a_free_licence_are_left_out(tmp_path: Path) -> None:
    others = [
        document("Snow fell.", "free-a", "1"),
        document("Snow fell.", "research", "2"),
        document("Snow fell.", "somebody", "3"),
        document("Snow fell.", "free-b", "4"),
    ]
    table = table_of(tmp_path, [*in_three("Rain fell."), *others])
    assert table.find("snow") is None
    assert table.head.left_out == {"forbidden": ["research"], "unknown": ["somebody"]}
    assert sum(source.words for source in table.head.sources) == 2 * 5


def test_a_set_without_a_decision_is_refused(tmp_path: Path) -> None:
    corpora = write_corpus(tmp_path, [document("It rained.", "stray", "1")])
    with pytest.raises(ValueError, match=r"no decision on the licence of: stray"):
        build(corpora, tmp_path / "sources.toml", tmp_path / "out.bin")


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ('[[source]]\nsets = ["a"]\nlicence = "?"\n', "source 1 .*allowed, forbidden, unknown"),
        ('[[source]]\ncommercial = "allowed"\n', "source 1 .*sets: a list"),
    ],
)
def test_a_faulty_decision_is_told(tmp_path: Path, text: str, why: str) -> None:
    corpora = write_corpus(tmp_path, in_three("It rained."))
    (tmp_path / "sources.toml").write_text(text)
    with pytest.raises(ValueError, match=why):
        build(corpora, tmp_path / "sources.toml", tmp_path / "out.bin")


def test_where_the_file_would_be_too_large_long_ngrams_must_be_more_frequent(
    tmp_path: Path,
) -> None:
    documents = in_three("one two three four five six seven")
    whole = table_of(tmp_path / "whole", documents)
    size = whole.path.stat().st_size
    table = table_of(tmp_path / "small", documents, limit=size)
    assert table.path.stat().st_size < size
    assert whole.head.thresholds[5] == (3, 2)
    assert table.head.thresholds == {1: (3, 2), 2: (3, 2), 3: (4, 2), 4: (4, 2), 5: (4, 2)}
    assert table.find("one two") is not None
    assert table.find("one two three") is None


def test_the_command_writes_the_same_bytes_again(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    corpora = write_corpus(tmp_path, in_three("It rained. Snow fell."))
    files = [tmp_path / "a.bin", tmp_path / "b.bin"]
    for file in files:
        options = ["--corpora", str(corpora), "--sources", str(tmp_path / "sources.toml")]
        assert main([*options, "-o", str(file)]) == 0
    assert files[0].read_bytes() == files[1].read_bytes()
    told = capsys.readouterr().out
    assert "1: 4 (from 3 groups, 2 sets on)" in told
    assert f"{files[0].stat().st_size} bytes" in told
