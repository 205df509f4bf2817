"""Scoring one text: positions of all kinds of content, and what is refused."""

from __future__ import annotations

from pathlib import Path

import calque
import pytest
from support import rule, texts, write_rules

PHRASE = "it is expected that"
N = len(PHRASE)


def check_positions(text: str | bytes, report: calque.Report) -> None:
    """Assert that all findings stand where they say, in characters and in bytes."""
    if isinstance(text, bytes):
        characters, data = text.decode("utf-8", "replace"), text
    else:
        characters, data = text, text.encode("utf-8", "surrogatepass")
    assert report.text == characters
    for finding in report.findings:
        assert characters[finding.start : finding.end] == finding.text
        piece = data[finding.byte_start : finding.byte_end]
        assert piece.decode("utf-8", "surrogatepass") == finding.text
        paragraph = report.paragraphs[finding.paragraph]
        assert paragraph.start <= finding.start < finding.end <= paragraph.end
        assert paragraph.byte_start <= finding.byte_start < finding.byte_end <= paragraph.byte_end
        assert 0 <= finding.sentence - paragraph.first_sentence < paragraph.n_sentences


# What stands before the phrase; the phrase's first character and first byte.
BEFORE = {
    "nothing": ("", 0, 0),
    "ascii": ("Now ", 4, 4),
    "byte order mark": ("\ufeff", 1, 3),
    "carriage returns": ("One.\r\n\r\nTwo.\r", 13, 13),
    "two bytes": ("caf\u00e9 ", 5, 6),
    "three bytes": ("\u2014 \u201cso\u201d ", 7, 13),
    "emoji": ("\U0001f389\U0001f1fa\U0001f1f3 ", 4, 13),
    "joined emoji": ("\U0001f469\u200d\U0001f680 ", 4, 12),
    "combining marks": ("e\u0301\u0323 ", 4, 6),
    "cyrillic": ("\u0434\u0430 ", 3, 5),
    "right to left": ("\u0646\u0639\u0645 \u200f", 5, 10),
    "ideographs": ("\u6771\u4eac ", 3, 7),
    "no-break spaces": ("\u00a0\u202f\u2009", 3, 8),
    "tabs": ("\t\tNow\t", 6, 6),
    "a NUL": ("\x00 ", 2, 2),
    "line separators": ("One.\u2028Two.\u0085", 10, 13),
    "noncharacters": ("\uffff\U0010ffff ", 3, 8),
}

SURROGATES = {
    "one": ("\ud800 ", 2, 4),
    "at both ends of the block": ("\ud800\udfff\udbff\udc00 ", 5, 13),
    "in the order of a pair": ("\ud83d\ude00 ", 3, 7),
    "behind text that begins with ED": ("\ud7ff\udfff ", 3, 7),
}

# The same for ill-formed UTF-8; and the number of U+FFFD that Python reads.
ILL_FORMED = {
    "a byte that never occurs": (b"\xff ", 2, 2, 1),
    "a lead byte alone": (b"caf\xe9 ", 5, 5, 1),
    "three bytes cut short": (b"\xe2\x82 ", 2, 3, 1),
    "four bytes cut short": (b"\xf0\x9f\x98 ", 2, 4, 1),
    "an encoded surrogate": (b"\xed\xa0\x80 ", 4, 4, 3),
    "an overlong slash": (b"\xc0\xaf ", 3, 3, 2),
    "above U+10FFFF": (b"\xf5\x80\x80\x80 ", 5, 5, 4),
    "a continuation byte first": (b"\x80\xc3\xa9 ", 3, 4, 1),
}


def places(report: calque.Report) -> list[tuple[int, int, int, int]]:
    return [(f.start, f.end, f.byte_start, f.byte_end) for f in report.findings]


@pytest.mark.parametrize(("before", "start", "byte_start"), BEFORE.values(), ids=list(BEFORE))
def test_positions_in_str_and_bytes(
    detector: calque.Detector, before: str, start: int, byte_start: int
) -> None:
    text = f"{before}{PHRASE} it rains."
    for given in (text, text.encode()):
        report = detector.score(given)
        assert places(report) == [(start, start + N, byte_start, byte_start + N)]
        assert texts(report.findings) == [PHRASE]
        assert report.n_invalid == 0
        check_positions(given, report)


@pytest.mark.parametrize(
    ("before", "start", "byte_start"), SURROGATES.values(), ids=list(SURROGATES)
)
def test_lone_surrogates_count_as_one_character_of_three_bytes(
    detector: calque.Detector, before: str, start: int, byte_start: int
) -> None:
    text = f"{before}{PHRASE} it rains.\udc80"
    report = detector.score(text)
    assert places(report) == [(start, start + N, byte_start, byte_start + N)]
    check_positions(text, report)
    as_replaced = "".join("\ufffd" if "\ud800" <= c <= "\udfff" else c for c in text)
    same = detector.score(as_replaced)
    assert places(report) == places(same)
    assert report.paragraphs == same.paragraphs


@pytest.mark.parametrize(
    ("before", "start", "byte_start", "n_invalid"), ILL_FORMED.values(), ids=list(ILL_FORMED)
)
def test_ill_formed_bytes_are_read_as_python_reads_them(
    detector: calque.Detector, before: bytes, start: int, byte_start: int, n_invalid: int
) -> None:
    data = before + PHRASE.encode() + b" it rains."
    report = detector.score(data)
    assert places(report) == [(start, start + N, byte_start, byte_start + N)]
    assert report.n_invalid == n_invalid == data.decode("utf-8", "replace").count("\ufffd")
    check_positions(data, report)


