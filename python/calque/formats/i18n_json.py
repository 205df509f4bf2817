"""JSON files of messages: i18next, Chrome's and Firefox's ``messages.json``, Flutter's ARB."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from calque.formats.decoding import decode
from calque.formats.directives import Comment, directives_of
from calque.formats.document import Segment, SourceDocument
from calque.formats.json_strings import Pairs, add_string, parse, strings
from calque.formats.languages import is_english
from calque.formats.prose import Prose

#: Keys under which people write comments, JSON having none.
_COMMENTS = frozenset(("//", "_comment", "$comment"))
_ADDRESS = re.compile(r"\s*\w+://\S+\s*")


def read(path: Path, data: bytes) -> SourceDocument:
    """Read messages: each string value is a segment, its unit being its JSON Pointer.

    Left out are what describes a message (keys that begin with ``@`` or ``$``; all but
    ``message`` where an object has one), addresses, and files whose ``@@locale`` isn't English.
    """
    content, encoding, mark = decode(path, data)
    messages = parse(path, content)
    segments: list[Segment] = []
    comments: list[Comment] = []
    for pointer, key, placed in strings(_messages(messages)):
        if key in _COMMENTS:
            comments.append(Comment(placed, placed.start - 1, placed.end + 1))
        elif placed.strip() and not _ADDRESS.fullmatch(placed):
            prose = Prose()
            add_string(prose, content, placed)
            segments.append(prose.segment(pointer or "/"))
    locale = messages.get("@@locale") if isinstance(messages, Pairs) else None
    if isinstance(locale, str) and not is_english(locale):
        segments = []
    directives = directives_of(path, content, comments)
    return SourceDocument(path, "json", content, tuple(segments), directives, encoding, mark)


def _messages(value: Any) -> Any:
    if isinstance(value, Pairs):
        if isinstance(value.get("message"), str):
            return Pairs((key, inner) for key, inner in value if key == "message")
        return Pairs(
            (key, _messages(inner))
            for key, inner in value
            if key in _COMMENTS or not key.startswith(("@", "$"))
        )
    return [_messages(inner) for inner in value] if isinstance(value, list) else value
