"""Pieces of a given length: whole units of neighbouring documents of one source and set."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from calque.training.evidence.texts import Symbols, Text

#: A piece may fall short of the length asked for by this share.
_LEAST = 0.7


@dataclass(frozen=True)
class Piece:
    """Text of one origin that is scored by itself; ``rules`` counts findings by rule number."""

    side: str
    family: str
    source: str
    set: str
    about_russia: bool
    words: int
    symbols: Symbols
    rules: dict[int, int]


class _Builder:
    def __init__(self, text: Text) -> None:
        self.text = text
        self.words = 0
        self.symbols: list[Symbols] = []
        self.rules: Counter[int] = Counter()

    def add(self, text: Text, unit: int, hits: dict[int, list[int]]) -> None:
        self.words += int(text.words[unit])
        self.symbols.append(text.symbols[unit])
        self.rules.update(hits.get(unit, ()))

    def piece(self) -> Piece:
        t = self.text
        symbols = np.concatenate(self.symbols)
        return Piece(
            t.side, t.family, t.source, t.set, t.about_russia, self.words, symbols, dict(self.rules)
        )


def _hits(text: Text) -> dict[int, list[int]]:
    hits: dict[int, list[int]] = {}
    for unit, rule in text.hits:
        hits.setdefault(unit, []).append(rule)
    return hits


def cut(texts: Iterable[Text], words: int) -> list[Piece]:
    """Return pieces of at least ``words`` words, in the texts' order.

    Units that together hold fewer words than seven tenths of that, at the end of a set's part of a
    source, are left out.
    """
    parts: dict[tuple[str, str, str, str], list[Text]] = {}
    for text in texts:
        parts.setdefault((text.side, text.family, text.set, text.source), []).append(text)
    return [piece for part in parts.values() for piece in _cut(part, words)]


def _cut(texts: Sequence[Text], words: int) -> Iterator[Piece]:
    builder: _Builder | None = None
    for text in texts:
        hits = _hits(text)
        for unit in range(len(text.words)):
            builder = builder or _Builder(text)
            builder.add(text, unit, hits)
            if builder.words >= words:
                yield builder.piece()
                builder = None
    if builder is not None and builder.words >= _LEAST * words:
        yield builder.piece()


def whole(texts: Iterable[Text], least: int = 1) -> list[Piece]:
    """Return each document of ``least`` words and more as a piece."""
    pieces = []
    for text in texts:
        if text.words.sum() < least:
            continue
        builder = _Builder(text)
        hits = _hits(text)
        for unit in range(len(text.words)):
            builder.add(text, unit, hits)
        pieces.append(builder.piece())
    return pieces
