"""Whatever stands around a phrase and however it is typeset: it is found where it stands."""

from __future__ import annotations

import unicodedata

import calque
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy

# What the sample rules mark, by rule.
PHRASES = {
    "it is expected that": "sample/expected-that",
    "it was expected that": "sample/expected-that",
    "official confirmation": "sample/official-confirmation",
    "we don't confirm that": "sample/do-not-confirm",
    "non-aggression pact": "sample/non-aggression",
    'the "final" decision': "sample/final-decision",
    "peace -- no war": "sample/dash",
    "1999 year": "sample/year",
    "dnieper": "sample/river",
}
# How else typesetters write a piece of a phrase.
TYPOGRAPHY = {
    " -- ": ["\u2014", " \u2014 ", " \u2013 ", "\u00a0\u2014 ", "--"],
    "ffi": ["\ufb03", "\ufb00i", "f\ufb01"],
    "fi": ["\ufb01"],
    "'": ["\u2019", "\u2018", "\u02bc"],
    '"': ["\u201c", "\u201d", "\u00ab", "\u201e"],
    "-": ["\u2010", "\u2011"],
    " ": ["\u00a0", "\u202f", "\u2009", "\t", "\u200b ", " \u2060"],
}
INVISIBLE = ["\u00ad", "\u200c", "\u200d", "\u2060", "\ufeff", "\u200e"]
# Nothing here has Latin letters, so that no phrase can come about by chance.
JUNK = (
    "\U0001f389\U0001f468\u200d\u6771\u3002\uac00\u0434\u0416\u0301\u0323\u064b\u0646\u200f"
    "0123.,;:!?'\"()[]<>{}#*+-\u2014\u2026\u201c\u201d\u00a0\u00ad\ufeff\x00\x07\x1b\x7f\ufffd\uffff"
)
LINE_ENDS = ["\n", "\n\n", "\r\n", "\r", "\u2028", "\u0085", "\r\n\r\n", "\n \t\n"]
ILL_FORMED = [b"\xff", b"\x80", b"\xe2\x82", b"\xf0\x9f\x98", b"\xed\xa0\x80", b"\xc0\xaf"]

SETTINGS = settings(derandomize=True, deadline=None, database=None, max_examples=150)


def fold(text: str) -> str:
    """Undo typography: the slow and obvious way."""
    seen = "".join(c for c in text if unicodedata.category(c) != "Cf")
    plain = unicodedata.normalize("NFKC", seen).lower()
    for written, meant in [
        ("\u2018\u2019\u02bc", "'"),
        ("\u201c\u201d\u00ab\u201e", '"'),
        ("\u2010", "-"),
        ("\u2013\u2014", " -- "),
    ]:
        plain = "".join(meant if c in written else c for c in plain)
    return " ".join(plain.replace("--", " -- ").split())


@st.composite
def phrases(draw: DrawFn) -> str:
    phrase = draw(st.sampled_from(list(PHRASES)))
    if PHRASES[phrase] == "sample/year":  # its expression minds case
        return phrase
    return draw(st.sampled_from([phrase, phrase.capitalize(), phrase.upper()]))


def junk() -> SearchStrategy[str]:
    return st.text(JUNK, min_size=1, max_size=6)


def paragraphs() -> SearchStrategy[list[str]]:
    return st.lists(st.one_of(phrases(), junk()), min_size=1, max_size=6)


@st.composite
def documents(draw: DrawFn) -> str:
    parts: list[str] = []
    for words in draw(st.lists(paragraphs(), max_size=4)):
        parts += [" ".join(words), draw(st.sampled_from([" ", ". ", *LINE_ENDS]))]
    return "".join(parts)


@st.composite
def damaged(draw: DrawFn) -> bytes:
    """Return a document with ill-formed bytes between its words."""
    words = draw(documents()).encode().split(b" ")
    for _ in range(draw(st.integers(0, 4))):
        words.insert(draw(st.integers(0, len(words))), draw(st.sampled_from(ILL_FORMED)))
    return b" ".join(words)


@st.composite
def typeset(draw: DrawFn, phrase: str) -> str:
    """Return the phrase with typographic characters, as another program would write it."""
    out = ""
    at = 0
    while at < len(phrase):
        plain = next((p for p in TYPOGRAPHY if phrase.startswith(p, at)), phrase[at])
        out += draw(st.sampled_from([plain, *TYPOGRAPHY.get(plain, [])]))
        at += len(plain)
        inside_word = plain.isalpha() and phrase[at : at + 1].isalpha()
        if inside_word and draw(st.integers(0, 5)) == 0:
            out += draw(st.sampled_from(INVISIBLE))
    return out


