"""From positions in UTF-8, which parsers tell, to positions in the text."""

from __future__ import annotations

from collections.abc import Callable


def characters(text: str) -> Callable[[int], int]:
    """Return a function from positions in ``text.encode()`` to positions in ``text``.

    It must be asked for positions that ascend.
    """
    if text.isascii():
        return lambda position: position
    data = text.encode()
    at = 0
    counted = 0

    def character(position: int) -> int:
        nonlocal at, counted
        counted += len(data[at:position].decode())
        at = position
        return counted

    return character
