"""Blocks of the n-gram table: some hundred n-grams in order, with their counts, as bytes.

A block holds columns, compressed together: for each n-gram how much of it the one before shares,
the rest of it, its spread from set to set, its number of cells; then for each cell its number,
hits, hits less groups, and, where these are not 0, squares less hits. Numbers are base-128
varints, lowest seven bits first.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterable
from dataclasses import dataclass

#: The spread (standard deviation of the log rate from set to set) is kept in steps of 1/32.
SPREAD_STEP = 1 / 32
_MOST_STEPS = 255


@dataclass(frozen=True, slots=True)
class Cell:
    """Counts of an n-gram in one family and class.

    ``groups`` is how many sources hold it; ``squares`` sums the squares of their hits, from which
    the variance of clustered hits is known.
    """

    hits: int
    groups: int
    squares: int


@dataclass(frozen=True, slots=True)
class Entry:
    """An n-gram's counts by cell number, and its spread from set to set."""

    spread: float
    cells: dict[int, Cell]


def _varint(value: int) -> bytes:
    out = bytearray()
    while value > 0x7F:
        out.append(value & 0x7F | 0x80)
        value >>= 7
    out.append(value)
    return bytes(out)


def _shared(one: bytes, other: bytes) -> int:
    for at, (a, b) in enumerate(zip(one, other, strict=False)):
        if a != b:
            return at
    return min(len(one), len(other))


def encode(entries: Iterable[tuple[bytes, Entry]]) -> bytes:
    """Return n-grams, ascending, as a compressed block."""
    shares, rests, heads, numbers = bytearray(), bytearray(), bytearray(), bytearray()
    hits, others = bytearray(), bytearray()
    before = b""
    count = 0
    for key, entry in entries:
        count += 1
        share = _shared(before, key)
        shares += _varint(share)
        rests += key[share:] + b"\n"
        before = key
        heads.append(min(round(entry.spread / SPREAD_STEP), _MOST_STEPS))
        heads.append(len(entry.cells))
        for number, cell in sorted(entry.cells.items()):
            numbers.append(number)
            hits += _varint(cell.hits)
            others += _varint(cell.hits - cell.groups)
            if cell.hits > cell.groups:
                others += _varint(cell.squares - cell.hits)
    columns = (shares, rests, heads, numbers, hits, others)
    raw = _varint(count) + b"".join(_varint(len(column)) for column in columns)
    return zlib.compress(raw + b"".join(columns), 9)


class _Numbers:
    """Varints, read one after another."""

    def __init__(self, data: bytes) -> None:
        self.data = data
        self.at = 0

    def next(self) -> int:
        value = shift = 0
        while True:
            byte = self.data[self.at]
            self.at += 1
            value |= (byte & 0x7F) << shift
            if byte < 0x80:
                return value
            shift += 7


def decode(block: bytes) -> dict[str, Entry]:
    """Return a block's n-grams in order.

    Raises:
        ValueError: the bytes are no block.
    """
    try:
        raw = zlib.decompress(block)
        head = _Numbers(raw)
        count = head.next()
        lengths = [head.next() for _ in range(6)]
        at = head.at
        columns = []
        for length in lengths:
            columns.append(raw[at : at + length])
            at += length
        if at != len(raw):
            raise ValueError(f"{len(raw)} bytes where {at} were announced")
        return _entries(count, columns)
    except (zlib.error, IndexError, UnicodeDecodeError) as error:
        raise ValueError(str(error)) from error


def _entries(count: int, columns: list[bytes]) -> dict[str, Entry]:
    shares, hits, others = _Numbers(columns[0]), _Numbers(columns[4]), _Numbers(columns[5])
    rests, heads, numbers = columns[1].split(b"\n"), columns[2], iter(columns[3])
    entries: dict[str, Entry] = {}
    key = b""
    for i in range(count):
        key = key[: shares.next()] + rests[i]
        cells = {}
        for _ in range(heads[2 * i + 1]):
            n = hits.next()
            extra = others.next()
            cells[next(numbers)] = Cell(n, n - extra, n + (others.next() if extra else 0))
        entries[key.decode()] = Entry(heads[2 * i] * SPREAD_STEP, cells)
    return entries
