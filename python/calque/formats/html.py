"""HTML: the text of its elements; scripts, styles and code are skipped.

It is cut by the standard library's parser, which tells each token's place to the character; lxml
knows lines only, and what it mends has no place at all.
"""

from __future__ import annotations

import re
from html import unescape
from html.parser import HTMLParser
from pathlib import Path

from calque.formats.decoding import decode
from calque.formats.directives import Comment, directives_of
from calque.formats.document import FormatError, Segment, SourceDocument
from calque.formats.prose import OBJECT, Prose

#: Elements inside a line of text; at the edge of any other a paragraph ends.
_INLINE = frozenset(
    (
        "a",
        "abbr",
        "acronym",
        "b",
        "bdi",
        "bdo",
        "big",
        "cite",
        "data",
        "del",
        "dfn",
        "em",
        "font",
        "i",
        "ins",
        "label",
        "mark",
        "nobr",
        "q",
        "ruby",
        "s",
        "small",
        "span",
        "strike",
        "strong",
        "sub",
        "sup",
        "time",
        "tt",
        "u",
        "wbr",
    )
)
#: Elements in a line that aren't prose, and whole blocks that aren't.
OBJECT_TAGS = frozenset(("code", "kbd", "samp", "var", "math", "svg", "img", "input"))
_SKIPPED = frozenset(("script", "style", "pre", "textarea", "template", "noscript", "object"))
#: Elements that have no end tag.
_VOID = frozenset(
    (
        "area",
        "base",
        "br",
        "col",
        "embed",
        "hr",
        "img",
        "input",
        "link",
        "meta",
        "param",
        "source",
        "track",
        "wbr",
    )
)
_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:-]+)", re.IGNORECASE)
_TAG_BEGINS = re.compile(r"<[a-zA-Z/!?]")


class HtmlProse(HTMLParser):
    """The prose of HTML, and its comments."""

    def __init__(self, path: Path) -> None:
        """Read for a file of this name."""
        super().__init__(convert_charrefs=False)
        self.prose = Prose()
        self.comments: list[Comment] = []
        self._path = path
        self._text = ""
        self._lines = [0]
        self._hidden: list[str] = []  # elements that are open and not prose, outermost first

    def take(self, text: str) -> Segment:
        """Read all of a text and return its prose."""
        self._text = text
        self._lines += [match.end() for match in re.finditer("\n", text)]
        try:
            self.feed(text[: _readable(text)])
            self.close()
        except AssertionError as error:  # older parsers give up so on <![ without a known word
            line, column = self.getpos()
            raise FormatError(self._path, f"not HTML: {error}", line, column + 1) from None
        return self.prose.segment()

    def _at(self) -> int:
        line, column = self.getpos()
        return self._lines[line - 1] + column

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Open an element."""
        if not self._hidden:
            if tag in OBJECT_TAGS:
                self.prose.put(OBJECT)
            elif tag not in _INLINE:
                self.prose.end_paragraph()
        if tag in _VOID:
            return
        hides = tag in OBJECT_TAGS or tag in _SKIPPED or ("translate", "no") in attrs
        if hides or (self._hidden and tag == self._hidden[0]):
            self._hidden.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Pass an element that is empty."""
        self.handle_starttag(tag, attrs)
        if tag not in _VOID:
            self.handle_endtag(tag)

    def handle_endtag(self, tag: str) -> None:
        """Close an element; what was left open in it closes too."""
        if tag in self._hidden:
            while self._hidden.pop() != tag:
                pass
        elif not self._hidden and tag not in _INLINE:
            self.prose.end_paragraph()

    def handle_data(self, data: str) -> None:
        """Take text."""
        if not self._hidden:
            at = self._at()
            if not (self.prose.fresh and data.isspace()):
                self.prose.add_wrapped(data, at, at + len(data))

    def handle_entityref(self, name: str) -> None:
        """Take a named character."""
        self._reference(f"&{name}")

    def handle_charref(self, name: str) -> None:
        """Take a numbered character."""
        self._reference(f"&#{name}")

    def _reference(self, written: str) -> None:
        if not self._hidden:
            at = self._at()
            end = at + len(written)
            if self._text.startswith(";", end):
                written, end = f"{written};", end + 1
            self.prose.add(unescape(written), at, end)

    def handle_comment(self, data: str) -> None:
        """Keep a comment: it may be meant for calque."""
        at = self._at()
        end = self._text.find(">", at + 2 + len(data)) + 1
        self.comments.append(Comment(data, at, end or len(self._text)))


def _readable(text: str) -> int:
    """Return where an unfinished comment or tag begins, which is no text: else the end.

    The parser would look for its end again and again, in time that grows with the square.
    """
    comment = text.find("<!--", text.rfind("-->") + 1)
    end = comment if comment >= 0 else len(text)
    tag = _TAG_BEGINS.search(text, text.rfind(">", 0, end) + 1, end)
    return tag.start() if tag else end


def read(path: Path, data: bytes) -> SourceDocument:
    """Read HTML: one segment, its paragraphs being the block elements."""
    declared = _CHARSET.search(data[:1024])
    content, encoding, mark = decode(path, data, declared and declared[1].decode("ascii"))
    html = HtmlProse(path)
    segment = html.take(content)
    directives = directives_of(path, content, html.comments)
    segments = (segment,) if segment.text else ()
    return SourceDocument(path, "html", content, segments, directives, encoding, mark)
