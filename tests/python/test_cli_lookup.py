"""``calque lookup`` and its JSON, on the table that comes with calque."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import calque
import pytest
from calque.phrases.table import Table
from support import CORPORA, REPOSITORY, lines_of, run_calque

SHIPPED = CORPORA / "ru" / "lookup" / "ngrams.bin"
PHRASES = ["in accordance with", "enshrine*", "will be considered settled", "of the", "zzyzx"]


@pytest.fixture(autouse=True)
def use(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CALQUE_NGRAMS", str(SHIPPED))


def schema() -> dict[str, Any]:
    path = REPOSITORY / "python" / "calque" / "schema" / "calque-lookup-1.json"
    found: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return found


def test_the_shipped_table_is_small_and_sound() -> None:
    assert SHIPPED.stat().st_size < 12_000_000
    head = Table(SHIPPED).head
    assert all(groups >= 3 and sets >= 2 for groups, sets in head.thresholds.values())
    assert set(head.counts) == {1, 2, 3, 4, 5}
    assert {source.side for source in head.sources} >= {"ru", "native", "other"}


def test_all_blocks_of_the_shipped_table_can_be_read() -> None:
    table = Table(SHIPPED)
    keys = [key for number in range(len(table._index)) for key in table._read_block(number)]
    assert len(keys) == sum(table.head.counts.values())
    assert keys == sorted(keys, key=str.encode)
    assert max(key.count(" ") for key in keys) == 4


def test_no_licence_that_forbids_commercial_use_is_counted() -> None:
    left_out = Table(SHIPPED).head.left_out
    assert {"wmt14", "treaty_cis", "javascript_info", "the_api_book"} <= set(left_out["forbidden"])


@pytest.mark.parametrize("phrase", PHRASES)
def test_the_table_fits(phrase: str) -> None:
    done = run_calque("lookup", phrase)
    assert (done.returncode, done.stderr) == (0, b"")
    lines = lines_of(done.stdout)
    assert lines[0] == f"\u201c{phrase}\u201d"
    assert max(map(len, lines)) <= 100


def test_what_the_table_shows() -> None:
    text = calque.lookup("in accordance with").to_text()
    head, *rows = [line.split("  ") for line in text.split("\n") if line.startswith("  ")]
    assert "".join(head).startswith("More frequent in English translated from Russian")
    cells = {row[1]: [cell.strip() for cell in row[2:] if cell] for row in rows if len(row) > 3}
    assert cells["a million"] == ["from Russian", "from others", "original", "by non-natives"]
    answer = calque.lookup("in accordance with")
    hits = answer.hits_of("ru")
    assert cells["all"][0].endswith(f"({hits}/{answer.totals[0].groups})")
    assert "On the phrase, not on any text or author." in text


def test_wildcards_are_shown_with_what_they_summed() -> None:
    text = calque.lookup("ambiguit*").to_text()
    assert "words that begin with ambiguit; summed: ambiguities, ambiguity" in text


@pytest.mark.parametrize("phrase", [*PHRASES, "in 2014", "caf\u00e9"])
def test_json_keeps_to_its_schema(phrase: str) -> None:
    jsonschema = pytest.importorskip("jsonschema")
    answer = calque.lookup(phrase)
    told = json.loads(answer.to_json())
    jsonschema.Draft202012Validator.check_schema(schema())
    jsonschema.validate(told, schema())
    assert told == answer.to_dict()
    assert (told["phrase"], told["sentence"]) == (phrase, answer.sentence)


def test_json_is_one_answer_a_line() -> None:
    done = run_calque("lookup", "--format", "json", *PHRASES)
    assert done.returncode == 0
    assert [json.loads(line)["phrase"] for line in lines_of(done.stdout)] == PHRASES


def test_what_cannot_be_looked_up_is_told_and_the_rest_is_answered() -> None:
    done = run_calque("lookup", "of the", "one, two", "in accordance with")
    assert done.returncode == 2
    assert done.stderr.decode().startswith("calque: 'one, two': no n-gram crosses ','")
    assert b"\xe2\x80\x9cof the\xe2\x80\x9d" in done.stdout
    assert b"\xe2\x80\x9cin accordance with\xe2\x80\x9d" in done.stdout


@pytest.mark.parametrize("arguments", [(), ("--format", "xml", "of the"), ("--odd", "of the")])
def test_usage_errors_exit_with_two(arguments: tuple[str, ...]) -> None:
    done = run_calque("lookup", *arguments)
    assert (done.returncode, done.stdout) == (2, b"")
    assert done.stderr.startswith(b"usage: calque")


def test_a_phrase_that_is_not_utf8_is_told() -> None:
    done = run_calque("lookup", b"caf\xe9 noir")
    assert done.returncode == 2
    assert b"Traceback" not in done.stderr


def test_a_damaged_table_is_told(tmp_path: Path) -> None:
    path = tmp_path / "ngrams.bin"
    path.write_bytes(SHIPPED.read_bytes()[:1000])
    done = run_calque("lookup", "of the", env={"CALQUE_NGRAMS": str(path)})
    assert (done.returncode, done.stdout) == (2, b"")
    assert done.stderr.decode() == f"calque: {path}: byte 20: the head is damaged\n"


def test_the_sentence_speaks_of_phrasing_not_of_people() -> None:
    for phrase in PHRASES:
        sentence = calque.lookup(phrase).sentence.lower()
        assert not any(word in sentence for word in ("author", "writer", "speaker", "person"))


def test_the_cases_claims_are_answered_honestly() -> None:
    # Claims on the 28-point plan: few hits here, none decided against original English.
    for phrase in ("enshrine*", "ambiguit*", "will be considered settled", "it is expected that"):
        assert calque.lookup(phrase).status in ("undecided", "too_rare")
