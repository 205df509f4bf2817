"""Any prose, escaped as its format wants, comes out as it was, each word at its place."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from calque import formats
from hypothesis import given, settings
from hypothesis import strategies as st

WORD = re.compile(r"\w+")
PROSE = st.text(
    st.sampled_from("abz  \n\t'\"\\&<>;#{}[]*_`|%\u00e9\u2014\u2019\u0416\U0001f6a2"), min_size=1
).filter(WORD.search)


def po(text: str) -> str:
    for plain, written in (("\\", "\\\\"), ('"', '\\"'), ("\n", "\\n"), ("\t", "\\t")):
        text = text.replace(plain, written)
    return re.sub(r"(?<=\w )", '"\r\n"', text)  # split at the end of some words


def xml(text: str) -> str:
    escaped = html.escape(text, quote=False)
    return escaped.replace("\u00e9", "&#233;").replace("\u2014", "<![CDATA[\u2014]]>")


def po_back(raw: str) -> str:
    return re.sub(r'\\[nt]|"\r\n"', " ", raw)


def xml_back(raw: str) -> str:
    return html.unescape(re.sub(r"<!\[CDATA\[|\]\]>", "", raw))


def json_back(raw: str) -> str:
    return str(json.loads(f'"{raw}"'))


XLIFF = '<xliff version="1.2"><file><trans-unit id="a" xml:space="preserve"><target>{}</target>'
WRAPPED: dict[str, tuple[str, Callable[[str], str], Callable[[str], str], str]] = {
    "po": ('msgid "a"\nmsgstr ""\n"{}"\n', po, po_back, "a.po"),
    "xliff": (XLIFF + "</trans-unit></file></xliff>", xml, xml_back, "a.xlf"),
    "json, ASCII": ('{{"a": "{}"}}', lambda text: json.dumps(text)[1:-1], json_back, "en.json"),
    "json": (
        '{{"a": "{}"}}',
        lambda text: json.dumps(text, ensure_ascii=False)[1:-1],
        json_back,
        "en.json",
    ),
}


@pytest.mark.parametrize("name", WRAPPED)
@settings(max_examples=150, deadline=None)
@given(text=PROSE)
def test_prose_comes_out_as_it_was(name: str, text: str) -> None:
    wrapped, escape, back, file = WRAPPED[name]
    data = wrapped.format(escape(text)).encode()
    document = formats.read(Path(file), data)
    (segment,) = document.segments
    assert segment.text == text
    for word in WORD.finditer(text):
        place = document.locate(segment, *word.span())
        assert WORD.findall(back(data[place.byte_start : place.byte_end].decode())) == [word[0]]


@settings(max_examples=150, deadline=None)
@given(texts=st.lists(PROSE, min_size=1, max_size=4))
def test_html_keeps_the_words_of_each_paragraph(texts: list[str]) -> None:
    data = "\r\n".join(f"<p>{html.escape(text)}</p>" for text in texts).encode()
    document = formats.read(Path("a.html"), data)
    (segment,) = document.segments
    assert segment.text.split() == " ".join(texts).split()
    for word in WORD.finditer(segment.text):
        place = document.locate(segment, *word.span())
        assert html.unescape(data[place.byte_start : place.byte_end].decode()) == word[0]


@settings(max_examples=150, deadline=None)
@given(texts=st.lists(PROSE, min_size=1, max_size=4), quoted=st.booleans())
def test_markdown_keeps_the_words_of_each_paragraph(texts: list[str], quoted: bool) -> None:
    # Whatever could be markup is escaped: then all of it is prose.
    escaped = [re.sub(r"([!-/:-@\[-`{-~])", r"\\\1", " ".join(text.split())) for text in texts]
    content = "\r\n\r\n".join(escaped)
    data = ("> " + content.replace("\n", "\n> ") if quoted else content).encode()
    document = formats.read(Path("a.md"), data)
    (segment,) = document.segments
    assert segment.text.split() == " ".join(texts).split()
    for word in WORD.finditer(segment.text):
        place = document.locate(segment, *word.span())
        assert data[place.byte_start : place.byte_end].decode().replace("\\", "") == word[0]
