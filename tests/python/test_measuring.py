"""``calque measure``: sources, counting, and the files that it writes."""

from __future__ import annotations

import random
from pathlib import Path

import calque
import pytest
from written_corpora import document, write_corpus

pytest.importorskip("scipy", reason="needs the extra calque[measure]")

from calque.measured import read_rates
from calque.measuring.corpora import Document, read_documents
from calque.measuring.rate_files import Made, counts_text, rates_text
from calque.measuring.rates import measure
from calque.measuring.sources import source_of
from calque.measuring.tally import Tally, tally
from support import CORPORA, REPOSITORY, lines_of, rule, run_calque, write_rules

EXPECTED = "It is expected that rain falls. It is expected that snow follows. "
PLAIN = "Rain will fall in the north. Snow will follow in the south. "
RU = {"origin": "ru", "kind": "human", "author_l1": ""}


def known(**changes: object) -> Document:
    row = document("text", **changes)
    return Document(**{name: row[name] for name in Document.__annotations__})


# --- sources ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("changes", "source"),
    [
        ({"set": "kremlin_lists", "family": "law", **RU}, "kremlin"),
        ({"set": "kremlin_mirror_news", "family": "political", **RU}, "kremlin"),
        ({"set": "whitehouse_on_russia"}, "whitehouse"),
        ({"set": "tech_18f", "group": "18f:alan"}, "18f:alan"),
        ({"set": "lit:Oblomov_54700", "group": "lit:Oblomov_54700"}, "lit:Oblomov_54700"),
        ({"set": "treaty_cis", "group": "tota-357", **RU}, "tota-357"),
        ({"set": "ungdc_ru", "group": "ungdc-BLR-1946", **RU}, "ungdc:BLR"),
        ({"set": "wmt19", "group": "wmt19|en|abcnews.306#1"}, "outlet:abcnews"),
        ({"set": "wmt14", "group": "wmt14|en|en1013"}, "wmt14"),
        ({"set": "wmt19", "group": "wmt19|ru-en|ru0", **RU}, "wmt19:ru"),
        ({"set": "wmt19-r1", "group": "wmt19|ru-en|ru0", **RU}, "wmt19:ru"),
        ({"set": "wmt19", "group": "wmt19|de-en|de0", **RU, "origin": "de"}, "wmt19:de"),
        ({"set": "bem_yandex", "group": "bem-button", "family": "tech", **RU}, "bem_yandex"),
    ],
)
def test_sources(changes: dict[str, object], source: str) -> None:
    assert source_of(known(**changes)) == source


# --- counting ---------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_corpus(
        tmp_path_factory.mktemp("corpora"),
        document(EXPECTED + PLAIN, set="agency", group="r1", **RU),
        document(EXPECTED, set="agency", group="r1", **RU),
        document(PLAIN, set="agency", group="r2", **RU),
        document(EXPECTED, set="bureau", group="r3", **RU),
        document(PLAIN, group="n1"),
        document("It is expected that rain falls.", group="n2"),
        document(EXPECTED, group="l1", author_l1="ru"),
        document(EXPECTED, group="u1", **{**RU, "origin": "uk"}),
        document(EXPECTED, group="m1", **{**RU, "kind": "mt"}),
        document(EXPECTED * 9, group="d1", split="dev", **RU),
        document(EXPECTED, group="x1", family="law", set="treaty_other", **{**RU, "origin": "fr"}),
    )


@pytest.fixture(scope="module")
def own_detector(tmp_path_factory: pytest.TempPathFactory) -> calque.Detector:
    folder = tmp_path_factory.mktemp("rules")
    path = write_rules(
        folder,
        "one",
        rule("one/expected", use="rate"),
        rule("one/on-trial", status="trial", pattern="rain falls"),
        rule("one/never", pattern="hail falls"),
        rule("one/topic", use="display", pattern="north", source="север"),
    )
    return calque.load([path], builtin=False, trial=True)


