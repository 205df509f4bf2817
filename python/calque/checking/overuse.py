"""Whether a document uses an ordinary phrase more than native English does.

One occurrence of such a phrase says nothing, so nothing is shown below `Limits.least` occurrences,
nor where chance explains as many.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import exp, lgamma, log, log1p

from calque.editing import Editing


@dataclass(frozen=True, slots=True)
class Overuse:
    """A phrase that a document overuses.

    Attributes:
        count: occurrences in the document.
        expected: occurrences in as many words of native English.
        chance: the share of native documents as long that would have as many or more.
    """

    count: int
    expected: float
    chance: float

    def in_words(self) -> str:
        """Return it for people, without the phrase.

        >>> Overuse(4, 0.21, 0.0004).in_words()
        '4 times here, where native English as long has 0.2'
        """
        expected = f"{self.expected:.1f}" if self.expected >= 0.05 else "hardly any"
        return f"{self.count} times here, where native English as long has {expected}"


def tail(count: int, mean: float, shape: float) -> float:
    """Return the probability of ``count`` or more hits where ``mean`` are expected.

    Negative binomial: Poisson hits whose rate varies between documents as a gamma distribution of
    that shape (Greenwood and Yule 1920, JRSS 83: 255-279).
    """
    if count <= 0:
        return 1.0
    ratio = mean / (mean + shape)
    term = exp(
        lgamma(count + shape) - lgamma(shape) - lgamma(count + 1)
        + count * log(ratio) - shape * log1p(mean / shape)
    )  # fmt: skip
    total = 0.0
    while term > total * 1e-9:
        total += term
        term *= ratio * (count + shape) / (count + 1)
        count += 1
    return min(1.0, total)


@dataclass(frozen=True, slots=True)
class Limits:
    """From where an ordinary phrase is shown.

    Attributes:
        level: the largest `Overuse.chance`.
        least: the fewest occurrences.
    """

    level: float
    least: int

    def overuse(self, count: int, words: int, editing: Editing | None) -> Overuse | None:
        """Return the overuse of a phrase that a document of so many words has so often.

        None where it's no more than limits allow, or where the rule's native rate isn't known: a
        team's own ``rate`` rule then shows from ``least`` occurrences on (chance is 0).
        """
        if count < self.least:
            return None
        if editing is None:
            return Overuse(count, 0.0, 0.0)
        mean = editing.per_million * words / 1e6
        chance = tail(count, mean, editing.shape)
        return Overuse(count, mean, chance) if chance <= self.level else None
