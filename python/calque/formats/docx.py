"""Word documents (DOCX), read by python-docx.

A DOCX has no lines, so its text is laid out one paragraph a line: line 12 is paragraph 12, and a
column counts characters in it.
"""

from __future__ import annotations

import struct
import zipfile
import zlib
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Any

import docx
from docx.opc.exceptions import OpcError
from docx.oxml.ns import qn
from docx.oxml.parser import parse_xml
from lxml import etree

from calque.formats.document import FormatError, Segment, SourceDocument
from calque.formats.prose import OBJECT, Prose

#: What an archive may hold when unpacked: a book of a thousand pages has some 20 MB of text.
_LARGEST = 256_000_000
_MOST_PARTS = 10_000
_PROTECTED = b"\xd0\xcf\x11\xe0"  # an OLE file: encrypted, or Word before 2007
_BROKEN = (
    *(OpcError, zipfile.BadZipFile, zlib.error, struct.error, etree.LxmlError),
    *(KeyError, ValueError, AttributeError, EOFError, NotImplementedError, RuntimeError, OSError),
)
#: Further parts with prose, by the end of their content type.
_PARTS = {
    "wordprocessingml.footnotes+xml": "footnotes",
    "wordprocessingml.endnotes+xml": "endnotes",
    "wordprocessingml.header+xml": "header",
    "wordprocessingml.footer+xml": "footer",
}
_CODE_STYLES = frozenset(("SourceCode", "HTMLPreformatted", "VerbatimChar", "HTMLCode", "Code"))
_PARAGRAPH, _TEXT, _STYLE = qn("w:p"), qn("w:t"), qn("w:val")
_SPACES = {qn("w:tab"): "\t", qn("w:br"): " ", qn("w:cr"): " ", qn("w:noBreakHyphen"): "-"}
#: What a reader doesn't see: what was deleted or moved away, and the copy for old programs.
_HIDDEN = frozenset(
    (
        *(qn("w:del"), qn("w:moveFrom"), qn("w:pPr"), qn("w:rPr"), qn("w:instrText")),
        "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback",
    )
)
_LINES = str.maketrans("\n\r", "  ")


def read(path: Path, data: bytes) -> SourceDocument:
    """Read a DOCX: a segment for the text, and one for each of notes, headers and footers.

    Raises:
        FormatError: it isn't a DOCX, is protected, or unpacks to more than 256 MB.
    """
    if data.startswith(_PROTECTED):
        raise FormatError(path, "a protected document, or one of Word before 2007; save it as DOCX")
    try:
        _refuse_bombs(path, data)
        stories = list(_stories(data))
    except _BROKEN as error:
        raise FormatError(path, f"not a DOCX: {error or type(error).__name__}") from None
    lines: list[str] = []
    segments: list[Segment] = []
    at = 0
    for name, root in stories:
        prose = Prose()
        for paragraph in root.iter(_PARAGRAPH):
            prose.end_paragraph()
            line = _paragraph(paragraph, prose, at)
            lines.append(line)
            at += len(line) + 1
        segment = prose.segment(name)
        if segment.text.strip():
            segments.append(segment)
    return SourceDocument(path, "docx", "\n".join(lines), tuple(segments))


def _refuse_bombs(path: Path, data: bytes) -> None:
    # zipfile never unpacks more of a part than is declared, so what is declared is what counts.
    with zipfile.ZipFile(BytesIO(data)) as archive:
        parts = archive.infolist()
        size = sum(part.file_size for part in parts)
    if size > _LARGEST or len(parts) > _MOST_PARTS:
        raise FormatError(
            path,
            f"unpacks to {size:,} bytes in {len(parts)} parts; at most {_LARGEST:,} are read, "
            f"in {_MOST_PARTS}",
        )


def _stories(data: bytes) -> Iterator[tuple[str | None, Any]]:
    document = docx.Document(BytesIO(data))
    yield None, document.element.body
    for part in document.part.package.iter_parts():
        for ending, name in _PARTS.items():
            if part.content_type.endswith(ending):
                yield name, parse_xml(part.blob)


def _paragraph(paragraph: Any, prose: Prose, at: int) -> str:
    """Add a paragraph's text, whose line begins at ``at``, and return it."""
    if _style(paragraph, "w:pPr", "w:pStyle") in _CODE_STYLES:
        return ""
    text: list[str] = []
    for node in _visible(paragraph):
        written = (node.text or "").translate(_LINES) if node.tag == _TEXT else _SPACES[node.tag]
        if _style(node.getparent(), "w:rPr", "w:rStyle") in _CODE_STYLES:
            prose.put(OBJECT)
        else:
            prose.add(written, at, at + len(written))
        text.append(written)
        at += len(written)
    return "".join(text)


def _visible(node: Any) -> Iterator[Any]:
    for child in node:
        if child.tag == _TEXT or child.tag in _SPACES:
            yield child
        elif child.tag not in _HIDDEN and child.tag != _PARAGRAPH:
            yield from _visible(child)


def _style(node: Any, properties: str, style: str) -> str | None:
    found = node.find(f"{qn(properties)}/{qn(style)}")
    return None if found is None else found.get(_STYLE)