@st.composite
def two_versions(draw: DrawFn) -> tuple[str, str]:
    """Return a document, and the same as a typesetter would have it."""
    plain = draw(st.lists(paragraphs(), min_size=1, max_size=4))
    typographic = [
        [draw(typeset(word)) if word.lower() in PHRASES else word for word in words]
        for words in plain
    ]
    return (
        ".\n\n".join(" ".join(words) for words in plain),
        ".\n\n".join(" ".join(words) for words in typographic),
    )


def assert_standing(characters: str, data: bytes, report: calque.Report) -> None:
    for finding in report.findings:
        assert characters[finding.start : finding.end] == finding.text
        piece = data[finding.byte_start : finding.byte_end].decode("utf-8", "replace")
        assert piece == finding.text
        assert PHRASES[fold(finding.text)] == finding.rule
    assert [f.start for f in report.findings] == sorted(f.start for f in report.findings)


@SETTINGS
@given(text=documents())
def test_findings_stand_where_they_say(detector: calque.Detector, text: str) -> None:
    for source in (text, text.encode()):
        assert_standing(text, text.encode(), detector.score(source))


@SETTINGS
@given(data=damaged())
def test_ill_formed_bytes_shift_nothing(detector: calque.Detector, data: bytes) -> None:
    characters = data.decode("utf-8", "replace")
    report = detector.score(data)
    assert_standing(characters, data, report)
    as_str = detector.score(characters)
    assert [(f.rule, f.start, f.end) for f in report.findings] == [
        (f.rule, f.start, f.end) for f in as_str.findings
    ]


@SETTINGS
@given(words=paragraphs(), spare=st.lists(junk(), max_size=3))
def test_every_phrase_is_found(
    detector: calque.Detector, words: list[str], spare: list[str]
) -> None:
    text = " ".join([*spare, *words])
    expected = [PHRASES[word.lower()] for word in words if word.lower() in PHRASES]
    assert [finding.rule for finding in detector.score(text).findings] == expected


@SETTINGS
@given(versions=two_versions())
def test_typography_changes_no_finding(
    detector: calque.Detector, versions: tuple[str, str]
) -> None:
    plain, typographic = (
        [(f.rule, f.paragraph, f.sentence, fold(f.text)) for f in detector.score(text).findings]
        for text in versions
    )
    assert typographic == plain


@SETTINGS
@given(text=st.text(st.characters(), max_size=60), before=st.text(max_size=5))
def test_any_text_at_all_is_scored(detector: calque.Detector, text: str, before: str) -> None:
    # st.characters() gives lone surrogates too.
    report = detector.score(before + text)
    assert_paragraphs_stand(before + text, report)


@SETTINGS
@given(data=st.binary(max_size=80))
def test_any_bytes_at_all_are_scored(detector: calque.Detector, data: bytes) -> None:
    assert_paragraphs_stand(data.decode("utf-8", "replace"), detector.score(data))


def assert_paragraphs_stand(characters: str, report: calque.Report) -> None:
    """Assert that units follow each other and that only blanks are left between them."""
    end = 0
    sentences = 0
    for paragraph in report.paragraphs:
        assert end <= paragraph.start < paragraph.end <= len(characters)
        assert fold(characters[end : paragraph.start]) == ""
        assert paragraph.first_sentence == sentences
        end = paragraph.end
        sentences += paragraph.n_sentences
    assert fold(characters[end:]) == ""
    assert report.n_sentences == sentences


WRAPPED = """\
The mayor said that the "old" bridge and the "new" one would both stay,
and for the whole of the long summer, if the weather holds, it is
expected that repairs will go on."""


def test_a_phrase_over_a_wrapped_line_is_found(detector: calque.Detector) -> None:
    assert [f.text for f in detector.score(WRAPPED).findings] == ["it is\nexpected that"]


def test_typography_leaves_wrapped_lines_joined(detector: calque.Detector) -> None:
    curly = WRAPPED.replace('"', "\u201c")
    assert [f.text for f in detector.score(curly).findings] == ["it is\nexpected that"]