def recount(corpus: Path, phrase: str) -> dict[tuple[str, str], tuple[int, int, int, int]]:
    """Count a phrase by (family, class), without the engine: hits, documents, groups, sources."""
    classes = {("ru", "human"): "ru", ("uk", "human"): "uk", ("ru", "mt"): "mt"}
    found: dict[tuple[str, str], list[Document]] = {}
    hits: dict[tuple[str, str], int] = {}
    for one in read_documents(corpus, "train"):
        side = classes.get((one.origin, one.kind), "other")
        if one.kind == "original":
            side = "native" if one.author_l1 == "en" else "l2"
        n = one.text.lower().count(phrase)
        if n:
            found.setdefault((one.family, side), []).append(one)
            hits[one.family, side] = hits.get((one.family, side), 0) + n
    return {
        key: (hits[key], len(ones), len({o.group for o in ones}), len({source_of(o) for o in ones}))
        for key, ones in found.items()
    }


def counts_rows(detector: calque.Detector, corpus: Path) -> list[list[str]]:
    counted = tally(detector, read_documents(corpus, "train"))
    text = counts_text(counted, Made.by("calque measure", "train", detector.rules))
    return [line.split("\t") for line in text.split("\n")[:-1] if not line.startswith("#")]


@pytest.mark.parametrize(
    ("id", "phrase"),
    [
        ("one/expected", "it is expected that"),
        ("one/on-trial", "rain falls"),
        ("one/never", "hail falls"),
        ("one/topic", "north"),
    ],
)
def test_counts_are_those_of_a_direct_recount(
    own_detector: calque.Detector, corpus: Path, id: str, phrase: str
) -> None:
    rows = [row for row in counts_rows(own_detector, corpus) if row[0] == id]
    counted = {
        (family, side): (int(hits), int(documents), int(groups), int(sources))
        for _, family, side, hits, _, documents, groups, sources in rows
    }
    assert counted == recount(corpus, phrase)


def test_counts_name_the_texts_themselves(own_detector: calque.Detector, corpus: Path) -> None:
    head, *rows = counts_rows(own_detector, corpus)
    assert head == ["rule", "family", "class", "hits", "words", "documents", "groups", "sources"]
    totals = {(row[1], row[2]): row[3:] for row in rows if row[0] == "*"}
    words = len((EXPECTED * 3 + PLAIN * 2).split())
    assert totals["news", "ru"] == ["0", str(words), "4", "3", "2"]
    assert totals["news", "l2"][2:] == ["1", "1", "1"]
    assert totals["law", "other"][2:] == ["1", "1", "1"]
    assert {row[4] for row in rows if row[1:3] == ["news", "ru"]} == {str(words)}


def test_no_documents_are_an_error(own_detector: calque.Detector) -> None:
    with pytest.raises(ValueError, match="no documents"):
        tally(own_detector, [])


# --- files ------------------------------------------------------------------------------------


def test_rates_written_are_rates_read(own_detector: calque.Detector, corpus: Path) -> None:
    counted = tally(own_detector, read_documents(corpus, "train"))
    rates = measure(counted, own_detector.rules)
    assert "one/topic" not in rates
    text = rates_text(rates, counted, Made.by("calque measure", "train", own_detector.rules))
    read = read_rates(text, "rates.tsv")
    assert list(read) == sorted(rates)
    for id, rate in rates.items():
        back = read[id]
        assert (back.status, back.wording, back.shrunk) == (rate.status, rate.wording, rate.shrunk)
        assert (back.documents, back.families) == (rate.documents, rate.families)
        if rate.native is None:
            assert back.native is None
        else:
            assert back.native and back.native.ratio == pytest.approx(rate.native.ratio, rel=6e-3)
    assert rates["one/never"].native is None
    assert rates["one/expected"].documents == 3
    assert rates["one/expected"].status == "too-rare"


