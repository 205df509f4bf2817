"""Densities of marking findings in held-out documents, counted in corpora written here."""

from __future__ import annotations

from pathlib import Path

import pytest
from calque.densities import read_densities
from written_corpora import document, write_corpus

pytest.importorskip("numpy", reason="needs the extra calque[measure]")


def test_the_command_writes_one_line_a_document(tmp_path: Path) -> None:
    from calque.measuring.densities import main

    quiet = "The cat sat on the mat and looked at the rain. " * 20
    marked = "It was planned within the framework of the second plan. "
    corpora = write_corpus(
        tmp_path / "corpora",
        document(quiet, id="a", group="a1", split="dev"),
        document(quiet + marked, id="b", kind="human", origin="ru", split="dev", group="b1"),
        document("Too short.", id="c", split="dev", group="c1"),
        document(quiet, id="d", split="train", group="d1"),
    )
    assert main(["--corpora", str(corpora), "--measured", str(tmp_path)]) == 0
    found = read_densities((tmp_path / "densities.tsv").read_text(), "densities.tsv")
    assert [(one.side, one.words) for one in found] == [("native", 220), ("ru", 230)]
    assert found[0].marking == 0 and found[1].marking >= 1
    assert "densities --corpora DIR" in (tmp_path / "dev-runs.tsv").read_text()
