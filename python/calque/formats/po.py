"""Gettext PO: each translated msgstr is a segment; fuzzy and obsolete entries aren't read."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from calque.formats.decoding import decode
from calque.formats.directives import Comment, directives_of
from calque.formats.document import Segment, SourceDocument
from calque.formats.languages import is_english
from calque.formats.po_entries import Entry, Written, entries
from calque.formats.prose import Prose

_CHARSET = re.compile(rb"charset=([\w.:-]+)", re.IGNORECASE)
_HEADER_LANGUAGE = re.compile(r"^(X-Source-)?Language:[ \t]*([\w@-]+)", re.MULTILINE)
#: A run of numbered bytes is one escape: several of them make a character.
_ESCAPE = re.compile(r"(?:\\x[0-9a-fA-F]{1,2}|\\[0-7]{1,3})+|\\.")
_NUMBER = re.compile(r"\\(?:x([0-9a-fA-F]{1,2})|([0-7]{1,3}))")
_CONTROLS = dict(zip("abfnrtv", "\a\b\f\n\r\t\v", strict=True))
_HEAD = 65536  # the header stands first; whatever names a charset behind it isn't one


def read(path: Path, data: bytes) -> SourceDocument:
    """Read a PO file: a segment for each msgstr, its source being the msgid.

    Where the header says that the file's language isn't English, nothing in it is scored.
    """
    declared = _CHARSET.search(data, 0, _HEAD)
    charset = declared[1].decode("ascii") if declared else None
    content, encoding, mark = decode(path, data, None if charset == "CHARSET" else charset)
    language, source_language = None, None
    segments: list[Segment] = []
    comments: list[Comment] = []
    for entry in entries(path, content):
        # A comment in an entry speaks of that entry alone.
        comments += [
            Comment(raw, entry.start, start + len(raw), of_unit=True)
            for raw, start in entry.comments
        ]
        if "fuzzy" in entry.flags:
            continue
        if _text(entry.strings.get("msgid", [])) or "msgctxt" in entry.strings:
            segments += _segments(entry, source_language)
            continue
        for source, name in _HEADER_LANGUAGE.findall(_text(entry.strings["msgstr"])):
            if source:
                source_language = name
            else:
                language = name
    if language is not None and not is_english(language):
        segments = []
    directives = directives_of(path, content, comments)
    return SourceDocument(path, "po", content, tuple(segments), directives, encoding, mark)


def _segments(entry: Entry, source_language: str | None) -> Iterator[Segment]:
    identity = _text(entry.strings["msgid"])
    unit = " | ".join(part for part in (_text(entry.strings.get("msgctxt", [])), identity) if part)
    for keyword, strings in entry.strings.items():
        if not keyword.startswith("msgstr"):
            continue
        plural = keyword.startswith("msgstr[") and keyword != "msgstr[0]"
        source = entry.strings.get("msgid_plural") if plural else None
        prose = Prose()
        for written in strings:
            _add(prose, written)
        segment = prose.segment(unit, _text(source) if source else identity, source_language)
        if segment.text.strip():
            yield segment


def _text(strings: Sequence[Written]) -> str:
    return "".join(_ESCAPE.sub(lambda match: _unescaped(match[0]), raw) for raw, _ in strings)


def _add(prose: Prose, written: Written) -> None:
    raw, start = written
    at = 0
    for match in _ESCAPE.finditer(raw):
        prose.add(raw[at : match.start()], start + at, start + match.start())
        prose.add(_unescaped(match[0]), start + match.start(), start + match.end())
        at = match.end()
    prose.add(raw[at:], start + at, start + len(raw))


def _unescaped(escape: str) -> str:
    numbers = _NUMBER.findall(escape)
    if not numbers:
        return _CONTROLS.get(escape[1], escape[1])
    read = (int(hexadecimal or octal, 16 if hexadecimal else 8) for hexadecimal, octal in numbers)
    return bytes(number & 0xFF for number in read).decode("utf-8", "replace")
