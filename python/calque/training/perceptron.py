"""An averaged perceptron (Collins 2002, "Discriminative training methods for hidden Markov models",
section 2), decoded greedily."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

Row = dict[str, float]


def score(
    weights: Mapping[str, Mapping[str, float]], features: Iterable[str]
) -> defaultdict[str, float]:
    """Return each tag's sum of weights."""
    scores: defaultdict[str, float] = defaultdict(float)
    for feature in features:
        row = weights.get(feature)
        if row:
            for tag, weight in row.items():
                scores[tag] += weight
    return scores


def best(scores: Mapping[str, float], candidates: Iterable[str]) -> str:
    """Return the candidate of the highest score; the first of equals."""
    top, top_score = "", -1e30
    for tag in candidates:
        value = scores.get(tag, 0.0)
        if value > top_score:
            top, top_score = tag, value
    return top


class Perceptron:
    """Weights under training and their running sums."""

    def __init__(self) -> None:
        """Begin with no weights."""
        self.weights: dict[str, Row] = {}
        self._sums: dict[tuple[str, str], float] = defaultdict(float)
        self._changed: dict[tuple[str, str], int] = defaultdict(int)
        self._now = 0

    def update(self, truth: str, guess: str, features: Iterable[str]) -> None:
        """Learn from one decision."""
        self._now += 1
        if truth == guess:
            return
        for feature in features:
            row = self.weights.setdefault(feature, {})
            for tag, change in ((truth, 1.0), (guess, -1.0)):
                key = feature, tag
                weight = row.get(tag, 0.0)
                self._sums[key] += (self._now - self._changed[key]) * weight
                self._changed[key] = self._now
                row[tag] = weight + change

    def averaged(self) -> dict[str, Row]:
        """Return the weights averaged over all decisions."""
        out: dict[str, Row] = {}
        for feature, row in self.weights.items():
            for tag, weight in row.items():
                key = feature, tag
                total = self._sums[key] + (self._now - self._changed[key]) * weight
                if total:
                    out.setdefault(feature, {})[tag] = total / self._now
        return out
