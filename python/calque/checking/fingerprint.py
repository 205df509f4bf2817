"""Fingerprints without places: they stay the same while the text is edited elsewhere."""

from __future__ import annotations

import hashlib
import re

_WORD = re.compile(r"\w+(?:['\u2019]\w+)*")
_NEIGHBOURS = 3  # words on either side
_REACH = 120  # characters in which they are looked for


def words_of(text: str) -> list[str]:
    """Return a text's words without their case."""
    return [word.casefold().replace("\u2019", "'") for word in _WORD.findall(text)]


def fingerprint(rule: str, text: str, start: int, end: int, within: tuple[int, int]) -> str:
    """Return the fingerprint of ``text[start:end]``, which a rule marks.

    It covers the rule, the marked words and up to three words on either side that stand in the same
    paragraph, ``within``; not case, white space or punctuation.
    """
    first, last = within
    cut = max(first, start - _REACH)
    before = words_of(text[cut:start])
    if cut > first and before:
        del before[0]  # it may have been cut
    stop = min(last, end + _REACH)
    after = words_of(text[end:stop])
    if stop < last and after:
        del after[-1]
    return digest(rule, words_of(text[start:end]), before[-_NEIGHBOURS:], after[:_NEIGHBOURS])


def digest(rule: str, *parts: list[str]) -> str:
    """Return the fingerprint of a rule and lists of words."""
    told = "\0".join([rule, *(" ".join(part) for part in parts)])
    return hashlib.sha256(told.encode("utf-8", "surrogatepass")).hexdigest()[:16]