def test_the_command_writes_the_same_files_every_time(corpus: Path, tmp_path: Path) -> None:
    written = []
    for name, threads in (("first", "1"), ("second", "2")):
        done = run_calque(
            "measure", "--corpora", corpus, "-o", tmp_path / name, "--threads", threads
        )
        assert done.returncode == 0, done.stderr
        written.append(
            [(tmp_path / name / file).read_bytes() for file in ("counts.tsv", "rates.tsv")]
        )
    assert written[0] == written[1]
    head = written[0][0].decode().split("\n")[:2]
    assert head[0] == "# Written by `calque measure --corpora DIR`; never edited by hand."
    assert head[1].startswith("# Split train: 9 groups, 10 documents, ")
    assert lines_of(done.stdout)[0].endswith("(those of use display aren't):")


def test_the_command_says_what_is_wrong(tmp_path: Path) -> None:
    done = run_calque("measure", "--corpora", tmp_path, "-o", tmp_path / "out")
    assert done.returncode == 2
    assert done.stderr.decode() == f"calque: {tmp_path}: no *.jsonl.gz here\n"
    (write_corpus(tmp_path / "bad") / "texts.jsonl.gz").write_bytes(b"no gzip")
    done = run_calque("measure", "--corpora", tmp_path / "bad", "-o", tmp_path / "out")
    assert done.returncode == 2
    assert done.stderr.startswith(b"calque: ")
    assert not (tmp_path / "out").exists()


# --- what is shipped --------------------------------------------------------------------------


def test_the_shipped_rates_belong_to_the_shipped_texts() -> None:
    heads = [
        (CORPORA / "ru" / "measured" / name).read_text(encoding="utf-8").split("\n")[:2]
        for name in ("counts.tsv", "rates.tsv")
    ]
    assert heads[0] == heads[1]
    assert "Split train:" in heads[0][1]


@pytest.fixture(scope="module")
def real() -> Path:
    folder = REPOSITORY.parent / "shared" / "corpora"
    if not folder.exists():
        pytest.skip("needs ../shared/corpora")
    return folder


def placebo(counted: Tally, seed: int) -> Tally:
    """Return the originals only; a third of each family's sources plays the translations."""
    native = [place for place, row in enumerate(counted.rows) if row.side == "native"]
    shuffled = random.Random(seed)
    plays: set[tuple[str, str]] = set()
    for family in sorted({counted.rows[place].family for place in native}):
        own = [counted.rows[place] for place in native if counted.rows[place].family == family]
        sources = sorted({row.source for row in own})
        chosen = shuffled.sample(sources, max(1, len(sources) // 3))
        plays |= {(family, source) for source in chosen}
    rows = {}
    for place in native:
        row = counted.rows[place]
        rows[place] = row._replace(side="ru" if row[1:3] in plays else "native")
    order = sorted(native, key=lambda place: rows[place])
    return Tally(
        counted.rules,
        tuple(rows[place] for place in order),
        counted.words[order],
        counted.documents[order],
        counted.hits[:, order],
        counted.documents_hit[:, order],
    )


@pytest.mark.slow
def test_originals_against_originals_mark_next_to_nothing(
    real: Path, shipped: calque.Detector
) -> None:
    originals = (one for one in read_documents(real, "train") if one.kind == "original")
    counted = tally(shipped, originals)
    for seed in range(3):
        rates = measure(placebo(counted, seed), shipped.rules).values()
        assert sum(rate.native is not None for rate in rates) > 200  # the others have no hit
        assert sum(rate.native_q <= 0.05 for rate in rates) <= 3


def test_the_shipped_rates_can_be_made_again(real: Path, tmp_path: Path) -> None:
    rules = calque.load(trial=True).rules
    if any(one.use != "display" and one.rate is None for one in rules):
        pytest.skip("rules have changed since calque measure was run")
    done = run_calque("measure", "--corpora", real, "-o", tmp_path)
    assert done.returncode == 0, done.stderr
    for name in ("counts.tsv", "rates.tsv"):
        made = (tmp_path / name).read_text(encoding="utf-8")
        assert made == (CORPORA / "ru" / "measured" / name).read_text(encoding="utf-8"), name
