"""The check of intervals: who takes part, and that it finds a difference where there is one."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from ngram_corpus import document, original, write_corpus

pytest.importorskip("numpy", reason="the table is written with numpy: pip install calque[measure]")

from calque.measuring.licences import Licences
from calque.measuring.ngram_placebo import false_signs, main, read_originals, sides

RAIN, SNOW = "Rain fell on the harbour. ", "Snow fell on the harbour. "


def corpus(folder: Path) -> Path:
    rows = [
        original(text, f"free-{family}-{n}", f"{family}-{n}-{group}", family=family)
        for family in ("law", "un")
        for n, text in enumerate((RAIN * 8, RAIN * 8, SNOW * 8, SNOW * 8))
        for group in range(6)
    ]
    alone = [original(RAIN, "free-alone", f"a{n}", family="tech") for n in range(6)]
    others = [
        document(RAIN, "free-ru", "1"),
        original(RAIN, "research", "2"),
        original(RAIN, "free-l2", "3", author_l1="ru"),
        original(RAIN, "free-dev", "4", split="dev"),
    ]
    return write_corpus(folder, [*rows, *alone, *others])


def test_sets_of_originals_are_halved_family_by_family(tmp_path: Path) -> None:
    corpora = corpus(tmp_path)
    originals = read_originals(corpora, Licences(tmp_path / "sources.toml"))
    assert {row.set for row, _, _ in originals} == {
        "free-alone", *(f"free-{family}-{n}" for family in ("law", "un") for n in range(4))
    }  # fmt: skip
    chosen = sides(originals, random.Random(1))
    assert "free-alone" not in chosen
    for family in ("law", "un"):
        assert sorted(side for name, side in chosen.items() if family in name) == [
            "native", "native", "ru", "ru"
        ]  # fmt: skip


def test_signs_of_phrases_that_a_lot_has_parted(tmp_path: Path) -> None:
    corpora = corpus(tmp_path)
    originals = read_originals(corpora, Licences(tmp_path / "sources.toml"))
    chosen = {
        f"free-{family}-{n}": "ru" if n < 2 else "native"
        for family in ("law", "un")
        for n in range(4)
    }
    signs = false_signs(originals, chosen)
    # "rain fell …" only on one side, "snow fell …" only on the other, the rest on both alike.
    assert sum(found.count(1) for found in signs.values()) == 5  # rain, rain fell, … to 5 words
    assert sum(found.count(-1) for found in signs.values()) == 5


def test_the_command_prints_shares(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    corpora = corpus(tmp_path)
    options = ["--corpora", str(corpora), "--sources", str(tmp_path / "sources.toml")]
    assert main([*options, "--draws", "2"]) == 0
    told = capsys.readouterr().out.splitlines()
    assert told[0].split() == ["words", "hits", "from", "phrases", "interval", "above", "1",
                               "below", "1"]  # fmt: skip
    assert told[-2].startswith("all from 1 hits on: ")
