"""Making what was read harmless inside HTML."""

from __future__ import annotations

import html

from calque.text_format import printable


def text(raw: str) -> str:
    """Return text for use between tags and in quoted attributes.

    Characters that turn the writing direction or control a device become U+FFFD, as in
    `printable`; white space becomes a blank, which is what HTML would show for it.
    """
    return html.escape(printable(raw))
