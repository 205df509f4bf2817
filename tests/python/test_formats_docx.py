"""DOCX: paragraphs are lines; what isn't one, or would unpack without bound, is told."""

from __future__ import annotations

import io
import re
import zipfile
from pathlib import Path

import docx
import pytest
from calque import formats
from calque.formats import docx as reader
from docx.oxml import OxmlElement

PATH = Path("a.docx")


def saved(document: docx.document.Document) -> bytes:
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


@pytest.fixture
def data() -> bytes:
    document = docx.Document()
    document.add_heading("The café’s title", 1)
    document.add_paragraph("It is ").add_run("ex").bold = True
    document.paragraphs[-1].add_run("pected\tthat\nships go.")
    document.add_paragraph()
    table = document.add_table(1, 2)
    table.cell(0, 0).text, table.cell(0, 1).text = "one cell", "another — cell"
    changed = document.add_paragraph("Kept ")
    deleted = OxmlElement("w:del")
    deleted.append(document.add_paragraph("left out").runs[0]._r)
    changed._p.append(deleted)
    changed.add_run("and added")
    code = document.styles.add_style("SourceCode", 1)
    document.add_paragraph("left out", style=code)
    document.sections[0].footer.paragraphs[0].text = "In the footer"
    return saved(document)


def test_paragraphs_are_lines(data: bytes) -> None:
    document = formats.read(PATH, data)
    lines = document.content.split("\n")
    assert lines == [
        *("The café’s title", "It is expected\tthat ships go.", ""),
        *("one cell", "another — cell", "Kept and added", "", "", "In the footer"),
    ]
    assert [(one.unit, one.text.split("\n\n")) for one in document.segments] == [
        (None, [line for line in lines[:-1] if line]),
        ("footer", ["In the footer"]),
    ]
    for segment in document.segments:
        for word in re.finditer(r"\w+", segment.text):
            place = document.locate(segment, *word.span())
            assert lines[place.line - 1][place.column - 1 : place.end_column - 1] == word[0]
            assert document.content.encode()[place.byte_start : place.byte_end].decode() == word[0]


def test_a_text_box_is_not_read_twice(data: bytes) -> None:
    document = docx.Document(io.BytesIO(data))
    box = OxmlElement("w:txbxContent")
    box.append(document.add_paragraph("in the box")._p)
    document.paragraphs[0].runs[0]._r.append(box)
    (body, _) = formats.read(PATH, saved(document)).segments
    assert body.text.count("in the box") == 1


def archive(*parts: tuple[str, bytes]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as written:
        for name, content in parts:
            written.writestr(name, content)
    return stream.getvalue()


def with_entities(data: bytes) -> bytes:
    """Declare in the document an entity that names a file, and use it."""
    with zipfile.ZipFile(io.BytesIO(data)) as whole:
        parts = [(name, whole.read(name)) for name in whole.namelist()]
    declared = b'<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/hostname">]><w:document'
    return archive(
        *(
            (name, content.replace(b"<w:document", declared, 1).replace(b"It is ", b"It &a; is "))
            if name == "word/document.xml"
            else (name, content)
            for name, content in parts
        )
    )


def test_an_entity_is_never_followed(data: bytes) -> None:
    secret = Path("/etc/hostname").read_text().strip()
    document = formats.read(PATH, with_entities(data))
    assert not secret or secret not in document.content
    assert "expected" in document.content


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", "not a DOCX: File is not a zip file"),
        (b"It is expected that this is text.", "not a DOCX: File is not a zip file"),
        (archive(("a.txt", b"x")), "not a DOCX: "),
        (archive(("[Content_Types].xml", b"<Types/>")), "not a DOCX: "),
        (archive(("[Content_Types].xml", b"<Types>")), "not a DOCX: "),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 100, "a protected document"),
    ],
    ids=["empty", "text", "another archive", "no document", "broken XML", "encrypted"],
)
def test_what_is_no_docx(content: bytes, message: str) -> None:
    with pytest.raises(formats.FormatError, match=message):
        formats.read(PATH, content)


def test_a_damaged_archive(data: bytes) -> None:
    for cut in range(0, len(data), 2991):
        for damaged in (data[:cut], data[:cut] + b"\xff" * 20 + data[cut + 20 :]):
            try:
                formats.read(PATH, damaged)
            except formats.FormatError as error:
                assert error.message  # a damaged picture or thumbnail does no harm


def test_a_bomb_is_refused_before_it_is_unpacked(
    data: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    bomb = archive(*((f"word/{number}.xml", b" " * 1_000_000) for number in range(300)))
    assert len(bomb) < 1_000_000
    with pytest.raises(formats.FormatError, match="unpacks to 300,000,000 bytes in 300 parts"):
        formats.read(PATH, bomb)
    monkeypatch.setattr(reader, "_MOST_PARTS", 3)
    with pytest.raises(formats.FormatError, match="at most"):
        formats.read(PATH, data)
