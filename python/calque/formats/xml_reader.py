"""Reads XML with the place of each run of text; safe with files from strangers.

Expat, the standard library's parser, tells the byte of each event; lxml tells lines only. Entity
declarations are refused: so no entity can name a file, or grow without bound.
"""

from __future__ import annotations

import re
from pathlib import Path
from xml.parsers import expat

from calque.formats.decoding import Decoded, decode
from calque.formats.directives import Comment
from calque.formats.document import FormatError
from calque.formats.offsets import characters

_DECLARED = re.compile(rb"<\?xml[^>]{0,200}?encoding\s*=\s*[\"']([\w.:-]+)")
_DEEPEST = 200

Attributes = dict[str, str]


def decode_xml(path: Path, data: bytes) -> Decoded:
    """Decode a file as its XML declaration says."""
    declared = _DECLARED.match(data)
    return decode(path, data, declared[1].decode("ascii") if declared else None)


class XmlReader:
    """Walks through a file; formats say in `opened`, `closed` and `data` what they make of it.

    Attributes:
        open: name and attributes of the elements that are open, outermost first; names stand
            without their namespaces.
        comments: the comments that were passed.
    """

    def __init__(self, path: Path, content: str) -> None:
        """Be ready to read a decoded file."""
        self.path = path
        self.content = content
        self.open: list[tuple[str, Attributes]] = []
        self.comments: list[Comment] = []
        self._literal = False  # inside <![CDATA[
        self._character = characters(content)
        self._parser = parser = expat.ParserCreate("utf-8")  # whatever the declaration says
        parser.buffer_text = False
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._text
        parser.CommentHandler = self._comment
        parser.StartCdataSectionHandler = lambda: self._set_literal(True)
        parser.EndCdataSectionHandler = lambda: self._set_literal(False)
        parser.EntityDeclHandler = self._refuse
        parser.SkippedEntityHandler = self._unknown

    def run(self) -> None:
        """Read all of it.

        Raises:
            FormatError: it isn't well-formed, declares entities or nests too deeply.
        """
        try:
            self._parser.Parse(self.content.encode("utf-8"), True)
        except expat.ExpatError as error:
            what = expat.errors.messages[error.code]
            raise FormatError(
                self.path, f"not well-formed XML: {what}", error.lineno, error.offset + 1
            ) from None

    def opened(self, name: str, attributes: Attributes, start: int) -> None:
        """Take the start of an element, which isn't among `open` yet."""

    def closed(self, name: str) -> None:
        """Take the end of an element, which is no longer among `open`."""

    def data(self, text: str, start: int, end: int) -> None:
        """Take a run of text; it corresponds to its place one by one or is one escape."""

    @property
    def parent(self) -> str:
        """The name of the innermost element that is open."""
        return self.open[-1][0] if self.open else ""

    def inherited(self, attribute: str) -> str | None:
        """Return an attribute of the innermost open element that has it."""
        for _, attributes in reversed(self.open):
            if attribute in attributes:
                return attributes[attribute]
        return None

    def _error(self, message: str) -> FormatError:
        parser = self._parser
        return FormatError(
            self.path, message, parser.CurrentLineNumber, parser.CurrentColumnNumber + 1
        )

    def _at(self) -> int:
        return self._character(self._parser.CurrentByteIndex)

    def _start(self, name: str, attributes: Attributes) -> None:
        if len(self.open) >= _DEEPEST:
            raise self._error(f"more than {_DEEPEST} elements in each other")
        local = name.rpartition(":")[2]
        self.opened(local, attributes, self._at())
        self.open.append((local, attributes))

    def _end(self, name: str) -> None:
        self.open.pop()
        self.closed(name.rpartition(":")[2])

    def _text(self, text: str) -> None:
        start = self._at()
        end = start + len(text)
        if not self._literal and self.content.startswith("&", start):
            end = self.content.index(";", start) + 1
        elif self.content.startswith("\r\n", start):
            end = start + 2
        self.data(text, start, end)

    def _comment(self, text: str) -> None:
        start = self._at()
        self.comments.append(Comment(text, start, self.content.index("-->", start) + 3))

    def _set_literal(self, literal: bool) -> None:
        self._literal = literal

    def _refuse(self, *_: object) -> None:
        raise self._error("declares entities, which could name files or grow without bound")

    def _unknown(self, name: str, _: bool) -> None:
        raise self._error(f"&{name}; isn't declared in the file itself")
