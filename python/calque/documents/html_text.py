"""HTML as text: what a browser would show as running text, block by block."""

from __future__ import annotations

import re

from lxml import etree, html

# fmt: off
_SKIPPED = frozenset((
    "script", "style", "template", "noscript", "head", "svg", "math", "nav", "button", "select",
    "textarea", "iframe", "object",
))
_INLINE = frozenset((
    "a", "abbr", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em", "font", "i",
    "ins", "kbd", "label", "mark", "q", "s", "samp", "small", "span", "strike", "strong", "sub",
    "sup", "time", "tt", "u", "var", "wbr",
))
# fmt: on
_BLANKS = re.compile(r"[ \t\r\n\f]+")


def _pieces(content: bytes) -> list[str]:
    """Return texts and breaks in the order of the page."""
    try:
        root = html.document_fromstring(content)
    except etree.ParserError:  # nothing but white space or comments
        return []
    pieces: list[str] = []
    skipping = 0
    # Events instead of recursion: pages nest deeper than Python's stack.
    for event, element in etree.iterwalk(root, events=("start", "end", "comment", "pi")):
        name = element.tag if isinstance(element.tag, str) else None
        opens, closes = event == "start", event != "start"
        if name in _SKIPPED:
            skipping += 1 if opens else -1
        elif name == "br":
            pieces.append("\n" if opens else "")
        elif name is not None and name not in _INLINE:
            pieces.append("\n\n")
        if skipping == 0:
            # A comment has text too, which isn't shown; what follows it is.
            said = element.text if opens else None
            pieces.append(_BLANKS.sub(" ", said or ""))
            pieces.append(_BLANKS.sub(" ", (element.tail or "") if closes else ""))
    return pieces


def to_text(content: bytes) -> str:
    """Return the text of a page, with an empty line between blocks.

    The encoding is the one that the page declares; navigation, scripts and forms are left out.
    """
    text = "".join(_pieces(content))
    text = re.sub(r" *\n *", "\n", text)
    return re.sub(r"\n{2,}", "\n\n", re.sub(" {2,}", " ", text)).strip()
