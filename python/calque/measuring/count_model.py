"""The rules alone as a model of counts: what hits and their absence say of a whole text."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from math import log

from calque.measuring.counts_file import read_counts
from calque.measuring.rate_files import ALL_TEXTS
from calque.rule import Rule

_SHARED = 0.5  # a hit's share given to a rule without any in originals


class CountModel:
    """Poisson log likelihood ratio of Russian-translated to original English, rule by rule.

    With r0 the rate in originals and r1 = ratio · r0 that in translations, n hits in w words give
    n·log(r1/r0) - (r1 - r0)·w (Mosteller and Wallace 1964, Inference and Disputed Authorship).
    Rules are taken to be independent, which they aren't: the score ranks documents and is no
    evidence.
    """

    def __init__(self, ratios: Mapping[str, float], base: Mapping[str, float]) -> None:
        """Take each rule's rate ratio and its rate per word in originals."""
        self._weights = {rule: log(ratio) for rule, ratio in ratios.items()}
        self._per_word = sum((ratio - 1) * base[rule] for rule, ratio in ratios.items())

    def score(self, rules: Iterable[str], words: int) -> float:
        """Return the score of a text from the rules of its findings and its words."""
        return sum(self._weights.get(rule, 0.0) for rule in rules) - self._per_word * words

    @classmethod
    def from_measured(cls, rules: Sequence[Rule], counts: str) -> CountModel:
        """Return the model of the measured rules; ``counts`` is the text of counts.tsv."""
        rows = read_counts(counts)
        words = sum(row.words for row in rows if row.rule == ALL_TEXTS and row.side == "native")
        hits: dict[str, int] = {}
        for row in rows:
            if row.side == "native" and row.rule != ALL_TEXTS:
                hits[row.rule] = hits.get(row.rule, 0) + row.hits
        ratios = {
            rule.id: rule.rate.native.ratio
            for rule in rules
            if rule.rate is not None and rule.rate.native is not None and rule.use != "display"
        }
        base = {rule: max(hits.get(rule, 0), _SHARED) / words for rule in ratios}
        return cls(ratios, base)
