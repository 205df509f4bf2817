"""XLIFF and TMX: targets with their units and sources; files from strangers do no harm."""

from __future__ import annotations

from pathlib import Path

import pytest
from calque import formats
from format_samples import TMX, XLIFF_1, XLIFF_2

OBJECT = "\ufffc"


def units(name: str, data: bytes) -> list[tuple[str, str | None, str | None, str | None]]:
    document = formats.read(Path(name), data)
    return [(one.text, one.unit, one.source, one.source_language) for one in document.segments]


def test_xliff_1_targets() -> None:
    one, five = units("a.xlf", XLIFF_1)
    assert (
        " ".join(one[0].split()) == f"The ferry’s late & {OBJECT}full of cafés <soon> R&D; &amp end"
    )
    assert one[1:] == ("one", "Паром опаздывает & полон", "ru-RU")
    assert five == ("Two\nlines", "five", "пять", "ru-RU")


def test_xliff_2_targets() -> None:
    assert units("a.xliff", XLIFF_2) == [
        (f"The first {OBJECT}one.", "u1", "Первое.", "ru"),
        ("The second \u2014 na\u00efve one.", "u1", "Второе.", "ru"),
    ]


def test_tmx_variants() -> None:
    assert units("a.tmx", TMX.encode("utf-16")) == [
        ("Hello & goodbye,   café", "a", "Привет, мир", "ru"),
        ("Third unit, without its source", "3", None, None),
    ]


@pytest.mark.parametrize(
    ("name", "data", "expected"),
    [
        (
            "a.xlf",
            XLIFF_1,
            [
                ("disable", ("light-verbs/*",), "terminology"),
                ("disable-next", ("discourse/however",), "the client wants it"),
            ],
        ),
        ("a.xliff", XLIFF_2, [("disable-next", ("*",), "")]),
        ("a.tmx", TMX.encode("utf-16"), [("disable-next", ("literary/*",), "a title")]),
    ],
    ids=["xliff 1.2", "xliff 2.0", "tmx"],
)
def test_comments_and_notes(
    name: str, data: bytes, expected: list[tuple[str, tuple[str, ...], str]]
) -> None:
    document = formats.read(Path(name), data)
    assert [(one.kind, one.rules, one.reason) for one in document.directives] == expected
    # A note counts from where its unit begins, though it may stand behind the target.
    for one in document.directives:
        assert any(segment.pieces[0].source_start > one.source_end for segment in document.segments)


BOMB = "<!DOCTYPE x [<!ENTITY a 'aaaaaaaa'>{}]><xliff>&{};</xliff>".format(
    "".join(
        f"<!ENTITY {b} '{f'&{a};' * 10}'>" for a, b in zip("abcdefgh", "bcdefghi", strict=True)
    ),
    "i",
)


@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        (BOMB, 1, "declares entities"),
        (
            '<!DOCTYPE x [\n<!ENTITY a SYSTEM "file:///etc/passwd">]><xliff>&a;</xliff>',
            2,
            "declares entities",
        ),
        ('<!DOCTYPE x [<!ENTITY % a SYSTEM "file:///x"> %a;]><xliff/>', 1, "declares entities"),
        ("<xliff>\n<file>&nbsp;</file></xliff>", 2, "undefined entity"),
        ('<!DOCTYPE x SYSTEM "x.dtd"><xliff>\n&nbsp;</xliff>', 2, "isn't declared"),
        ("<xliff>\n<file>\n</xliff>", 3, "mismatched tag"),
        ("<xliff>", 1, "no element found"),
        ("", 1, "no element found"),
        ("<a>" * 300, 1, "more than 200 elements"),
        ('<?xml version="1.0" encoding="klingon"?><xliff/>', None, "unknown encoding 'klingon'"),
    ],
)
@pytest.mark.parametrize("name", ["a.xlf", "a.tmx"])
def test_broken_and_hostile_files(name: str, text: str, line: int | None, message: str) -> None:
    with pytest.raises(formats.FormatError, match=message) as error:
        formats.read(Path(name), text.encode())
    assert error.value.line == line


def test_a_byte_that_the_declared_encoding_lacks() -> None:
    data = b'<?xml version="1.0" encoding="ascii"?>\n<xliff>caf\xc3\xa9</xliff>'
    with pytest.raises(formats.FormatError, match="0xC3 isn't ASCII") as error:
        formats.read(Path("a.xlf"), data)
    assert (error.value.line, error.value.column) == (2, 11)
