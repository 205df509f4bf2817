"""The evaluation of the evidence as a command: whole documents, single ones, card, faults."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

pytest.importorskip("sklearn", reason="the evaluation needs the extra calque[train]")
pytest.importorskip("matplotlib", reason="the evaluation needs the extra calque[train]")

import calque
from calque.cli import main
from calque.evaluating import cases, on_documents
from calque.evaluating.card import Run, lines
from calque.evaluating.run import write_tables
from written_corpora import document, write_corpus

DEMO = Path(__file__).parents[2] / "corpora" / "demo"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    texts = [path.read_text(encoding="utf-8") for path in sorted(DEMO.glob("*.txt"))]
    rows = [
        document(f"{text}\n\n{text}", id=f"{side}-{i}", set=f"{side}-{i}", **fields)
        for side, fields in {
            "ru": {"origin": "ru", "kind": "human"},
            "native": {},
            "l2": {"author_l1": "ru"},
            "roundtrip": {"kind": "human"},
        }.items()
        for i, text in enumerate(texts)
    ]
    return write_corpus(tmp_path_factory.mktemp("evaluating") / "corpus", *rows)


def test_whole_documents_give_all_tables(folder: Path, tmp_path: Path) -> None:
    told: list[str] = []
    made = on_documents.tables(calque.load(), folder, "train", tmp_path, told.append)
    assert [own.name for own in made] == [
        "documents",
        "false-alarms",
        "hits",
        "withheld",
        "l2-authors",
        "kinds",
        "truncation",
        "changes",
        "seams",
    ]
    assert told[0].endswith("documents of train scored")
    n = len(list(DEMO.glob("*.txt")))
    withheld = {row[1]: row for row in made[3].rows}
    assert withheld["native"][2] == withheld["ru"][2] == n
    card = list(lines(Run("calque", "no run on dev", 1), [], made, "train"))
    assert "## Whole documents of train, with the shipped pack" in card
    assert any("| ru |" in line for line in card)
    write_tables(tmp_path, made, markdown=True)
    with (tmp_path / "withheld.csv").open(encoding="utf-8") as stream:
        assert [row["documents"] for row in csv.DictReader(stream)] == [str(n), str(n)]
    assert (tmp_path / "withheld.md").read_text(encoding="utf-8").startswith("# Register check")


def test_single_documents_are_told_one_by_one(tmp_path: Path) -> None:
    (tmp_path / "short.txt").write_text("Too short to say anything.", encoding="utf-8")
    (row,) = cases.case_table(calque.load(), tmp_path).rows
    assert row[0] == "short"
    assert row[4:7] == ("withheld", "withheld", "withheld")
    with pytest.raises(FileNotFoundError, match=r"no \*\.txt here"):
        cases.case_table(calque.load(), tmp_path / "nowhere")


def test_a_folder_without_corpora_is_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    empty = tmp_path / "empty"
    empty.mkdir()
    command = ["evaluate", "evidence", "--corpora", str(empty), "--out", str(tmp_path / "out")]
    assert main([*command, "--split", "train"]) == 2
    assert "no *.jsonl.gz here" in capsys.readouterr().err
