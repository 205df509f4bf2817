"""How dense marking findings are in held-out documents: ``measured/densities.tsv`` of a language.

The file is written by ``python -m calque.measuring.densities``. It has comments that begin with
``#``, a line with the names of `COLUMNS`, and a line for each document, separated by tabs. No
document is named.
"""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from calque import data

COLUMNS = ("family", "class", "source", "words", "marking")
#: Shorter documents aren't in the file: a density in so few words is mostly chance.
LEAST_WORDS = 150


class Measured(NamedTuple):
    """One document: family of texts, class, number of its source, words, and marking findings."""

    family: str
    side: str
    source: int
    words: int
    marking: int

    @property
    def density(self) -> float:
        """Findings that mark Russian or translation, per 1,000 words."""
        return 1000 * self.marking / self.words


def read_densities(text: str, name: str) -> tuple[Measured, ...]:
    """Read a file of densities; ``name`` stands for it in messages.

    Raises ValueError where a line is faulty; the message names file and line.
    """
    found = []
    for number, line in enumerate(text.split("\n"), 1):
        if not line or line.startswith("#") or line == "\t".join(COLUMNS):
            continue
        try:
            family, side, source, words, marking = line.split("\t")
            found.append(Measured(family, side, int(source), int(words), int(marking)))
            if found[-1].words < LEAST_WORDS or not found[-1].marking >= 0:
                raise ValueError("a number is out of range")
        except ValueError as error:
            raise ValueError(f"{name}:{number}: {error}") from error
    return tuple(found)


@cache
def densities(language: str = "ru") -> tuple[Measured, ...]:
    """Return what was measured; nothing where there is no such file."""
    text = data.measured_text(language, "densities.tsv")
    return read_densities(text, "densities.tsv") if text is not None else ()
