"""Any bytes: a document or an error that tells where, whatever their size."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from random import Random

import pytest
from calque import formats
from format_samples import SAMPLES
from support import environment

#: What makes or breaks markup in one of the formats.
ODD = [
    *(b"<", b">", b"&", b";", b'"', b"\\", b"\n", b"\r\n", b"{", b"}", b"[", b"]", b"`", b"*"),
    *(b"<!--", b"-->", b"```", b"\t", b"\xc3\xa9", b"\xe2\x80\xa8", b"\x0c", b"::", b"|", b".."),
    *(b"\\u", b"\xff", b"\0", b"$", b"<![CDATA[", b"&#x", b"<code>", b"    ", b"> ", b"- ", b"#~"),
    *(b"\xc2\x85", b"msgstr", b"msgid", b"<!["),
]


def damaged(data: bytes, random: Random) -> bytes:
    made = bytearray(data)
    for _ in range(random.randrange(1, 6)):
        at = random.randrange(len(made) + 1)
        kind = random.randrange(4)
        if kind == 0:
            made[at:at] = random.choice(ODD)
        elif kind == 1:
            del made[at : at + random.randrange(1, 30)]
        elif kind == 2:
            other = random.randrange(len(made) + 1)
            made[at:at] = made[other : other + random.randrange(60)]
        else:
            made[at : at + 1] = bytes([random.randrange(256)])
    return bytes(made)


@pytest.mark.parametrize("name", SAMPLES)
def test_a_damaged_file_gives_a_document_or_an_error(name: str) -> None:
    file, data, _ = SAMPLES[name]
    random = Random(name)
    read = 0
    for _ in range(60):
        try:
            document = formats.read(Path(file), damaged(data, random))
        except formats.FormatError as error:
            assert error.message
            continue
        read += 1
        for segment in document.segments:
            before = 0
            for piece in segment.pieces:
                start, end, first, last = piece
                assert before <= start < end <= len(segment.text)
                assert 0 <= first < last <= len(document.content)
                before = end
                if end - start == last - first > 1:
                    assert segment.text[start:end].split() == document.content[first:last].split()
    assert read or name.startswith(("po", "xliff", "tmx", "json"))


@pytest.mark.parametrize(
    ("name", "head", "unit", "tail"),
    [
        ("a.txt", "", "It is a line.\n", ""),
        ("a.md", "", "It is *a* line.\n\n", ""),
        ("a.md", "", "<!-- calque disable a/b -->\n\n", ""),
        ("a.md", "", "*a[", ""),
        ("a.html", "", "<p>It is a <b>line</b>.\n", ""),
        ("a.html", "", "<a ", ""),
        ("a.html", "", "<!--> <a ", ""),
        ("a.html", "", "<a x='", ">"),
        ("a.html", "", "<pre><code>", ""),
        ("a.html", "", "&#", "; "),
        ("a.po", "", 'msgid "a"\nmsgstr "It is a line."\n\n', ""),
        ("a.xlf", "<xliff>", "<trans-unit><target>a &amp; b</target></trans-unit>\n", "</xliff>"),
        ("a.arb", "{", '"a": "It is\\na line.",\n', '"b": "c"}'),
        ("a.rst", "", "It is a *line*.\n\n", ""),
        ("a.rst", "", "It is a line.\n", ""),
    ],
)
def test_long_files_of_one_thing(name: str, head: str, unit: str, tail: str) -> None:
    # In time that grows with the square, each of these takes minutes.
    count = 100_000 // len(unit) if name.endswith("rst") else 800_000 // len(unit)
    document = formats.read(Path(name), (head + unit * count + tail).encode())
    text = " ".join(segment.text for segment in document.segments)
    assert text.count("line") == unit.count("line") * count
    assert len(document.directives) == unit.count("calque") * count


@pytest.mark.parametrize(
    ("name", "library"),
    [
        ("a.md", "pyromark"),
        ("a.ipynb", "pyromark"),
        ("a.rst", "docutils"),
        ("a.docx", "docx"),
    ],
)
def test_a_missing_library_is_named_with_its_extra(name: str, library: str) -> None:
    program = f"""
import sys
from pathlib import Path
sys.modules[{library!r}] = None
from calque import formats
try:
    formats.read(Path({name!r}), b"x")
except formats.FormatError as error:
    print(error)
"""
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, check=True, env=environment({})
    )
    format = formats.format_of(Path(name))
    assert done.stdout.decode() == f"{format} needs {library}: pip install 'calque[formats]'\n"


def test_an_unknown_format_is_the_caller_s_error() -> None:
    with pytest.raises(ValueError, match="no format 'word'; there are docx, html"):
        formats.read(Path("a.doc"), b"x", "word")
    assert formats.read(Path("a.unknown"), b"x").format == "text"


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-32"])
def test_byte_order_marks(encoding: str) -> None:
    data = "Été.\nIt is late.\n".encode(encoding)
    document = formats.read(Path("a.txt"), data)
    place = document.locate(document.segments[0], 11, 15)
    assert (place.line, place.column, document.content[place.start : place.end]) == (2, 7, "late")
    assert data[place.byte_start : place.byte_end].decode(document.encoding) == "late"


@pytest.mark.parametrize(
    ("data", "place", "message"),
    [
        (b"Good line.\nA caf\xe9 here.\n", (2, 6), "byte 0xE9 isn't UTF-8"),
        ("Ж\r\n".encode() + b"\xff", (2, 1), "byte 0xFF isn't UTF-8"),
        (b"text\0", (1, None), "NUL at character 4"),
        (b"\x7fELF\x02\x01\x01\x00\xff", (1, 9), "binary file"),
    ],
)
def test_bytes_that_are_no_text(data: bytes, place: tuple[int, int | None], message: str) -> None:
    with pytest.raises(formats.FormatError, match=message) as error:
        formats.read(Path("a.txt"), data)
    assert (error.value.line, error.value.column) == place
