"""DOCX, PDF and HTML read as text: what is read, what is left out, what can't be read."""

from __future__ import annotations

import importlib.metadata
import io
import sys

import pytest
from calque.documents import UnreadableError, read

HTML = """<!doctype html><html><head><meta charset="windows-1251"><title>T</title>
<style>p {color: red}</style></head><body><nav>Menu</nav><h1>A
heading</h1><!-- a note --><p>It is <b>expected</b>&nbsp;that <!-- no -->they<br>sign \u2014
\u0434\u0430. <script>alert("x")</script></p><ul><li>One<li>Two <i>of</i>them</ul>
<table><tr><td>Cell</td>
<td>Next</td></tr></table>tail</body></html>"""


def test_html() -> None:
    pytest.importorskip("lxml", reason="lxml is not installed")
    document = read(HTML.encode("windows-1251"), "a.HTM")
    assert document.text == (
        "A heading\n\nIt is expected\u00a0that they\nsign \u2014 \u0434\u0430.\n\nOne\n\nTwo "
        "ofthem\n\nCell\n\nNext\n\ntail"
    )
    assert document.reader == f"lxml {importlib.metadata.version('lxml')}"


@pytest.mark.parametrize("content", [b"", b"   ", b"<!-- only -->", b"<script>x</script>"])
def test_html_without_text(content: bytes) -> None:
    pytest.importorskip("lxml", reason="lxml is not installed")
    assert read(content, "a.html").text == ""


def test_html_of_any_depth() -> None:
    pytest.importorskip("lxml", reason="lxml is not installed")
    content = b"<div>" * 5000 + b"deep" + b"</div>" * 5000
    try:
        assert read(content, "a.html").text in ("deep", "")
    except UnreadableError as error:
        assert "lxml can't read it" in str(error)


def test_docx() -> None:
    docx = pytest.importorskip("docx", reason="python-docx is not installed")
    made = docx.Document()
    made.add_heading("A heading")
    made.add_paragraph("It is expected that they sign.")
    made.add_paragraph("   ")
    table = made.add_table(rows=2, cols=2)
    table.cell(0, 0).merge(table.cell(0, 1)).text = "Merged"
    table.cell(1, 0).text = "Left"
    table.cell(1, 1).text = "Right"
    made.add_paragraph("The end.")
    file = io.BytesIO()
    made.save(file)
    document = read(file.getvalue(), "a.docx")
    assert document.text == (
        "A heading\n\nIt is expected that they sign.\n\nMerged\n\nLeft\n\nRight\n\nThe end."
    )
    assert (document.reader or "").startswith("python-docx ")


def test_docx_is_what_a_reader_sees() -> None:
    docx = pytest.importorskip("docx", reason="python-docx is not installed")
    from docx.oxml.parser import parse_xml

    made = docx.Document()
    made.sections[0].header.paragraphs[0].text = "A header"
    paragraph = made.add_paragraph("They ")
    for tag, text, word in (("ins", "t", "now "), ("del", "delText", "never ")):
        paragraph._p.append(
            parse_xml(
                f'<w:{tag} xmlns:w="{paragraph._p.nsmap["w"]}" w:id="1" w:author="a"><w:r>'
                f'<w:{text} xml:space="preserve">{word}</w:{text}></w:r></w:{tag}>'
            )
        )
    paragraph.add_run("sign.")
    file = io.BytesIO()
    made.save(file)
    assert read(file.getvalue(), "a.docx").text == "They now sign.\n\nA header"


def pdf(*pages: list[str]) -> bytes:
    """Return a small PDF with lines of text on its pages."""
    objects = ["<< /Type /Catalog /Pages 2 0 R >>", ""]
    kids = []
    font = "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"
    for lines in pages:
        shown = " ".join(f"({line}) Tj T*" for line in lines)
        stream = f"BT /F1 12 Tf 14 TL 72 720 Td {shown} ET"
        objects.append(f"<< /Length {len(stream)} >>\nstream\n{stream}\nendstream")
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents {len(objects)} 0 R "
            f"/Resources << /Font << /F1 {font} >> >> >>"
        )
        kids.append(f"{len(objects)} 0 R")
    objects[1] = f"<< /Type /Pages /Kids [{' '.join(kids)}] /Count {len(kids)} >>"
    body, places = "%PDF-1.4\n", []
    for number, one in enumerate(objects, 1):
        places.append(len(body))
        body += f"{number} 0 obj\n{one}\nendobj\n"
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    return (
        f"{body}xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}"
        f"trailer << /Root 1 0 R /Size {len(objects) + 1} >>\nstartxref\n{len(body)}\n%%EOF"
    ).encode("latin-1")


def test_pdf() -> None:
    pytest.importorskip("pypdf", reason="pypdf is not installed")
    content = pdf(
        ["It is expected that they", "con-", "firm it. They run on"],
        ["to the next page."],
        [],
        ["A new start."],
    )
    document = read(content, "a.PDF")
    assert document.text == (
        "It is expected that they\nconfirm it. They run on\nto the next page.\n\nA new start."
    )
    assert (document.reader or "").startswith("pypdf ")


UNREADABLE = [
    ("a.pdf", b"no pdf", "pypdf can't read it"),
    ("a.pdf", pdf([]), "no text, only pictures"),
    ("a.docx", b"no zip", "not a DOCX: File is not a zip file"),
    ("a.docx", b"\xd0\xcf\x11\xe0", "a protected document"),
]


@pytest.mark.parametrize(("name", "content", "message"), UNREADABLE)
def test_what_cannot_be_read_says_why(name: str, content: bytes, message: str) -> None:
    pytest.importorskip("pypdf", reason="pypdf is not installed")
    pytest.importorskip("docx", reason="python-docx is not installed")
    with pytest.raises(UnreadableError, match=message):
        read(content, name)


def test_a_protected_pdf_says_so() -> None:
    pypdf = pytest.importorskip("pypdf", reason="pypdf is not installed")
    writer = pypdf.PdfWriter(clone_from=io.BytesIO(pdf(["Secret."])))
    writer.encrypt("word", algorithm="RC4-128")
    file = io.BytesIO()
    writer.write(file)
    with pytest.raises(UnreadableError, match="protected by a password"):
        read(file.getvalue(), "a.pdf")


@pytest.mark.parametrize(
    ("name", "module", "package"),
    [("a.docx", "docx", "python-docx"), ("a.pdf", "pypdf", "pypdf"), ("a.html", "lxml", "lxml")],
)
def test_a_missing_package_is_named(
    name: str, module: str, package: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    for loaded in [one for one in sys.modules if one.startswith("calque.documents.")]:
        if loaded.endswith("_text"):
            monkeypatch.delitem(sys.modules, loaded)
    monkeypatch.delitem(sys.modules, "calque.formats.docx", raising=False)
    monkeypatch.delattr("calque.formats.docx", raising=False)
    monkeypatch.setitem(sys.modules, module, None)
    with pytest.raises(UnreadableError, match=rf"{package}: pip install 'calque\[documents\]'"):
        read(b"x", name)


@pytest.mark.parametrize("name", ["a.txt", "a", "a.md", "-"])
def test_what_is_unknown_is_plain_text(name: str) -> None:
    document = read(b"\xff text", name)
    assert (document.text, document.reader) == (b"\xff text", None)
