"""The training commands on a tiny treebank and corpus: what they write, and that it's always so."""

from __future__ import annotations

import gzip
import json
import re
from pathlib import Path

import pytest
from calque.training import lexicon, tagger
from calque.training.suffixes import shape_of, suffixes_of
from calque.training.tags import TAGS, tag_of
from calque.training.treebank import read_sentences
from calque.training.weights import read_weights
from calque.training.words import lower_tokens

ROOT = Path(__file__).resolve().parents[2]

# form, tag, lemma; a leading "_" says that no blank stands behind the token
SENTENCES = [
    [("The", "DT", "the"), ("house", "NN", "house"), ("burns", "VBZ", "burn"), (".", ".", ".")],
    [("They", "PRP", "they"), ("measured", "VBD", "measure"), ("houses", "NNS", "house"),
     (".", ".", ".")],
    [("Moscow", "NNP", "Moscow"), ("’s", "POS", "'s"), ("house", "NN", "house"),
     ("fell", "VBD", "fall"), ("in", "IN", "in"), ("1999", "CD", "1999")],
]  # fmt: skip


def conllu(rows: list[tuple[str, str, str]], number: int) -> str:
    lines = [f"# newdoc id = d{number}", "# text = whatever"]
    for at, (form, xpos, lemma) in enumerate(rows, 1):
        lines.append(f"{at}\t{form}\t{lemma}\tX\t{xpos}\t_\t0\troot\t_\t_")
    return "\n".join(lines) + "\n\n"


CANNOT = """# newdoc id = last
1\tWe\twe\tPRON\tPRP\t_\t0\troot\t_\t_
2-3\tcannot\t_\t_\t_\t_\t_\t_\t_\t_
2\tcan\tcan\tAUX\tMD\t_\t0\troot\t_\t_
3\tnot\tnot\tPART\tRB\t_\t0\troot\t_\t_
4-5\tdon't\t_\t_\t_\t_\t_\t_\t_\tSpaceAfter=No
4\tdo\tdo\tAUX\tVBP\t_\t0\troot\t_\t_
5\tn't\tnot\tPART\tRB\t_\t0\troot\t_\t_
5.1\tgone\tgo\tVERB\tVBN\t_\t_\t_\t_\t_
6\t.\t.\tPUNCT\t.\t_\t0\troot\t_\t_
7\tteh\tthe\tDET\tDT\tTypo=Yes\t0\troot\t_\t_

"""


@pytest.fixture
def treebank(tmp_path: Path) -> Path:
    folder = tmp_path / "treebank"
    folder.mkdir()
    text = "".join(conllu(rows, n) for n, rows in enumerate(SENTENCES * 12)) + CANNOT
    for split in ("train", "dev", "test"):
        with gzip.open(folder / f"en_ewt-{split}.conllu.gz", "wt", encoding="utf-8") as file:
            file.write(text)
    return folder


@pytest.fixture
def sources(tmp_path: Path, treebank: Path) -> list[str]:
    corpora = tmp_path / "corpora"
    corpora.mkdir()
    fields = {"id": "a", "origin": "en", "kind": "original", "family": "news", "set": "s",
              "group": "g", "author_l1": None}  # fmt: skip
    with gzip.open(corpora / "a.jsonl.gz", "wt", encoding="utf-8") as file:
        text = "They enshrined it. It was enshrined, it can’t be\u2014see http://x.org 12 times."
        file.write(json.dumps({**fields, "split": "train", "text": text}) + "\n")
        file.write(json.dumps({**fields, "split": "dev", "text": "zebra zebra zebra"}) + "\n")
    table = tmp_path / "infl_lu.csv.gz"
    with gzip.open(table, "wt", encoding="utf-8") as file:
        file.write("enshrine,verb,enshrined,,enshrining,enshrines\n")
        file.write("zebra,noun,zebras/zebra\ncan,verb,canned,,canning,cans\n")
    words = tmp_path / "function-words.txt"
    words.write_text("# closed\nit can be\n", encoding="utf-8")
    return ["--treebank", str(treebank), "--corpora", str(corpora), "--inflections", str(table),
            "--function-words", str(words)]  # fmt: skip


def rows(path: Path) -> dict[str, list[str]]:
    lines = path.read_text(encoding="utf-8").splitlines()
    return {
        row.split("\t")[0]: row.split("\t")[1:]
        for row in lines
        if row != "#" and not row.startswith("# ")
    }


def write_lexicon(sources: list[str], out: Path) -> Path:
    assert lexicon.main([*sources, "--out", str(out)]) == 0
    return out


