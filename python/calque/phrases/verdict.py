"""What the figures on a phrase support, as a status and a plain sentence.

The sentence speaks of phrasing, never of a person, and claims no more than the interval does.
"""

from __future__ import annotations

from collections.abc import Sequence

from calque.phrases.answer import SIDES, Ceiling, Rate
from calque.phrases.compare import TRANSLATED, Comparison

#: Fewer hits on both sides together are too rare to say, unless the interval excludes 1.
FEW = 10
#: Fewer are given as a reason for being undecided.
NOT_MANY = 50


def ratio_text(ratio: float) -> str:
    """Return a ratio with two digits that count, and with three where it might read as 1."""
    if 0.95 <= ratio < 1.05:
        return f"{ratio:.2f}"
    return f"{ratio:,.0f}" if ratio >= 10 else f"{ratio:.1f}" if ratio >= 1 else f"{ratio:.2g}"


def times(one: Comparison) -> str:
    """Return a ratio with its interval."""
    low, high = ratio_text(one.low), ratio_text(one.high)
    return f"{ratio_text(one.ratio)} times (95 % {low} to {high})"


def _millions(words: int) -> str:
    return f"{words / 1e6:.1f} million words"


def _families(one: Comparison, sign: int) -> str:
    told = [family for family in one.families if family.has_data]
    agree = sum((family.ratio > 1) == (sign > 0) for family in told)
    if not told:
        return "though no family alone has enough hits"
    if len(told) == 1:
        return f"with data in one family only ({told[0].family})"
    if agree == len(told):
        return f"in all {agree} families with data"
    return f"in {agree} of {len(told)} families with data"


def _differs(one: Comparison) -> str:
    """Tell where the sign differs by family, "" where it doesn't."""
    more = [family.family for family in one.families if family.has_data and family.ratio > 1]
    less = [family.family for family in one.families if family.has_data and family.ratio < 1]
    if not (more and less):
        return ""
    return f"the sign differs by register (more in {', '.join(more)}; less in {', '.join(less)})"


def _beside_others(one: Comparison | None, sign: int) -> str:
    if one is None:
        return "There is nothing to compare in other translations."
    if one.sign == 0:
        mark = " So it may mark translation as such, not Russian." if sign > 0 else ""
        return f"Against other translations undecided: {times(one)}.{mark}"
    word = "more" if one.sign > 0 else "less"
    return (
        f"It is {word} frequent than in other translations too: {times(one)}."
        if (one.sign == sign)
        else f"But it is {word} frequent than in other translations: {times(one)}."
    )


def _unknown(ceilings: Sequence[Ceiling], totals: Sequence[Rate]) -> str:
    words = sum(rate.words for rate in totals)
    said = (
        "Too rare to say: found in fewer than three sources or in only one set of texts among "
        f"{_millions(words)}."
    )
    for ceiling in ceilings:
        if ceiling.side == TRANSLATED:
            bound = "" if ceiling.at_most is None else f", at most {ceiling.at_most:.1f} a million"
            said += (
                f" At most {ceiling.hits} hits in {_millions(ceiling.words)} "
                f"{SIDES[TRANSLATED]}, those of its part \u201c{ceiling.part}\u201d{bound}."
            )
    return said


def verdict(
    totals: Sequence[Rate], comparisons: Sequence[Comparison], ceilings: Sequence[Ceiling]
) -> tuple[str, str]:
    """Return the status and the sentence; see `Lookup`."""
    by_side = {rate.side: rate for rate in totals}
    if all(rate.hits is None for rate in totals):
        return "too_rare", _unknown(ceilings, totals)
    by_other = {one.other: one for one in comparisons}
    native, others = by_other.get("native"), by_other.get("other")
    if native is None:
        hits = sum(rate.hits or 0 for rate in totals)
        return "too_rare", (
            f"Too rare to say: {hits} hits, none in a family with both English translated from "
            "Russian and original English."
        )
    hits = sum(native.hits)
    words = sum(by_side[side].words for side in (TRANSLATED, "native") if side in by_side)
    if native.sign:
        word = "More" if native.sign > 0 else "Less"
        return ("more_frequent" if native.sign > 0 else "less_frequent"), (
            f"{word} frequent in English translated from Russian than in original English, "
            f"{times(native)}, {_families(native, native.sign)}. "
            + _beside_others(others, native.sign)
        )
    fits = f"ratios from {ratio_text(native.low)} to {ratio_text(native.high)} fit the figures"
    if hits < FEW:
        return "too_rare", f"Too rare to say: {hits} hits in {_millions(words)}; {fits}."
    reasons = [f"few hits ({hits})"] if hits < NOT_MANY else []
    differs = _differs(native)
    if differs:
        reasons.append(differs)
    listed = f"{', '.join(reasons)}, and {fits}" if reasons else fits
    return "undecided", f"Undecided: {listed}. " + _beside_others(others, 0)
