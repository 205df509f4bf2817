"""Raw text as baselines and floors see it: words, names, content words."""

from __future__ import annotations

import re
from collections.abc import Callable

Analyzer = Callable[[str], list[str]]

_WORD = re.compile(r"[^\W\d_]+(?:['\u2019][^\W\d_]+)?")
_OPENS = re.compile(r"(?:^|[.!?:;\n\u2022\"\u201c\u2018(\[])\W*$")
_BEFORE = 6  # characters before a word in which the end of a sentence is looked for


def words(text: str) -> list[str]:
    """Return the words in lower case, apostrophes straightened."""
    return [found.replace("\u2019", "'").lower() for found in _WORD.findall(text)]


def names(text: str) -> list[str]:
    """Return capitalised words that don't open a sentence: the names, roughly."""
    return [
        found.group().replace("\u2019", "'").lower()
        for found in _WORD.finditer(text)
        if found.group()[0].isupper()
        and not _OPENS.search(text[max(0, found.start() - _BEFORE) : found.start()])
    ]


def content_words(known: frozenset[str]) -> Analyzer:
    """Return what lists the words in lower-case type that aren't among ``known``."""

    def analyze(text: str) -> list[str]:
        found = (word for word in _WORD.findall(text) if word[0].islower())
        return [word for word in found if word.replace("\u2019", "'") not in known]

    return analyze


def only(known: frozenset[str]) -> Analyzer:
    """Return what lists the words that are among ``known``."""
    return lambda text: [word for word in words(text) if word in known]
