"""Markdown: CommonMark with GitHub's tables, footnotes and task lists.

Read with pyromark (pulldown-cmark), whose events carry byte ranges: several times as fast as
markdown-it-py, which knows a block's lines only.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pyromark

from calque.formats.decoding import decode
from calque.formats.directives import Comment, directives_of
from calque.formats.document import Segment, SourceDocument
from calque.formats.html import OBJECT_TAGS, HtmlProse
from calque.formats.offsets import characters
from calque.formats.prose import OBJECT, Prose

_OPTIONS = (
    pyromark.Options.ENABLE_TABLES
    | pyromark.Options.ENABLE_FOOTNOTES
    | pyromark.Options.ENABLE_STRIKETHROUGH
    | pyromark.Options.ENABLE_TASKLISTS
    | pyromark.Options.ENABLE_GFM
    | pyromark.Options.ENABLE_HEADING_ATTRIBUTES
    | pyromark.Options.ENABLE_YAML_STYLE_METADATA_BLOCKS
    | pyromark.Options.ENABLE_PLUSES_DELIMITED_METADATA_BLOCKS
)
_INLINE = frozenset(("Emphasis", "Strong", "Strikethrough", "Link", "Image"))
_NO_PROSE_BLOCKS = frozenset(("CodeBlock", "MetadataBlock"))
_HTML = frozenset(("Html", "InlineHtml"))
_OBJECTS = frozenset(("Code", "InlineMath", "DisplayMath"))
#: Lines of a paragraph are one line of prose, unless the writer breaks them.
_LINE_ENDS = {"SoftBreak": " ", "HardBreak": "\n"}
#: What is no prose though it stands in a line: URLs, and the templates of site generators.
_NO_PROSE = re.compile(r"(?:\w+://|www\.)\S+|\{\{.*?\}\}|\{%.*?%\}")
_TAG = re.compile(r"<(/?)([a-zA-Z][\w-]*)")
_SURROGATES = re.compile("[\ud800-\udfff]")


class MarkdownProse:
    """The prose of Markdown, and its comments."""

    def __init__(self, path: Path) -> None:
        """Read for a file of this name."""
        self.prose = Prose()
        self.comments: list[Comment] = []
        self._path = path
        self._hidden = ""  # the block or element that isn't prose, while it's open
        self._html: Prose | None = None  # the lines of a block of HTML

    def take(self, text: str, *, math: bool = False) -> Segment:
        """Read all of a text and return its prose. ``math`` leaves out what stands in $…$."""
        options = _OPTIONS | pyromark.Options.ENABLE_MATH if math else _OPTIONS
        text = _SURROGATES.sub("\ufffd", text)
        character = characters(text)
        events: Iterable[tuple[Any, Any]] = pyromark.events_with_range(text, options=options)
        for event, where in events:
            if event.__class__ is str:
                kind = value = event
            else:
                ((kind, value),) = event.items()
            if kind == "Start":
                self._open(value)
            elif kind == "End":
                self._close(value)
            else:
                self._leaf(kind, value, character(where["start"]), character(where["end"]))
        return self.prose.segment()

    def _leaf(self, kind: str, value: Any, start: int, end: int) -> None:
        if kind in _HTML:
            if self._html is not None:
                self._html.add(value, start, end)
            else:
                self._inline_html(value, start, end)
        elif self._hidden:
            return
        elif kind == "Text":
            if "://" in value or "www." in value or "{" in value:
                self._add_around(value, start, end)
            else:
                self.prose.add(value, start, end)
        elif kind in _LINE_ENDS:
            self.prose.add(_LINE_ENDS[kind], start, end)
        elif kind in _OBJECTS:
            self.prose.put(OBJECT)
        elif kind == "Rule":
            self.prose.end_paragraph()

    def _add_around(self, text: str, start: int, end: int) -> None:
        if len(text) != end - start:
            self.prose.add(text, start, end)
            return
        at = 0
        for match in _NO_PROSE.finditer(text):
            self.prose.add(text[at : match.start()], start + at, start + match.start())
            self.prose.put(OBJECT)
            at = match.end()
        self.prose.add(text[at:], start + at, end)

    def _open(self, tag: Any) -> None:
        name = tag if tag.__class__ is str else next(iter(tag))
        if name not in _INLINE:
            self.prose.end_paragraph()
            self._hidden = name if name in _NO_PROSE_BLOCKS else ""
            if name == "HtmlBlock":
                self._html = Prose()
        elif name == "Image":
            self.prose.put(OBJECT)  # its description is prose, but not of this sentence
        elif name == "Link" and tag["Link"]["link_type"] in ("Autolink", "Email"):
            self.prose.put(OBJECT)
            self._hidden = self._hidden or name

    def _close(self, tag: Any) -> None:
        name = tag if tag.__class__ is str else next(iter(tag))
        if name not in _INLINE:
            if self._html is not None:
                self._html_block(self._html.segment())
                self._html = None
            self._hidden = ""
            self.prose.end_paragraph()
        elif name == "Image":
            self.prose.put(OBJECT)
        elif name == self._hidden:
            self._hidden = ""

    def _html_block(self, lines: Segment) -> None:
        html = HtmlProse(self._path)
        self.prose.add_inner(html.take(lines.text), lines.pieces)
        self.comments += [comment.within(lines.pieces) for comment in html.comments]

    def _inline_html(self, text: str, start: int, end: int) -> None:
        if text.startswith("<!--"):
            self.comments.append(Comment(text[4:-3], start, end))
            return
        match = _TAG.match(text)
        if match is None:
            return
        closing, tag = match[1], match[2].lower()
        if tag == "br" and not self._hidden:
            self.prose.put("\n")
        elif tag in OBJECT_TAGS and not self._hidden and not closing:
            self.prose.put(OBJECT)
            self._hidden = tag
        elif tag == self._hidden and closing:
            self._hidden = ""


def read(path: Path, data: bytes) -> SourceDocument:
    """Read Markdown: one segment, its paragraphs being blocks; code and front matter left out."""
    content, encoding, mark = decode(path, data)
    markdown = MarkdownProse(path)
    segment = markdown.take(content)
    directives = directives_of(path, content, markdown.comments)
    segments = (segment,) if segment.text else ()
    return SourceDocument(path, "markdown", content, segments, directives, encoding, mark)
