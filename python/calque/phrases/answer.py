"""The answer to a question about a phrase."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from calque.phrases.compare import Comparison
from calque.phrases.head import Head

#: Classes of documents, in words.
SIDES = {
    "ru": "translated from Russian",
    "uk": "translated from Ukrainian",
    "other": "translated from other languages",
    "mt": "machine-translated from Russian",
    "roundtrip": "English to Russian and back",
    "native": "written in English",
    "l2": "written in English by others",
}


@dataclass(frozen=True, slots=True)
class Rate:
    """How often a phrase occurs in one class of documents: in a family, or (None) in all.

    ``groups`` counts the sources that hold it (for several forms: at most so many); ``at_most`` is
    the one-sided 95 % upper bound of the rate per million where there is no hit, None where there
    is one or where nothing bounds it. Hits, groups and rate are None where they aren't known: the
    table keeps no n-gram that is found in fewer than three groups or only one set.
    """

    family: str | None
    side: str
    words: int
    hits: int | None
    groups: int | None
    per_million: float | None
    at_most: float | None


@dataclass(frozen=True, slots=True)
class Ceiling:
    """The most hits that a phrase not in the table can have in a class: those of its rarest part.

    ``at_most`` is the one-sided 95 % upper bound of the rate per million, if it had them all.
    """

    side: str
    part: str
    hits: int
    words: int
    at_most: float | None


@dataclass(frozen=True)
class Lookup:
    """How frequent a phrase is in English of known origin. Made by `calque.lookup`.

    Attributes:
        phrase: the phrase as asked.
        understood: the same as it was cut: lower case, numbers as #.
        forms: the n-grams that were found and summed; empty where none is in the table.
        wildcards: how wildcards were read, "" where there are none.
        rates: one for each family and class.
        totals: one for each class.
        comparisons: English translated from Russian against originals and other translations.
        ceilings: for a phrase that isn't in the table, where its parts bound it.
        status: ``more_frequent`` or ``less_frequent`` (than in originals), ``undecided``,
            ``too_rare``.
        sentence: what the figures support, in words.
        head: what the table says of itself.
    """

    phrase: str
    understood: str
    forms: tuple[str, ...]
    wildcards: str
    rates: tuple[Rate, ...]
    totals: tuple[Rate, ...]
    comparisons: tuple[Comparison, ...]
    ceilings: tuple[Ceiling, ...]
    status: str
    sentence: str
    head: Head = field(repr=False)

    def hits_of(self, side: str) -> int | None:
        """Return the hits in a class, ``ru``, ``native`` or another; None where not known."""
        return next((rate.hits for rate in self.totals if rate.side == side), None)

    def to_dict(self) -> dict[str, Any]:
        """Return the answer as plain data, in the schema ``calque-lookup/1``."""
        from calque.phrases.json_format import to_dict  # noqa: PLC0415  (it imports this module)

        return to_dict(self)

    def to_json(self, indent: int | None = None) -> str:
        """Return the answer as JSON text."""
        from calque.phrases.json_format import to_json  # noqa: PLC0415

        return to_json(self, indent)

    def to_text(self, width: int = 90) -> str:
        """Return the answer as a table for reading."""
        from calque.phrases.text_format import to_text  # noqa: PLC0415

        return to_text(self, width)

    def __str__(self) -> str:
        """Return the answer as text."""
        return self.to_text()