@pytest.mark.parametrize(
    ("text", "marked"),
    [
        ("It\u00a0is\u202fexpected\tthat it rains.", "It\u00a0is\u202fexpected\tthat"),
        ("It is ex\u00adpec\u00adted that\u00ad it rains.", "It is ex\u00adpec\u00adted that"),
        ("an o\ufb03cial con\ufb01rmation.", "o\ufb03cial con\ufb01rmation"),
        ("We don\u2019t con\ufb01rm that.", "We don\u2019t con\ufb01rm that"),
        ("a non\u2011aggression pact", "non\u2011aggression pact"),
        ("The \u201cfinal\u201d decision.", "The \u201cfinal\u201d decision"),
        ("The \u00abfinal\u00bb decision.", "The \u00abfinal\u00bb decision"),
        ("peace\u2014no war", "peace\u2014no war"),
        ("Peace \u2013 no war", "Peace \u2013 no war"),
        ("It is expected\r\nthat it rains, " + "x" * 40, None),
        ("\u2066It is expected that\u2069 it rains.", "It is expected that"),
        ("I\u0301t is expected that it rains.", None),
        ("Since the 1999 year, so \U0001f389.", "1999 year"),
    ],
)
def test_typography_inside_a_phrase(
    detector: calque.Detector, text: str, marked: str | None
) -> None:
    for given in (text, text.encode()):
        report = detector.score(given)
        assert texts(report.findings) == ([] if marked is None else [marked])
        check_positions(given, report)


def test_a_phrase_over_a_wrapped_line(detector: calque.Detector) -> None:
    for line_end in ("\n", "\r\n", "\r", "\n    ", " \n"):
        text = f"{'word ' * 9}and it is{line_end}expected that it rains on {'word ' * 5}now."
        report = detector.score(text)
        assert texts(report.findings) == [f"it is{line_end}expected that"]
        check_positions(text, report)


@pytest.mark.parametrize(
    "text", ["", " ", "\n", "\r\n\r\n", "\t \u00a0\n", "\ufeff", "\u200b\n\u200b", "\u2028"]
)
def test_texts_without_anything_to_see(detector: calque.Detector, text: str) -> None:
    for given in (text, text.encode()):
        report = detector.score(given)
        assert report.findings == ()
        assert report.paragraphs == ()
        assert (report.n_words, report.n_sentences, report.language) == (0, 0, "empty")


@pytest.mark.parametrize(
    "text", [None, 1, ["It"], bytearray(b"It"), memoryview(b"It"), Path("It")], ids=repr
)
def test_anything_but_str_and_bytes_is_refused(detector: calque.Detector, text: object) -> None:
    kind = type(text).__name__.removeprefix("Posix").removeprefix("Windows")
    with pytest.raises(TypeError, match=f"text must be str or bytes, not .*{kind}"):
        detector.score(text)  # type: ignore[arg-type]
    with pytest.raises(TypeError, match="text must be str or bytes"):
        detector.score_batch(["It", text])  # type: ignore[list-item]


def test_subclasses_of_str_and_bytes_are_read(detector: calque.Detector) -> None:
    class Text(str):
        __slots__ = ()

    class Data(bytes):
        pass

    assert texts(detector.score(Text(PHRASE)).findings) == [PHRASE]
    assert texts(detector.score(Data(PHRASE.encode())).findings) == [PHRASE]


def test_findings_of_all_kinds_of_rules(detector: calque.Detector) -> None:
    text = "In the 1999 year the P\u0430rliament met by the Dnieper. It was expected that it would."
    found = [(f.rule, f.use, f.text) for f in detector.score(text).findings]
    assert found == [
        ("sample/year", "hit", "1999 year"),
        ("sample/mixed", "hit", "P\u0430rliament"),
        ("sample/river", "display", "Dnieper"),
        ("sample/expected-that", "rate", "It was expected that"),
    ]


def test_a_finding_speaks_for_its_rule(detector: calque.Detector) -> None:
    (finding,) = detector.score(PHRASE).findings
    assert finding.definition is detector.rules[0]
    for name in ("use", "category", "source", "explanation", "alternatives"):
        assert getattr(finding, name) == getattr(finding.definition, name)
    assert finding.rule == finding.definition.id == "sample/expected-that"
    assert finding.category == "sample"


def test_rules_on_trial_run_only_when_asked(sample_rules: Path) -> None:
    text = "In the framework of the plan."
    assert calque.load([sample_rules], builtin=False).score(text).findings == ()
    report = calque.load([sample_rules], builtin=False, trial=True).score(text)
    assert texts(report.findings) == ["In the framework of"]


def test_own_rules_stand_behind_the_shipped_ones(sample_rules: Path) -> None:
    ids = [one.id for one in calque.load([sample_rules]).rules]
    assert ids[:-10] == [one.id for one in calque.load().rules]
    assert ids[-10] == "sample/expected-that"


def test_module_score_uses_the_shipped_rules() -> None:
    text = "It is expected that the parties will sign."
    assert calque.score(text).to_dict() == calque.load().score(text).to_dict()


def test_a_regex_that_ends_inside_a_character(tmp_path: Path) -> None:
    keys = rule("one/cafe", pattern=None, regex="caf.", literal="caf", max_length=9)
    detector = calque.load([write_rules(tmp_path, "one", keys)], builtin=False)
    data = "The caf\u00e9 is open.".encode()
    report = detector.score(data)
    assert report.findings
    check_positions(data, report)
