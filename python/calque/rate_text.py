"""What was measured for a rule, in words."""

from __future__ import annotations

from functools import lru_cache

from calque.measured import STATUSES, Interval, Rate

NOT_MEASURED = "not measured"
_ORIGINALS = "English translated from Russian as in originals"


def number(value: float) -> str:
    """Return a ratio as people read it: two digits, or whole from 10 on."""
    if value >= 1000:
        return "over 1,000"
    if value >= 10:
        return f"{value:.0f}"
    return f"{value:.1f}" if value >= 0.1 else f"{value:.2f}"


def _bounds(interval: Interval, percent: str = "") -> str:
    return f"({percent}{number(interval.low)} to {number(interval.high)}"


def _native(rate: Rate, native: Interval) -> str:
    said = f"{number(native.ratio)} times as frequent in {_ORIGINALS} "
    documents = f"{rate.documents} document" + ("s" if rate.documents != 1 else "")
    agreeing = f"{rate.families_agreeing} of {rate.families} text families agree"
    return said + _bounds(native, "95 % ") + f"; {documents}, {agreeing})"


def _other(rate: Rate) -> str:
    if rate.other is None:
        return "no hits to compare with other translations"
    said = f"against other translations {number(rate.other.ratio)} {_bounds(rate.other)})"
    if rate.other.side == "undecided":
        return said + ": undecided"
    # An interval that excludes 1 may still be one of the chance findings among so many rules.
    unsettled = rate.status == "marks-translation"
    return said + (": not settled, with so many rules tested" if unsettled else "")


def _too_rare(rate: Rate) -> str:
    documents = f"{rate.documents} document" + ("s" if rate.documents != 1 else "")
    said = f"hits in {documents} translated from Russian, where even a threefold ratio to originals"
    said += " would probably be missed"
    if rate.native is None or not rate.shrunk:
        return said
    drawn = f"{number(rate.native.ratio)} {_bounds(rate.native, '95 % ')})"
    return f"{said}; drawn towards its construction family that ratio is {drawn}"


@lru_cache(maxsize=4096)
def in_words(rate: Rate | None) -> str:
    """Return one sentence on a rule's rate; None is a rule that was not measured.

    >>> in_words(None)
    'not measured'
    """
    if rate is None:
        return NOT_MEASURED
    if rate.status == "too-rare" or rate.native is None:
        return f"{STATUSES[rate.status]}: {_too_rare(rate)}"
    return f"{STATUSES[rate.status]}: {_native(rate, rate.native)}; {_other(rate)}"


def predicted(rate: Rate) -> str | None:
    """Return the prediction for a source not yet seen; None where there is none."""
    if rate.predicted is None:
        return None
    low, high = (number(bound) for bound in rate.predicted)
    return f"a source not yet seen: {low} to {high} times (95 %)"
