"""TMX translation memories: the English of each unit, where English was the target."""

from __future__ import annotations

from pathlib import Path

from calque.formats.directives import Comment, directives_of
from calque.formats.document import Segment, SourceDocument
from calque.formats.languages import is_english, primary
from calque.formats.unit_text import UnitText
from calque.formats.xml_reader import Attributes, XmlReader, decode_xml


class _Tmx(XmlReader):
    def __init__(self, path: Path, content: str) -> None:
        super().__init__(path, content)
        self.segments: list[Segment] = []
        self._source_language = "*all*"  # as the header says
        self._unit_source = ""  # as the unit says
        self._unit = ""
        self._unit_start = 0
        self._count = 0
        self._variants: list[tuple[str, UnitText]] = []
        self._taking: UnitText | None = None
        self._note = ""

    def opened(self, name: str, attributes: Attributes, start: int) -> None:
        if self._taking is not None:
            self._taking.opened(name)
        elif name == "header":
            self._source_language = attributes.get("srclang", "*all*")
        elif name == "tu":
            self._count += 1
            self._unit = attributes.get("tuid") or str(self._count)
            self._unit_source = attributes.get("srclang", self._source_language)
            self._unit_start = start
            self._variants = []
        elif name == "note":
            self._note = ""
        elif name == "seg" and self.parent == "tuv":
            variant = self.open[-1][1]
            language = variant.get("xml:lang") or variant.get("lang") or ""
            self._taking = UnitText(keep_lines=False)
            self._variants.append((language, self._taking))

    def closed(self, name: str) -> None:
        if self._taking is not None and self.parent != "tuv":
            self._taking.closed(name)
        elif name == "seg":
            self._taking = None
        elif name == "tu":
            self._keep()
            self._unit = ""
        elif name == "note" and self._unit:
            start = self._unit_start
            end = self.content.index(">", start) + 1
            self.comments.append(Comment(self._note, start, end, of_unit=True))

    def data(self, text: str, start: int, end: int) -> None:
        if self._taking is not None:
            self._taking.add(text, start, end)
        elif self.parent == "note":
            self._note += text

    def _keep(self) -> None:
        if is_english(self._unit_source):
            return
        language, source = self._source()
        for name, variant in self._variants:
            segment = variant.segment(self._unit, source, language)
            if is_english(name) and segment.text.strip():
                self.segments.append(segment)

    def _source(self) -> tuple[str | None, str | None]:
        wanted = primary(self._unit_source)
        others = [
            (name, text.segment().text) for name, text in self._variants if not is_english(name)
        ]
        for name, text in others:
            if primary(name) == wanted:
                return name, text
        return others[0] if len(others) == 1 else (None, None)


def read(path: Path, data: bytes) -> SourceDocument:
    """Read TMX: a segment for each English variant, its source being the variant in ``srclang``.

    A unit whose source language is English holds no English translation, and is left out. Without
    a source language, the source is the other language, where there is only one.
    """
    content, encoding, mark = decode_xml(path, data)
    reader = _Tmx(path, content)
    reader.run()
    directives = directives_of(path, content, reader.comments)
    return SourceDocument(path, "tmx", content, tuple(reader.segments), directives, encoding, mark)
