"""The report for people: goldens, carets under spans, and nothing that moves the cursor."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable

import calque
import pytest
from calque.text_format import columns, printable

NOTE = """\
# Ferry notes

1. It is expected that the ferry will run again in May. The Dnieper has risen since the 1999 year.

(b) The \u201cfinal\u201d decision lies with the harbour office, and in the harbour office they say
that there is an official confirmation of it.

Nobody has said more, and nobody will before the water has gone down and the piers are dry.
"""


def finding_lines(report: calque.Report, width: int = 100) -> list[tuple[str, str]]:
    """Return each finding's line of context and the carets below it."""
    lines = report.to_text("t", width=width).split("\n")
    return [
        (lines[i - 1], line)
        for i, line in enumerate(lines)
        if i > 0 and re.fullmatch(r" *\^+", line)
    ]


def cells(text: str) -> list[str]:
    """Return what each terminal column shows; a wide character fills two."""
    out: list[str] = []
    for c in text:
        if unicodedata.combining(c):
            out[-1] += c
        else:
            out += [c, ""] if unicodedata.east_asian_width(c) in "WF" else [c]
    return out


def visible(text: str) -> str:
    """Return text with escape sequences written out, line by line."""
    return "".join(ascii(line)[1:-1].replace("\\\\", "\\") + "\n" for line in text.splitlines())


# --- goldens ----------------------------------------------------------------------------------


@pytest.mark.parametrize("width", [60, 100])
def test_without_colour(
    detector: calque.Detector, golden: Callable[[str, str], None], width: int
) -> None:
    golden(f"text/plain-{width}.txt", detector.score(NOTE).to_text("ferry.txt", width=width))


def test_with_colour(detector: calque.Detector, golden: Callable[[str, str], None]) -> None:
    written = detector.score(NOTE).to_text("ferry.txt", color=True)
    assert visible("\x1b[1m\u2026\n") == "\\x1b[1m\\u2026\n"
    golden("text/colour.txt", visible(written))


def test_without_findings(detector: calque.Detector, golden: Callable[[str, str], None]) -> None:
    text = "The ferry runs twice a day, and in the summer there is a third one at night."
    golden("text/nothing-found.txt", detector.score(text).to_text("ferry.txt"))


def test_not_english(detector: calque.Detector, golden: Callable[[str, str], None]) -> None:
    data = b"Die F\xe4hre f\xe4hrt zweimal t\xe4glich, im Sommer gibt es nachts eine dritte Fahrt."
    golden("text/not-english.txt", detector.score(data).to_text("faehre.txt"))


# --- colour -----------------------------------------------------------------------------------


def test_colour_adds_only_escapes_and_takes_the_carets(detector: calque.Detector) -> None:
    report = detector.score(NOTE)
    colour = re.sub(r"\x1b\[[0-9;]*m", "", report.to_text("t", color=True))
    plain = report.to_text("t")
    assert colour.split("\n") == [
        line for line in plain.split("\n") if not re.fullmatch(r" *\^+", line)
    ]
    assert "\x1b" not in plain


