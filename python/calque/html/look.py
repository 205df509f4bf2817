"""How a finding is drawn: by what was measured for its rule, and by what kind of finding it is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from calque.rule import Rule

#: Groups in the order in which a reader wants them; the letter stands in the class of a mark.
GROUPS = {
    "r": "marks Russian",
    "t": "marks translation, from Russian in particular or not",
    "o": "marks original English",
    "u": "undecided",
    "z": "too rare to say",
    "n": "not measured",
    "d": "topic or naming, never part of a score",
}
_OF_STATUS = {
    "marks-russian": "r",
    "marks-translation": "t",
    "marks-original": "o",
    "undecided": "u",
    "too-rare": "z",
}
#: Groups in which a difference was established; only these are coloured.
MEASURED = frozenset("rto")
# From these ratios on a mark is drawn stronger. The bound of the interval counts that is nearest
# to 1: a large ratio that is hardly known isn't strong.
_STRONG, _STRONGEST = 3.0, 10.0


@dataclass(frozen=True, slots=True)
class Look:
    """How a finding of a rule is drawn: ``group`` of `GROUPS`, ``level`` 0 (quiet) to 3."""

    use: str
    group: str
    level: int

    @property
    def style(self) -> str:
        """The class of a mark: kind (``h``, ``r``, ``d``), group, level."""
        return f"q{self.use[0]}{self.group}{self.level}"

    @property
    def order(self) -> tuple[int, int]:
        """Sorts strongest first."""
        return list(GROUPS).index(self.group), -self.level


def bound(rule: Rule) -> float:
    """Return the rule's ratio to originals at the bound nearest to 1, as a factor of 1 or more.

    1 where no difference was established.
    """
    rate = rule.rate
    if rate is None or rate.native is None or not rate.status.startswith("marks-"):
        return 1.0
    if rate.status == "marks-original":
        return 1 / max(rate.native.high, 1e-9)
    return max(1.0, rate.native.low)


def look_of(rule: Rule) -> Look:
    """Return how a rule's findings are drawn."""
    if rule.use == "display":
        return Look(rule.use, "d", 0)
    if rule.rate is None:
        return Look(rule.use, "n", 0)
    group = _OF_STATUS[rule.rate.status]
    if group not in MEASURED:
        return Look(rule.use, group, 0)
    factor = bound(rule)
    return Look(rule.use, group, 1 + (factor >= _STRONG) + (factor >= _STRONGEST))
