"""JSON messages and notebooks: which strings are prose, and what their escapes stand for."""

from __future__ import annotations

from pathlib import Path

import pytest
from calque import formats
from format_samples import JSON, NOTEBOOK


def texts(name: str, data: bytes) -> list[tuple[str | None, str]]:
    document = formats.read(Path(name), data)
    return [(segment.unit, segment.text) for segment in document.segments]


def test_messages_with_their_pointers() -> None:
    assert texts("en.json", JSON) == [
        ("/title", 'The "ferry" is\tlate'),
        ("/nested/a~1b/0", "First line\nsecond café"),
        ("/nested/a~1b/1", "\U0001f6a2 ship naïve"),
        ("/greeting/message", 'Hello, "world"'),
        ("/title", "A second title \u2014 plain"),
    ]


def test_a_comment_key_tells_calque() -> None:
    (directive,) = formats.read(Path("en.json"), JSON).directives
    assert (directive.kind, directive.rules, directive.line) == ("disable", ("diplomatic/*",), 2)


def test_half_a_character_is_replaced() -> None:
    assert texts("en.json", rb'{"a": "x\ud83dy"}') == [("/a", "x\ufffdy")]


def test_a_locale_that_is_not_english() -> None:
    assert texts("a.arb", b'{"@@locale": "de", "a": "left out"}') == []
    assert texts("a.arb", b'{"@@locale": "en_GB", "a": "kept"}') == [("/a", "kept")]


@pytest.mark.parametrize(
    ("path", "format"),
    [
        ("package.json", None),
        ("en.json", "json"),
        ("en-GB.json", "json"),
        ("ru.json", None),
        ("locales/en/common.json", "json"),
        ("locales/ru/common.json", None),
        ("src/i18n/strings.json", "json"),
        ("_locales/en_US/messages.json", "json"),
        ("data/common.json", None),
        ("app.arb", "json"),
        ("a.ipynb", "notebook"),
        ("README.MD", "markdown"),
        ("a.unknown", None),
    ],
)
def test_which_files_are_messages(path: str, format: str | None) -> None:
    assert formats.format_of(Path(path)) == format


def test_notebook_cells() -> None:
    assert texts("a.ipynb", NOTEBOOK) == [
        (
            "cell 2",
            'The "ferry"\n\nIt is expected that cafés & ships are naïve * and \ufffc go.',
        ),
        ("cell 3", "One string\n\npoint "),
    ]


def test_a_notebook_before_version_4() -> None:
    cell = b'{"cell_type": "markdown", "source": ["a b"]}'
    old = b'{"nbformat": 3, "worksheets": [{"cells": [' + cell + b"]}]}"
    assert texts("a.ipynb", old) == [("cell 1", "a b")]


def test_a_comment_in_a_cell() -> None:
    (directive,) = formats.read(Path("a.ipynb"), NOTEBOOK).directives
    assert (directive.kind, directive.reason, directive.line) == ("disable-next", "why not", 7)


@pytest.mark.parametrize(
    ("name", "data", "place", "message"),
    [
        ("en.json", b'{"a": "b"\n "c": 1}', (2, 2), "not JSON: Expecting ',' delimiter"),
        ("en.json", b"", (1, 1), "not JSON: Expecting value"),
        ("en.json", b'{"a": "\\x"}', (1, 8), r"not JSON: Invalid \\escape"),
        ("en.json", b"[" * 100_000, (None, None), "nest too deeply"),
        ("a.ipynb", b'{"cells": []}', (None, None), "no nbformat"),
        ("a.ipynb", b"[1]", (None, None), "no nbformat"),
    ],
)
def test_errors(name: str, data: bytes, place: tuple[int | None, int | None], message: str) -> None:
    with pytest.raises(formats.FormatError, match=message) as error:
        formats.read(Path(name), data)
    assert (error.value.line, error.value.column) == place
