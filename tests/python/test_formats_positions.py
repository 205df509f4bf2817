"""Every word that a reader takes out of a file stands where it says, to the byte."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from calque import formats
from format_samples import SAMPLES

WORD = re.compile(r"\w+")


@pytest.mark.parametrize("name", SAMPLES)
def test_each_word_stands_where_it_is_said_to(name: str) -> None:
    file, data, unescape = SAMPLES[name]
    document = formats.read(Path(file), data)
    text = data[document.mark :].decode(document.encoding)
    assert document.content == text
    lines = re.split(r"\r\n|\n|\r", text)
    words = 0
    for segment in document.segments:
        assert list(segment.pieces) == sorted(segment.pieces)
        for match in WORD.finditer(segment.text):
            place = document.locate(segment, *match.span())
            raw = data[place.byte_start : place.byte_end].decode(document.encoding)
            assert WORD.findall(re.sub("<.*?>|[*_`]", "", unescape(raw))) == [match[0]], raw
            assert raw == text[place.start : place.end]
            assert lines[place.line - 1][place.column - 1 :].startswith(raw.splitlines()[0])
            assert lines[place.end_line - 1][: place.end_column - 1].endswith(raw.splitlines()[-1])
            words += 1
    assert words > 5


@pytest.mark.parametrize("name", SAMPLES)
def test_what_is_no_prose_is_left_out(name: str) -> None:
    file, data, _ = SAMPLES[name]
    document = formats.read(Path(file), data)
    text = "\n".join(segment.text for segment in document.segments)
    assert "left out" not in text
    assert "example" not in text
    assert "<" not in text.replace("<soon>", "")
