"""XLIFF 1.2 and 2.x: each translated target is a segment."""

from __future__ import annotations

from pathlib import Path

from calque.formats.directives import Comment, directives_of
from calque.formats.document import Segment, SourceDocument
from calque.formats.languages import is_english
from calque.formats.unit_text import UnitText
from calque.formats.xml_reader import Attributes, XmlReader, decode_xml

_UNTRANSLATED = frozenset(("new", "needs-translation"))


class _Xliff(XmlReader):
    def __init__(self, path: Path, content: str) -> None:
        super().__init__(path, content)
        self.segments: list[Segment] = []
        self._unit = ""
        self._unit_start = 0
        self._source: str | None = None
        self._note = ""
        self._taking: UnitText | None = None  # of the source or target that is open
        self._translated = False

    def opened(self, name: str, attributes: Attributes, start: int) -> None:
        if self._taking is not None:
            self._taking.opened(name)
        elif name in ("trans-unit", "unit"):
            self._unit, self._unit_start = attributes.get("id", ""), start
            self._source = None
        elif name == "segment":
            self._source = None
        elif name == "note":
            self._note = ""
        elif name in ("source", "target") and self.parent in ("trans-unit", "segment"):
            self._taking = UnitText(keep_lines=self._keeps_lines(attributes))
            self._translated = name == "target" and attributes.get("state") not in _UNTRANSLATED

    def closed(self, name: str) -> None:
        text = self._taking
        if text is not None and self.parent in ("trans-unit", "segment"):
            self._taking = None
            if name == "source":
                self._source = text.segment().text
            elif self._translated and self._is_wanted():
                self._keep(text)
        elif text is not None:
            text.closed(name)
        elif name == "note":
            self._keep_note()
        elif name in ("trans-unit", "unit"):
            self._unit = ""

    def data(self, text: str, start: int, end: int) -> None:
        if self._taking is not None:
            self._taking.add(text, start, end)
        elif self.parent == "note":
            self._note += text

    def _keeps_lines(self, attributes: Attributes) -> bool:
        return (attributes.get("xml:space") or self.inherited("xml:space")) == "preserve"

    def _is_wanted(self) -> bool:
        target = self.inherited("target-language") or self.inherited("trgLang")
        return self.inherited("translate") != "no" and (target is None or is_english(target))

    def _keep(self, text: UnitText) -> None:
        language = self.inherited("source-language") or self.inherited("srcLang")
        segment = text.segment(self._unit, self._source, language)
        if segment.text.strip():
            self.segments.append(segment)

    def _keep_note(self) -> None:
        # A unit's notes may follow its target: they count from where the unit begins.
        if self._unit:
            start = self._unit_start
            end = self.content.index(">", start) + 1
            self.comments.append(Comment(self._note, start, end, of_unit=True))


def read(path: Path, data: bytes) -> SourceDocument:
    """Read XLIFF: a segment for each target that counts as translated.

    Left out are targets in state ``new`` or ``needs-translation``, those of units with
    ``translate="no"``, proposals (``alt-trans``, ``matches``), and all of a file whose target
    language isn't English.
    """
    content, encoding, mark = decode_xml(path, data)
    reader = _Xliff(path, content)
    reader.run()
    directives = directives_of(path, content, reader.comments)
    return SourceDocument(
        path, "xliff", content, tuple(reader.segments), directives, encoding, mark
    )
