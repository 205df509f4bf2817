"""reStructuredText, read by docutils: paragraphs, titles, tables; code and directives left out."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from docutils import frontend, nodes, utils
from docutils.parsers.rst import Parser

from calque.formats.decoding import decode
from calque.formats.directives import Comment, directives_of
from calque.formats.document import SourceDocument
from calque.formats.prose import Prose
from calque.formats.rst_blocks import SourceLines
from calque.formats.rst_inline import add_block
from calque.formats.rst_names import inliner, register_unknown

_NO_PROSE = (
    nodes.literal_block,
    nodes.doctest_block,
    nodes.math_block,
    nodes.raw,
    nodes.system_message,
    nodes.substitution_definition,
    nodes.target,
    nodes.label,
    nodes.field_name,
    nodes.option_string,
    nodes.pending,
)
#: Files aren't included, nothing is reported: what docutils can't read isn't prose.
_SETTINGS = {
    "report_level": 5,
    "halt_level": 6,
    "file_insertion_enabled": False,
    "raw_enabled": False,
    "syntax_highlight": "none",
    "line_length_limit": 100_000,
}


def read(path: Path, data: bytes) -> SourceDocument:
    """Read reStructuredText: one segment, its paragraphs being blocks.

    Directives and roles of Sphinx are read too. A block whose place can't be told is left out.
    """
    content, encoding, mark = decode(path, data)
    document = _parse(path, content)
    lines = SourceLines(content)
    prose = Prose()
    comments: list[Comment] = []
    for block, line in _blocks(document, 1):
        in_table = isinstance(block.parent, nodes.entry)
        placed = lines.place(block.rawsource, line, in_table=in_table)
        if placed is None:
            continue
        if isinstance(block, nodes.comment):
            last = len(placed.lines) - 1
            start, end = placed.lines[0][0].start, placed.position(last, len(placed.text) - 1)
            comments.append(Comment(block.astext(), start, end + 1))
        else:
            prose.end_paragraph()
            add_block(prose, placed, block.children)
    segment = prose.segment()
    directives = directives_of(path, content, comments)
    segments = (segment,) if segment.text else ()
    return SourceDocument(path, "rst", content, segments, directives, encoding, mark)


def _parse(path: Path, content: str) -> nodes.document:
    settings = frontend.get_default_settings(Parser)
    for name, value in _SETTINGS.items():
        setattr(settings, name, value)
    document = utils.new_document(str(path), settings)
    register_unknown(content, document)
    Parser(inliner=inliner()).parse(content, document)
    return document


def _blocks(node: nodes.Element, line: int) -> Iterator[tuple[nodes.TextElement, int]]:
    """Yield the blocks of text and the comments of a tree, each with the line that it is near."""
    for child in node.children:
        if not isinstance(child, nodes.Element) or isinstance(child, _NO_PROSE):
            continue
        near = child.line or line
        if isinstance(child, nodes.TextElement):
            if child.rawsource:
                yield child, near
        else:
            yield from _blocks(child, near)
