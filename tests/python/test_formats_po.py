"""PO: what is read agrees with polib, only translations count, and errors name their line."""

from __future__ import annotations

from pathlib import Path

import polib
import pytest
from calque import formats
from format_samples import PO

ODD = r"""
#. extracted
msgid   "tab\tquote\" back\\slash"
msgstr    "spaces before"
" and" 
"\r\n more"

#| msgid "before"
#, python-format
msgid ""
"split "
"id"
msgid_plural "ids"
msgstr[0] ""
"one"
msgstr[1] "many\n"
#~ msgid "obsolete \
#~ msgstr "left out"
"""


@pytest.mark.parametrize(
    "content",
    # polib leaves numbered bytes as they are.
    [PO.decode().replace(r" \101 \x41", ""), ODD],
    ids=["sample", "odd but allowed"],
)
def test_strings_agree_with_polib(content: str) -> None:
    expected = []
    for entry in polib.pofile(content.replace('"obsolete \\\n', '"obsolete"\n') + "\n"):
        if not (entry.obsolete or entry.fuzzy):
            texts = entry.msgstr_plural.values() if entry.msgid_plural else [entry.msgstr]
            expected += [text for text in texts if text]
    document = formats.read(Path("x.po"), content.encode())
    assert [segment.text for segment in document.segments] == expected
    assert len(expected) > 2


def test_source_of_singular_and_plural() -> None:
    document = formats.read(Path("en.po"), PO)
    assert [(one.unit, one.source, one.source_language) for one in document.segments] == [
        ("Паром опаздывает.\n", "Паром опаздывает.\n", "ru"),
        ("count | %d паром", "%d паром", "ru"),
        ("count | %d паром", "%d паромов", "ru"),
    ]


def test_an_empty_id_with_a_context_is_no_header() -> None:
    data = b'msgctxt "menu"\nmsgid ""\nmsgstr "Ferries"\n'
    (segment,) = formats.read(Path("x.po"), data).segments
    assert (segment.text, segment.unit) == ("Ferries", "menu")


def test_numbered_bytes_make_characters() -> None:
    data = rb'msgid "x"' + b"\n" + rb'msgstr "caf\303\251 na\xc3\xafve"'
    (segment,) = formats.read(Path("x.po"), data).segments
    assert segment.text == "café naïve"


def test_a_comment_speaks_of_its_entry_alone() -> None:
    (directive,) = formats.read(Path("en.po"), PO).directives
    assert (directive.kind, directive.rules, directive.reason) == (
        "disable-next",
        ("impersonal/*",),
        "quoted",
    )
    assert directive.line == 8


def test_a_file_in_another_language_has_no_english() -> None:
    other = PO.replace(b"Language: en_GB", b"Language: uk")
    assert formats.read(Path("uk.po"), other).segments == ()


@pytest.mark.parametrize(
    ("lines", "place", "message"),
    [
        (['msgid "a', 'msgstr "b"'], (1, 1), "without its closing quotation mark"),
        (['msgid "a"', '  msgstr "b "c""'], (2, 3), 'is a " inside it not written'),
        (['"a"'], (1, 1), "that no msgid or msgstr begins"),
        (['msgid "a"', 'msgid "b"'], (2, 1), "msgid after msgid"),
        (['msgstr "a"'], (1, 1), "msgstr after nothing"),
        (['msgid "a"', 'msgstr "b"', 'msgstr "c"'], (3, 1), "a second msgstr"),
        (["", 'msgid "a"'], (2, 1), "ends behind msgid"),
        (["<?xml version='1.0'?>"], (1, 1), "neither a comment nor a string"),
        (["# calque: disable-everything"], (1, None), "'disable-everything' says nothing"),
        (["# calque: disable impersonal quoted"], (1, None), "'impersonal' is neither"),
    ],
)
def test_errors_name_their_line(
    lines: list[str], place: tuple[int, int | None], message: str
) -> None:
    if lines[0].startswith("# "):
        lines = [*lines, 'msgid "a"', 'msgstr "b"']
    with pytest.raises(formats.FormatError, match=message) as error:
        formats.read(Path("x.po"), "\n".join(lines).encode())
    assert (error.value.line, error.value.column) == place