def test_every_colour_ends_on_its_line(detector: calque.Detector) -> None:
    for line in detector.score(NOTE).to_text(color=True).split("\n"):
        codes = re.findall(r"\x1b\[([0-9;]*)m", line)
        assert codes[1::2] == ["0"] * (len(codes) // 2)
        assert len(codes) % 2 == 0


# --- carets -----------------------------------------------------------------------------------

# A text; what the terminal shows above the carets; the column of the first caret (from 0).
CARETS = {
    "ascii": ("Now it is expected that it rains.", "it is expected that", 6),
    "at the start": ("It is expected that it rains.", "It is expected that", 2),
    "wide before": ("\u6771\u4eac: it is expected that", "it is expected that", 8),
    "full-width forms": ("\uff21\uff22 it is expected that", "it is expected that", 7),
    "an emoji": ("\U0001f389 it is expected that", "it is expected that", 5),
    "combining marks": ("e\u0301a\u0323\u0301 it is expected that", "it is expected that", 5),
    "tabs": ("\tNow\tit is\texpected that", "it is expected that", 6),
    "no-break spaces": ("Now it\u00a0is expected\u2009that", "it is expected that", 6),
    "a ligature": ("an o\ufb03cial con\ufb01rmation", "o\ufb03cial con\ufb01rmation", 5),
    "a NUL": ("\x00\x00 it is expected that", "it is expected that", 5),
    "a label": ("12. Now it is expected that", "it is expected that", 10),
    "an exclamation": ("\u201cSo\u201d it is expected that", "it is expected that", 7),
}


@pytest.mark.parametrize(("text", "marked", "column"), CARETS.values(), ids=list(CARETS))
def test_carets_stand_under_the_span(
    detector: calque.Detector, text: str, marked: str, column: int
) -> None:
    ((context, carets),) = finding_lines(detector.score(text))
    shown = cells(context)
    begin, end = carets.index("^"), len(carets)
    assert begin == column
    assert "".join(shown[begin:end]) == marked


@pytest.mark.parametrize("width", [40, 60, 100, 120])
@pytest.mark.parametrize("n", [0, 1, 7, 40])
def test_a_long_paragraph_is_cut_around_the_span(
    detector: calque.Detector, n: int, width: int
) -> None:
    before, after = "Out of the blue came rain. " * n, " so much rain" * 30
    ((context, carets),) = finding_lines(
        detector.score(f"{before}It is expected that{after}."), width
    )
    assert len(context) <= width
    assert context[carets.index("^") : len(carets)] == "It is expected that"
    shown_before, shown_after = context[2:].split("It is expected that")
    assert shown_after.endswith("\u2026")
    assert after.startswith(shown_after[:-1])
    assert len(shown_after) >= 9
    if len(before) > width:
        assert shown_before.startswith("\u2026")
        assert len(shown_before) >= 5
    assert before.endswith(shown_before.removeprefix("\u2026"))


@pytest.mark.parametrize("where", ["before", "after"])
def test_a_long_paragraph_of_wide_characters_is_cut_to_the_width(
    detector: calque.Detector, where: str
) -> None:
    wide = "\u6771\u4eac " * 40
    text = f"{wide}it is expected that" if where == "before" else f"It is expected that {wide}"
    ((context, _),) = finding_lines(detector.score(text), 80)
    assert len(cells(context)) <= 80


def test_carets_stay_under_the_span_where_wide_text_is_cut(detector: calque.Detector) -> None:
    wide = "\u6771\u4eac " * 40
    ((context, carets),) = finding_lines(detector.score(f"{wide}it is expected that {wide}"), 80)
    shown = "".join(cells(context)[carets.index("^") : len(carets)])
    assert shown == "it is expected that"


def test_a_span_longer_than_the_line_is_cut_in_its_middle(tmp_path_factory: object) -> None:
    """Only the engine makes spans; a made-up one shows the cut."""
    shown = columns("x" * 30)
    assert shown == 30


def test_context_stays_inside_the_paragraph(detector: calque.Detector) -> None:
    text = "First point ends here.\n\nIt is expected that.\n\nLast point begins here."
    ((context, _),) = finding_lines(detector.score(text))
    assert context == "  It is expected that."


# --- what a text must not do to a terminal ----------------------------------------------------

HOSTILE = {
    "colour": "\x1b[31mred\x1b[0m",
    "title": "\x1b]0;owned\x07",
    "carriage return and backspace": "\b\b\b",
    "C1 control sequence": "\u009b31m",
    "bell and delete": "\x07\x7f",
    "right-to-left override": "\u202eevil\u202c",
    "isolates": "\u2067evil\u2069",
    "surrogate": "\ud800",
}


@pytest.mark.parametrize("text", HOSTILE.values(), ids=list(HOSTILE))
def test_control_characters_are_not_passed_on(detector: calque.Detector, text: str) -> None:
    around = f"{text} it is expected that {text}"
    written = detector.score(around).to_text(f"{text}.txt")
    assert "it is expected that" in written
    for c in written.replace("\n", ""):
        assert unicodedata.category(c) not in ("Cc", "Cs")
        assert unicodedata.bidirectional(c) not in ("LRE", "RLE", "LRO", "RLO", "PDF")
        assert unicodedata.bidirectional(c) not in ("LRI", "RLI", "FSI", "PDI")


def test_a_hostile_text_adds_no_line(detector: calque.Detector) -> None:
    calm = detector.score("Now it is expected that it rains.").to_text("a")
    wild = detector.score("\x0b\x0c\x1d\x85 it is expected that it rains.").to_text("a\n\u2028b")
    assert len(wild.splitlines()) == len(calm.splitlines())


def test_joined_emoji_and_letters_of_all_scripts_are_left_alone() -> None:
    text = "\U0001f469\u200d\U0001f680 \u0646\u0639\u0645 \u6771\u4eac e\u0301 \u0434\u0430"
    assert printable(text) == text


# --- bytes and str ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        NOTE,
        NOTE.replace("\n", "\r\n"),
        "\ufeff" + NOTE,
        "\u6771\u4eac \U0001f389 caf\u00e9 " * 30 + "it is expected that" + " \U0001f389" * 90,
        "\u00e9" * 300 + " it is expected that " + "\u20ac" * 300,
        "",
    ],
    ids=["lf", "crlf", "bom", "mixed widths", "long words", "empty"],
)
@pytest.mark.parametrize("width", [40, 41, 42, 43, 100])
def test_bytes_and_str_read_alike(detector: calque.Detector, text: str, width: int) -> None:
    of_str = detector.score(text).to_text(width=width)
    assert detector.score(text.encode()).to_text(width=width) == of_str


def test_ill_formed_bytes_read_like_their_replacement(detector: calque.Detector) -> None:
    data = b"\xff\xe2\x82 caf\xe9 \xf0\x9f\x98 it is expected that \xed\xa0\x80\n" * 3
    of_bytes = detector.score(data).to_text()
    of_str = detector.score(data.decode("utf-8", "replace")).to_text()
    told = "  21 ill-formed UTF-8 sequences were read as U+FFFD\n"
    assert told in of_bytes
    assert of_bytes.replace(told, "") == of_str


# --- places -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("It is expected that it rains.", "t:1:1"),
        ("One.\nTwo, it is expected that.", "t:2:6"),
        ("One.\r\n\r\nIt is expected that.", "t:3:1"),
        ("One.\rIt is expected that.", "t:2:1"),
        ("\ufeffIt is expected that.", "t:1:2"),
        ("\u6771\u4eac it is expected that.", "t:1:4"),
        ("4. It is expected that.", "t:1:4 \u00b7 point 4"),
        ("(iv) It is expected that.", "t:1:6 \u00b7 point iv"),
    ],
)
def test_the_place_of_a_finding(detector: calque.Detector, text: str, place: str) -> None:
    for given in (text, text.encode()):
        written = detector.score(given).to_text("t")
        assert written.startswith(f"{place}  sample/expected-that  ")