def test_lexicon_tables(sources: list[str], tmp_path: Path) -> None:
    out = write_lexicon(sources, tmp_path / "out")
    ewt = rows(out / "ewt.tsv")
    assert ewt["house"] == ["NN:house:24"]
    assert ewt["'s"] == ["POS:'s:12"]
    assert ewt["."] == ["PUNCT:.:25"]
    assert ewt["cannot"] == ["MD:can:1"]
    assert "1999" not in ewt and "teh" not in ewt and "gone" not in ewt
    assert rows(out / "inflections.tsv") == {
        "enshrine": ["VB:enshrine", "VBP:enshrine"],
        "enshrined": ["VBD:enshrine", "VBN:enshrine"],
        "enshrines": ["VBZ:enshrine"],
        "enshrining": ["VBG:enshrine"],
    }
    frequency = rows(out / "frequency.tsv")
    assert "zebra" not in frequency and "12" not in frequency
    assert frequency["enshrined"] == ["5.1"]
    for name in ("ewt", "inflections", "frequency", "suffixes"):
        header = (out / f"{name}.tsv").read_text(encoding="utf-8").split("\n")
        assert all(line.startswith("# ") for line in header[:4])
        assert "python -m calque.training.lexicon" in "\n".join(header[:6])


def test_lexicon_is_the_same_each_time(sources: list[str], tmp_path: Path) -> None:
    first = write_lexicon(sources, tmp_path / "first")
    second = write_lexicon(sources, tmp_path / "second")
    for file in first.iterdir():
        assert file.read_bytes() == (second / file.name).read_bytes()


def shipped(tmp_path: Path, sources: list[str]) -> Path:
    """A lexicon with the suffix rows that a tiny treebank can't give."""
    out = write_lexicon(sources, tmp_path / "lexicon")
    (out / "suffixes.tsv").write_text(
        "<address>\tADD:1\n<digits>\tCD:1\n<capitals>\tNNP:1\n<capital>\tNNP:1\n-\tNN:1\tVB:1\n",
        encoding="utf-8",
    )
    return out


def test_tagger_learns_and_repeats(
    sources: list[str], treebank: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = shipped(tmp_path, sources)
    outputs = []
    for name in ("one.tsv", "two.tsv"):
        out = tmp_path / name
        arguments = ["--treebank", str(treebank), "--lexicon", str(folder), "--out", str(out)]
        assert tagger.main([*arguments, "--epochs", "3"]) == 0
        outputs.append(out.read_bytes())
    assert outputs[0] == outputs[1]
    assert re.search(
        r"dev, calque's tokens: \d+ tokens, (1\.0000|0\.9\d+)", capsys.readouterr().out
    )
    weights = read_weights(tmp_path / "one.tsv")
    assert weights
    assert all(tag in TAGS and weight for row in weights.values() for tag, weight in row.items())


def test_tokens_are_cut_as_calque_cuts_them(treebank: Path) -> None:
    ours = list(read_sentences(treebank, "dev"))[-1].words
    assert [w.form for w in ours] == ["We", "cannot", "do", "n't", ".", "teh"]
    assert [w.tag for w in ours] == ["PRP", "MD", "VBP", "RB", "PUNCT", "DT"]
    assert [w.space_after for w in ours] == [True, True, False, False, True, True]
    gold = list(read_sentences(treebank, "dev", gold=True))[-1].words
    assert [w.form for w in gold] == ["We", "can", "not", "do", "n't", ".", "teh"]


def test_words_for_counting() -> None:
    text = "The U.S. can’t pay 600,000\u00a0dollars\u2014see https://x.org/a_b, non\u2011nuclear…"
    assert list(lower_tokens(text)) == [
        "the", "u.s.", "ca", "n't", "pay", "dollars", "--", "see", "non", "-", "nuclear", "..."
    ]  # fmt: skip


def test_tags_are_those_of_the_engine() -> None:
    source = (ROOT / "cpp/core/tags.cc").read_text(encoding="utf-8")
    table = re.search(r"kNames\{(.*?)\}", source, re.DOTALL)
    assert table
    assert tuple(re.findall(r'"([^"]*)"', table[1])) == TAGS
    assert tag_of("-LRB-") == "PUNCT" and tag_of("GW") == ""
    with pytest.raises(ValueError, match="QQ"):
        tag_of("QQ")


@pytest.mark.parametrize(
    ("form", "shape"),
    [
        ("house", ""),
        ("House", "<capital>"),
        ("HOUSE", "<capitals>"),
        ("A", "<capital>"),
        ("U.S.", "<capitals>"),
        ("F-16", "<digits>"),
        ("https://x1.org", "<address>"),
        ("joe@example.com", "<address>"),
        ("@", ""),
    ],
)
def test_shapes(form: str, shape: str) -> None:
    assert shape_of(form) == shape


def test_suffixes_are_shorter_than_the_word() -> None:
    assert suffixes_of("cats") == ["ats", "ts", "s", ""]
    assert suffixes_of("caf\u00e9s") == ["s", ""]
    assert suffixes_of("x") == [""]
