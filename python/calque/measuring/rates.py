"""From counts to each rule's rate ratios and status."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from calque.measured import Interval, Rate, wording_of
from calque.measuring.comparison import RuleRatios, compare
from calque.measuring.pool import Pooled, pool
from calque.measuring.shrinkage import Shrunk, shrink
from calque.measuring.source_counts import SourceCounts, by_source
from calque.measuring.source_variance import between_sources
from calque.measuring.status import Comparison, benjamini_hochberg, is_rare, status_of
from calque.measuring.tally import Tally
from calque.rule import Rule


@dataclass(frozen=True)
class _Side:
    """All rules against one class."""

    ratios: list[RuleRatios]
    pooled: list[Pooled | None]
    q: NDArray[np.float64]

    def comparison(self, rule: int) -> Comparison:
        pooled = self.pooled[rule]
        sign = int(np.sign(pooled.value)) if pooled else 0
        return Comparison(sign, float(self.q[rule]), self.ratios[rule].agreeing(sign))


def _against(counts: SourceCounts, other: str, spread: NDArray[np.float64]) -> _Side:
    ratios = compare(counts, other, spread)
    cells = [
        (
            [one.value for one in r.by_family.values()],
            [one.variance for one in r.by_family.values()],
        )
        for r in ratios
    ]
    pooled = pool(cells, spread.tolist())
    # A rule without a hit is one more test that finds nothing.
    q = benjamini_hochberg([one.p if one else 1.0 for one in pooled])
    return _Side(ratios, pooled, q)


def _interval(value: float, low: float, high: float) -> Interval:
    return Interval(*(float(np.exp(one)) for one in (value, low, high)))


def _shrunk(side: _Side, rules: Sequence[Rule]) -> dict[int, Shrunk]:
    known = [(number, one) for number, one in enumerate(side.pooled) if one is not None]
    results = shrink(
        [one.value for _, one in known],
        [one.variance for _, one in known],
        [rules[number].category for number, _ in known],
        [is_rare(side.ratios[number].power) for number, _ in known],
    )
    return {number: one for (number, _), one in zip(known, results, strict=True)}


def measure(counted: Tally, rules: Sequence[Rule]) -> dict[str, Rate]:
    """Return the measured rate of each rule, by its id.

    A ratio is that of rates in class ``ru`` to those in class ``native`` or ``other``: estimated
    in each family of texts with the source as the unit (`source_variance`, `ratio`), pooled over
    the families (`pool`). Where a rule is too rare to show anything (`status.power`), its ratio is
    drawn towards those of its construction family (`shrinkage`); statuses come from its own counts.
    Rules of use ``display`` are left out: they mark topics, and a topic's ratio says nothing of
    phrasing.

    Args:
        counted: hits of all rules of a detector.
        rules: the rules, in the tally's order.
    """
    if tuple(rule.id for rule in rules) != counted.rules:
        raise ValueError("the rules aren't those that were counted")
    kept = [number for number, rule in enumerate(rules) if rule.use != "display"]
    judged = [rules[number] for number in kept]
    chosen = Tally(
        tuple(rule.id for rule in judged),
        counted.rows,
        counted.words,
        counted.documents,
        counted.hits[kept],
        counted.documents_hit[kept],
    )
    counts = by_source(chosen)
    spread = between_sources(counts, ("ru", "native", "other"))
    native = _against(counts, "native", spread)
    other = _against(counts, "other", spread)
    russian = [place for place, row in enumerate(chosen.rows) if row.side == "ru"]
    documents = chosen.documents_hit[:, russian].sum(axis=1)
    found = _Found(native, other, _shrunk(native, judged), documents)
    return {rule.id: _rate(rule, number, found) for number, rule in enumerate(judged)}


@dataclass(frozen=True)
class _Found:
    """All that was found of all rules; ``documents`` are Russian translations with a hit."""

    native: _Side
    other: _Side
    shrunk: dict[int, Shrunk]
    documents: NDArray[np.int64]


def _rate(rule: Rule, number: int, found: _Found) -> Rate:
    native, other, shrunk = found.native, found.other, found.shrunk.get(number)
    pooled, translated = native.pooled[number], other.pooled[number]
    families = native.ratios[number].by_family.values()
    comparison = native.comparison(number)
    interval = _interval(shrunk.value, shrunk.low, shrunk.high) if shrunk else None
    if pooled and shrunk and shrunk.own == 1:
        interval = _interval(pooled.value, pooled.low, pooled.high)  # exact, not only normal
    agreeing = sum(np.sign(one.value) == comparison.sign for one in families)
    return Rate(
        wording=wording_of(rule),
        status=status_of(comparison, other.comparison(number), native.ratios[number].power),
        native=interval,
        native_q=comparison.q,
        predicted=(
            (float(np.exp(pooled.predicted[0])), float(np.exp(pooled.predicted[1])))
            if pooled
            else None
        ),
        heterogeneity=pooled.heterogeneity if pooled else None,
        other=(
            _interval(translated.value, translated.low, translated.high) if translated else None
        ),
        other_q=float(other.q[number]),
        documents=int(found.documents[number]),
        families_agreeing=int(agreeing) if pooled else 0,
        families=len(families),
        shrunk=shrunk is not None and shrunk.own < 1,
    )
