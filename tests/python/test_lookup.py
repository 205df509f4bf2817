"""``calque.lookup`` on a table counted from a corpus written here."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import Any

import calque
import pytest
from calque import data
from ngram_corpus import document, original, write_corpus
from support import CORPORA, environment

pytest.importorskip("numpy", reason="the table is written with numpy: pip install calque[measure]")

from calque.measuring.ngrams import build
from calque.phrases.table import Table
from calque.phrases.words import cut

FAMILIES = ("law", "news", "un")


def documents() -> list[dict[str, Any]]:
    """Return a corpus in which "it is expected that" is Russian, and the rest is in between."""
    rows = []
    for family in FAMILIES:
        for n in range(20):
            where = {"set": f"free-{family}-{n % 2}", "group": f"{family}-{n}", "family": family}
            filler = "The ferry left the old harbour early. " * 20
            russian = "It is expected that ships leave. They enshrined it. " + filler
            english = filler + "They enshrine it. " + "Cargo was heavy. " * 2
            if n % 10 == 0:
                english += "It is expected that ships leave. "
            rows.append(document(russian, **where))
            rows.append(original(english, where["set"] + "-en", where["group"] + "-en",
                                 family=family))  # fmt: skip
            rows.append(
                document(english.replace("Cargo", "Freight"), where["set"] + "-de",
                         where["group"] + "-de", family=family, origin="de")
            )  # fmt: skip
    rows += [
        document("A rare thing. Enshrining ambiguity. Ambiguities.", f"free-law-{n % 2}", f"r{n}",
                 family="law")
        for n in range(3)
    ]  # fmt: skip
    return rows


@pytest.fixture(scope="module")
def table(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("lookup")
    corpora = write_corpus(folder, documents())
    build(corpora, folder / "sources.toml", folder / "ngrams.bin")
    return folder / "ngrams.bin"


@pytest.fixture(autouse=True)
def use(table: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CALQUE_NGRAMS", str(table))


def test_a_phrase_that_russian_makes_frequent() -> None:
    found = calque.lookup("It is EXPECTED that")
    assert (found.status, found.understood) == ("more_frequent", "it is expected that")
    assert found.forms == ("it is expected that",)
    native, other = found.comparisons
    assert (native.other, native.hits) == ("native", (60, 6))
    assert [f.family for f in native.families] == list(FAMILIES)
    assert all((f.hits, f.other_hits) == (20, 2) for f in native.families)
    # Ten times the hits in about as many words.
    assert 8 < native.ratio < 13
    assert 1 < native.low < native.ratio < native.high
    assert other.hits == (60, 6)
    assert found.sentence.startswith(
        "More frequent in English translated from Russian than in original English, "
    )
    assert "in all 3 families with data. It is more frequent than in other translations too" in (
        found.sentence
    )


def test_rates_are_hits_by_million_words() -> None:
    found = calque.lookup("expected")
    (total,) = (rate for rate in found.totals if rate.side == "ru")
    assert (total.family, total.hits, total.groups) == (None, 60, 60)
    assert total.per_million == pytest.approx(1e6 * 60 / total.words)
    assert total.words == sum(rate.words for rate in found.rates if rate.side == "ru")
    assert len(found.rates) == 9


def test_a_phrase_that_originals_have_more_often() -> None:
    found = calque.lookup("cargo was heavy")
    assert found.status == "less_frequent"
    assert found.sentence.startswith("Less frequent in English translated from Russian")
    (ru,) = (rate for rate in found.totals if rate.side == "ru")
    assert (ru.hits, ru.per_million) == (0, 0)
    # At least the rule of three; hits come in pairs here.
    assert ru.at_most is not None
    assert ru.at_most >= 2 * 2.9957e6 / ru.words * 0.999
    (native,) = (rate for rate in found.totals if rate.side == "native")
    assert native.at_most is None


def test_what_occurs_alike_is_undecided() -> None:
    found = calque.lookup("the old harbour")
    assert found.status == "undecided"
    assert found.sentence.startswith("Undecided: ")
    assert found.comparisons[0].low < 1 < found.comparisons[0].high


def test_few_hits_are_too_rare_to_say() -> None:
    found = calque.lookup("ambiguity")
    assert found.status == "too_rare"
    assert found.sentence.startswith("Too rare to say: 3 hits in ")


@pytest.mark.parametrize("phrase", ["zebra", "zebra crossing", "expected ships", "leave it is"])
def test_unknown_phrases_are_too_rare_to_say(phrase: str) -> None:
    found = calque.lookup(phrase)
    assert (found.status, found.forms, found.comparisons) == ("too_rare", (), ())
    assert {rate.hits for rate in found.rates} == {None}
    assert found.sentence.startswith("Too rare to say: found in fewer than three sources")


def test_an_unknown_phrase_is_bounded_by_its_parts() -> None:
    found = calque.lookup("cargo was expected")
    ceilings = {one.side: (one.part, one.hits) for one in found.ceilings}
    assert ceilings == {
        "ru": ("cargo was", 0),
        "native": ("expected", 6),
        "other": ("cargo was", 0),
    }
    assert found.sentence.endswith("a million.")
    assert calque.lookup("zebra").ceilings == ()


def test_a_wildcard_sums_a_lemma_s_inflections() -> None:
    found = calque.lookup("enshrine*")
    assert found.forms == ("enshrine", "enshrined", "enshrining")
    assert found.wildcards == "enshrine*: inflections of enshrine"
    (ru,) = (rate for rate in found.totals if rate.side == "ru")
    assert ru.hits == sum(
        rate.hits or 0
        for form in found.forms
        for rate in calque.lookup(form).totals
        if rate.side == "ru"
    )
    assert ru.hits == 63
    assert calque.lookup("they enshrine* it").forms == ("they enshrine it", "they enshrined it")


def test_a_wildcard_after_no_lemma_sums_what_begins_so() -> None:
    found = calque.lookup("ambiguit*")
    assert found.forms == ("ambiguities", "ambiguity")
    assert found.wildcards == "ambiguit*: words that begin with ambiguit"
    assert calque.lookup("zebr*").forms == ()


@pytest.mark.parametrize(
    ("phrase", "why"),
    [
        ("", "no word"),
        (" \n", "no word"),
        ("?!", "no word"),
        ("one two three four five six", "6 words; n-grams of at most 5"),
        ("don't go to the big house", "7 words"),
        ("first, second", "no n-gram crosses ','"),
        ("It ends. It begins", r"no n-gram crosses '\.'"),
        ("one\n\ntwo", "no n-gram crosses 'the end of a sentence'"),
        ("cargo - heavy", "no n-gram crosses '-'"),
        ("*", "a wildcard ends a word"),
        ("a * b", "a wildcard ends a word"),
        ("7*", "a wildcard ends a word"),
        ("go* go* go*", "3 wildcards; at most 2"),
        ("xq*", "at least 3 letters"),
    ],
)
def test_what_cannot_be_looked_up_is_told(phrase: str, why: str) -> None:
    with pytest.raises(ValueError, match=why):
        calque.lookup(phrase)


def test_a_full_stop_at_the_end_is_no_edge() -> None:
    assert calque.lookup("\u201cIt is expected that.\u201d").hits_of("ru") == 60


def test_only_str_is_a_phrase() -> None:
    with pytest.raises(TypeError, match="not bytes"):
        calque.lookup(b"it is")  # type: ignore[arg-type]


def test_a_lone_surrogate_is_told() -> None:
    with pytest.raises(ValueError, match=r"'bad\\ud800word': no n-gram crosses"):
        calque.lookup("bad\ud800word")


# --- the file -----------------------------------------------------------------------------------


def damaged(table: Path, folder: Path, at: int, byte: int | None) -> Path:
    """Return a copy with one byte changed, or (None) cut off there."""
    content = bytearray(table.read_bytes())
    if byte is None:
        del content[at:]
    else:
        content[at] ^= byte
    path = folder / "damaged.bin"
    path.write_bytes(content)
    return path


@pytest.mark.parametrize(
    ("at", "byte", "why"),
    [
        (0, 1, "byte 0: is no table of n-grams"),
        (3, None, "byte 0: is no table of n-grams"),
        (0, None, "byte 0: is no table of n-grams"),
        (8, 1, "byte 8: version 0; this calque reads 1"),
        (30, 1, "byte 20: the head is damaged"),
        (30, None, "byte 20: the head is damaged"),
        (-1, None, "bytes, not"),
    ],
)
def test_a_damaged_file_is_refused(
    table: Path, tmp_path: Path, at: int, byte: int | None, why: str
) -> None:
    path = damaged(table, tmp_path, at, byte)
    with pytest.raises(calque.DataError) as caught:
        Table(path)
    assert str(caught.value).startswith(f"{path}: byte ")
    assert why in str(caught.value)


def test_a_damaged_block_is_refused_when_it_is_read(table: Path, tmp_path: Path) -> None:
    path = damaged(table, tmp_path, -1, 1)
    with pytest.raises(calque.DataError, match=r"byte \d+: the block is damaged"):
        Table(path).find("the")


def test_a_missing_file_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CALQUE_NGRAMS", str(tmp_path / "none.bin"))
    with pytest.raises(calque.DataError, match=r"none\.bin: can't be read: No such file"):
        calque.lookup("the")


def test_importing_and_scoring_do_not_open_it(table: Path) -> None:
    code = """
import sys
opened = []
sys.addaudithook(lambda event, args: event == "open" and opened.append(str(args[0])))
import calque
calque.score("It is expected that the parties will sign.").findings
before = [path for path in opened if path == sys.argv[1]]
calque.lookup("the")
print(len(before), opened.count(sys.argv[1]) > 0)
"""
    done = subprocess.run(
        [sys.executable, "-c", code, str(table)],
        capture_output=True,
        text=True,
        check=True,
        env=environment({"CALQUE_NGRAMS": str(table)}),
    )
    assert done.stdout.split() == ["0", "True"]


# --- words --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "path", sorted((CORPORA / "demo").glob("*.txt")), ids=lambda path: path.stem
)
def test_words_are_counted_as_reports_count_them(path: Path) -> None:
    text = (
        path.read_text(encoding="utf-8") + "\n\nIt\u2019s a non-aggression pact of 1939. Don't!\n"
    )
    assert cut(data.resources("ru"), text)[0] == calque.score(text).n_words
