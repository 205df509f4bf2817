"""The register check: which measured family of texts a document is nearest to, and how near."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import log, sqrt

from calque.document_evidence.model import RegisterModel

#: Families in words.
NAMES = {
    "news": "news",
    "political": "political speeches and statements",
    "un": "speeches at the United Nations",
    "law": "treaties and other lists of obligations",
    "literature": "literature",
    "tech": "technical documentation and blogs",
    "science": "scientific abstracts and textbooks",
    "reference": "your reference documents",
}


@dataclass(frozen=True, slots=True)
class Register:
    """The register of a document, told by its word classes alone.

    Attributes:
        nearest: the measured family of texts that it's most like.
        distance: how far it is from that family's centre, in units of what 99 % of the measured
            texts of its length have at most.
        typical: whether ``distance`` is at most 1.
        note: the same in words.
        profile: standardised shares of word classes.
    """

    nearest: str
    distance: float
    typical: bool
    note: str
    profile: tuple[float, ...]


def _profile(model: RegisterModel, classes: Sequence[int]) -> list[float]:
    total = max(sum(classes), 1)
    raw = [sqrt(sum(classes[i] for i in group) / total) for group in model.groups]
    return [(x - m) / s for x, m, s in zip(raw, model.mean, model.spread, strict=True)]


def _distance(apart: Sequence[float], precision: Sequence[Sequence[float]]) -> float:
    rows = (
        sum(p * a for p, a in zip(row, apart, strict=True)) * own
        for row, own in zip(precision, apart, strict=True)
    )
    return sqrt(max(sum(rows), 0.0))


def _limit(model: RegisterModel, words: int) -> float:
    """Interpolate between the measured lengths by the logarithm of words."""
    lengths, limits = model.lengths, model.limits
    if words <= lengths[0]:
        return limits[0]
    for i in range(1, len(lengths)):
        if words <= lengths[i]:
            part = log(words / lengths[i - 1]) / log(lengths[i] / lengths[i - 1])
            return limits[i - 1] + part * (limits[i] - limits[i - 1])
    return limits[-1]


def judge(model: RegisterModel, classes: Sequence[int], words: int) -> Register:
    """Compare a document's counts of word classes with the measured families."""
    profile = _profile(model, classes)
    distances = [
        _distance([x - c for x, c in zip(profile, centre, strict=True)], model.precision)
        for centre in model.centres
    ]
    best = min(range(len(distances)), key=distances.__getitem__)
    relative = distances[best] / _limit(model, words)
    family = model.families[best]
    like = f"By its word classes the text is most like {NAMES.get(family, family)}"
    note = (
        f"{like}."
        if relative <= 1
        else f"{like}, but further from it than 99 % of the texts that were measured."
    )
    return Register(family, relative, relative <= 1, note, tuple(profile))
