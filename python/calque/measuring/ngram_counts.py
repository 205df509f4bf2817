"""Counts n-grams of documents by source, with numpy.

An n-gram is counted only if the two n-grams one word shorter that it holds were kept: what is in
three groups has parts that are in three groups. So each length needs no more memory than the text.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Generic, TypeVar

import numpy as np
import numpy.typing as npt

Ints = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float64]

_BREAK = -1

Name = TypeVar("Name")


class Numbering(Generic[Name]):
    """Numbers from 0 for names, in the order in which they come."""

    def __init__(self) -> None:
        """Begin with none."""
        self.of: dict[Name, int] = {}

    def __call__(self, name: Name) -> int:
        """Return a name's number, new if need be."""
        return self.of.setdefault(name, len(self.of))

    def __len__(self) -> int:
        """Return how many there are."""
        return len(self.of)


@dataclass
class Texts:
    """Words of many documents in one array, and what each came from.

    A cell is a (family, class); a unit is a (group, set, cell), the smallest source counted.
    """

    word_of: Numbering[str] = field(default_factory=Numbering)
    group_of: Numbering[str] = field(default_factory=Numbering)
    set_of: Numbering[str] = field(default_factory=Numbering)
    cell_of: Numbering[tuple[str, str]] = field(default_factory=Numbering)
    unit_of: Numbering[tuple[int, int, int]] = field(default_factory=Numbering)
    words: dict[int, int] = field(default_factory=dict)  # by unit
    _ids: list[Ints] = field(default_factory=list)
    _units: list[tuple[int, int]] = field(default_factory=list)  # unit, array length

    def add(
        self, runs: list[list[str]], n_words: int, *, cell: tuple[str, str], group: str, set: str
    ) -> None:
        """Add a document's runs of words; no n-gram crosses a run's end."""
        unit = self.unit_of((self.group_of(group), self.set_of(set), self.cell_of(cell)))
        self.words[unit] = self.words.get(unit, 0) + n_words
        ids = []
        for run in runs:
            ids += [self.word_of(word) for word in run]
            ids.append(_BREAK)
        self._ids.append(np.array(ids, dtype=np.int64))
        self._units.append((unit, len(ids)))

    def arrays(self) -> tuple[Ints, Ints]:
        """Return word numbers (-1 between runs) and units, one for each place."""
        if not self._ids:
            return np.empty(0, np.int64), np.empty(0, np.int64)
        units = np.repeat(
            np.array([unit for unit, _ in self._units]), [length for _, length in self._units]
        )
        return np.concatenate(self._ids), units.astype(np.int64)


@dataclass(frozen=True)
class Counts:
    """Kept n-grams of one length: their names, and hits as a list of (n-gram, unit, hits)."""

    n: int
    names: list[str]
    ngram: Ints
    unit: Ints
    hits: Ints


def _distinct(ngram: Ints, other: Ints, size: int) -> Ints:
    """Return, by n-gram, how many distinct values of `other` go with it."""
    if not len(ngram):
        return np.zeros(size, np.int64)
    pairs = np.unique(ngram * (int(other.max()) + 1) + other)
    return np.bincount(pairs // (int(other.max()) + 1), minlength=size)


def count(texts: Texts, thresholds: Mapping[int, tuple[int, int]]) -> Iterator[Counts]:
    """Yield the n-grams of each length that enough groups and sets hold, shortest first.

    Args:
        texts: the documents.
        thresholds: the least (groups, sets) by n, from 1 on; never lower for longer n-grams.
    """
    places, units = texts.arrays()
    parts = np.array(list(texts.unit_of.of), dtype=np.int64).reshape(-1, 3)
    names: list[str] = list(texts.word_of.of)
    before, last_names = places, names
    for n, (least_groups, least_sets) in sorted(thresholds.items()):
        if n == 1:
            at = np.flatnonzero(places != _BREAK)
            keys = places[at]
        else:
            at = np.flatnonzero((before[:-1] >= 0) & (before[1:] >= 0))
            keys = before[at] * len(last_names) + before[at + 1]
        distinct, ids = np.unique(keys, return_inverse=True)
        size, n_units = len(distinct), len(parts)
        pairs, hits = np.unique(ids * n_units + units[at], return_counts=True)
        ngram, unit = pairs // n_units, pairs % n_units
        keep = (_distinct(ngram, parts[unit, 0], size) >= least_groups) & (
            _distinct(ngram, parts[unit, 1], size) >= least_sets
        )
        number = np.where(keep, np.cumsum(keep) - 1, _BREAK)
        if n == 1:
            kept_names = [names[key] for key in distinct[keep].tolist()]
        else:
            heads, tails = np.divmod(distinct[keep], len(last_names))
            kept_names = [
                f"{last_names[head]} {last_names[tail].rsplit(' ', 1)[-1]}"
                for head, tail in zip(heads.tolist(), tails.tolist(), strict=True)
            ]
        following = np.full(len(before), _BREAK, np.int64)
        following[at] = number[ids]
        before, last_names = following, kept_names
        kept = keep[ngram]
        yield Counts(n, kept_names, number[ngram[kept]], unit[kept], hits[kept].astype(np.int64))
        if not kept_names:
            return
