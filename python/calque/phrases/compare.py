"""English translated from Russian against another class of documents, family by family."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from calque.phrases.block import Entry
from calque.phrases.head import Source, Typical, rank
from calque.phrases.rates import LogRatio, Side, log_ratio, pool

#: The class that is compared, and those that it is compared with.
TRANSLATED = "ru"
COMPARED = ("native", "other")
#: Fewer in a family say nothing of the sign.
_LEAST_HITS = 3


@dataclass(frozen=True, slots=True)
class FamilyRatio:
    """A rate ratio inside one family, with its 95 % interval and both sides' hits.

    ``has_data`` tells whether its sign means anything: three hits or more, and not so few words on
    a side without hits that none was to be expected there.
    """

    family: str
    hits: int
    other_hits: int
    has_data: bool
    ratio: float
    low: float
    high: float


@dataclass(frozen=True)
class Comparison:
    """English translated from Russian against documents of class `other`.

    ``ratio`` with ``low`` and ``high``, its 95 % interval, is pooled over ``families``, those in
    which either side has a hit; ``rank`` is the share of phrases of the same length and about the
    same frequency whose ratio is lower, None where there are too few such phrases.
    """

    other: str
    ratio: float
    low: float
    high: float
    families: tuple[FamilyRatio, ...]
    rank: float | None

    @property
    def hits(self) -> tuple[int, int]:
        """Hits in these families: translated from Russian, other class."""
        return sum(f.hits for f in self.families), sum(f.other_hits for f in self.families)

    @property
    def sign(self) -> int:
        """1 where the interval lies above 1, -1 where below, 0 where it holds 1."""
        return int(self.low > 1) - int(self.high < 1)


def _has_data(one: Side, other: Side) -> bool:
    hits, words = one.hits + other.hits, one.words + other.words
    return hits >= _LEAST_HITS and all(
        side.hits > 0 or hits * side.words >= words for side in (one, other)
    )


def side_of(entry: Entry, number: int, source: Source) -> Side:
    """Return an n-gram's counts in a cell as one side of a ratio."""
    cell = entry.cells.get(number)
    hits, squares = (cell.hits, cell.squares) if cell else (0, 0)
    return Side(hits, squares, source.words, source.effective_sets)


def family_ratios(
    entry: Entry, sources: Sequence[Source], other: str
) -> list[tuple[str, Side, Side, LogRatio]]:
    """Return, for each family that tells anything, both sides and their log ratio."""
    by_family: dict[str, dict[str, Side]] = {}
    for number, source in enumerate(sources):
        if source.side in (TRANSLATED, other):
            sides = by_family.setdefault(source.family, {})
            sides[source.side] = side_of(entry, number, source)
    found = []
    for family, sides in sorted(by_family.items()):
        if len(sides) == 2:
            one, two = sides[TRANSLATED], sides[other]
            ratio = log_ratio(one, two, entry.spread)
            if ratio is not None:
                found.append((family, one, two, ratio))
    return found


def compare(
    entry: Entry, sources: Sequence[Source], other: str, typical: Typical
) -> Comparison | None:
    """Compare an n-gram's rates, None where no family with both classes has a hit."""
    found = family_ratios(entry, sources, other)
    pooled = pool([ratio for *_, ratio in found], typical.heterogeneity.get(other, 0.0))
    if pooled is None:
        return None
    percentiles = typical.log_ratios.get(other)
    return Comparison(
        other,
        *pooled.interval(),
        tuple(
            FamilyRatio(family, one.hits, two.hits, _has_data(one, two), *ratio.interval())
            for family, one, two, ratio in found
        ),
        rank(percentiles, pooled.value) if percentiles else None,
    )
