"""The file with n-gram counts: a head, then blocks in the order of their n-grams.

bytes 0-7    ``calqueNG``
bytes 8-19   version, length of the head, CRC-32 of the head (unsigned, 32 bits, little-endian)
then         the head: JSON, compressed with zlib; see `Head`
then         blocks (see `block`); the head has the first n-gram, place, length, CRC-32 of each
"""

from __future__ import annotations

import json
import os
import struct
import zlib
from bisect import bisect_right
from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path
from typing import Any

from calque import DataError
from calque.phrases.block import Entry, decode, encode
from calque.phrases.head import Head

MAGIC = b"calqueNG"
VERSION = 1
_FIXED = struct.Struct("<8sIII")
_BLOCK = 512  # n-grams


def write(path: Path, head: dict[str, Any], entries: Iterable[tuple[str, Entry]]) -> int:
    """Write n-grams with their counts, in any order, and return the file's size in bytes."""
    ordered = sorted((key.encode(), entry) for key, entry in entries)
    index, blocks = [], []
    at = 0
    for begin in range(0, len(ordered), _BLOCK):
        part = ordered[begin : begin + _BLOCK]
        block = encode(part)
        index.append([part[0][0].decode(), at, len(block), zlib.crc32(block)])
        blocks.append(block)
        at += len(block)
    told = json.dumps({**head, "blocks": index}, ensure_ascii=False, sort_keys=True)
    packed = zlib.compress(told.encode(), 9)
    path.parent.mkdir(parents=True, exist_ok=True)
    with open(path, "wb") as file:
        file.write(_FIXED.pack(MAGIC, VERSION, len(packed), zlib.crc32(packed)) + packed)
        file.writelines(blocks)
        return file.tell()


class Table:
    """N-gram counts, read block by block as they are asked for. Threads may share one.

    Raises:
        DataError: the file is missing or damaged; the message says what is wrong and where. The
            head is checked here, a block when it is first read.
    """

    def __init__(self, path: Path) -> None:
        """Open the file, read its head, close it."""
        self.path = path
        try:
            with open(path, "rb") as file:
                self._size = os.fstat(file.fileno()).st_size
                fixed = file.read(_FIXED.size)
                if len(fixed) < _FIXED.size or not fixed.startswith(MAGIC):
                    raise self._fault(0, "is no table of n-grams")
                _, version, length, crc = _FIXED.unpack(fixed)
                if version != VERSION:
                    raise self._fault(8, f"version {version}; this calque reads {VERSION}")
                packed = file.read(length)
        except OSError as error:
            raise DataError(f"{path}: can't be read: {error.strerror}") from error
        if len(packed) != length or zlib.crc32(packed) != crc:
            raise self._fault(_FIXED.size, "the head is damaged")
        told = json.loads(zlib.decompress(packed))
        self._index: list[tuple[str, int, int, int]] = told.pop("blocks")
        self._firsts = [first.encode() for first, *_ in self._index]
        self._begin = _FIXED.size + length
        end = self._begin + sum(length for _, _, length, _ in self._index)
        if self._size != end:
            raise self._fault(min(self._size, end), f"{self._size} bytes, not {end}")
        self.head = Head.from_json(told)
        self._block = lru_cache(maxsize=16)(self._read_block)

    def _fault(self, at: int, why: str) -> DataError:
        return DataError(f"{self.path}: byte {at}: {why}")

    def _read_block(self, number: int) -> dict[str, Entry]:
        _, at, length, crc = self._index[number]
        with open(self.path, "rb") as file:
            file.seek(self._begin + at)
            block = file.read(length)
        if zlib.crc32(block) != crc:
            raise self._fault(self._begin + at, "the block is damaged")
        try:
            return decode(block)
        except ValueError as error:
            raise self._fault(self._begin + at, f"the block is damaged: {error}") from error

    def _number(self, key: bytes) -> int:
        return max(bisect_right(self._firsts, key) - 1, 0)

    def find(self, ngram: str) -> Entry | None:
        """Return an n-gram's counts (words in lower case, a blank between), None if not kept."""
        return self._block(self._number(ngram.encode())).get(ngram) if self._index else None

    def words_like(self, prefix: str) -> list[str]:
        """Return the kept single words that begin so, in the order of their letters."""
        words: list[str] = []
        for number in range(self._number(prefix.encode()), len(self._index)):
            if number > 0 and self._firsts[number] > prefix.encode() + b"\xff":
                break
            words += [
                key for key in self._read_block(number) if key.startswith(prefix) and " " not in key
            ]
        return words
