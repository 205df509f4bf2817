"""What the phrasing of a whole document supports: a likelihood ratio for each pair of propositions.

Ratios are base-10 logarithms: 1 means that such phrasing is ten times as probable under H1 as under
H2, -1 the reverse. They say nothing of how probable H1 itself is.
"""

from __future__ import annotations

from dataclasses import dataclass

#: Upper ends of the verbal scale as |log10 LR|, and what is said below them (ENFSI guideline for
#: evaluative reporting in forensic science, 2015, section 2.4; LR 2 is the end of "no support").
_SCALE = (
    (1.0, "weak support"),
    (2.0, "moderate support"),
    (3.0, "moderately strong support"),
    (4.0, "strong support"),
    (6.0, "very strong support"),
)
_NO_SUPPORT = 0.30103  # log10 of 2


@dataclass(frozen=True, slots=True)
class Reference:
    """What a pair was measured on: numbers are those of H1 (from Russian), then of H2.

    Attributes:
        families: of texts; ``reference`` where they are the user's own.
        sources: publishers, authors, bureaus; of reference documents the files.
        cllr: the cost in bits of ratios for texts of sources that were left out: 0 is the best, 1
            what telling nothing costs (Brümmer and du Preez 2006).
        auc: how often such a text of H1 has a higher ratio than one of H2.
    """

    families: tuple[str, ...]
    sources: tuple[int, int]
    documents: tuple[int, int]
    years: tuple[int, int] | None
    cllr: float | None = None
    auc: float | None = None


@dataclass(frozen=True, slots=True)
class PairEvidence:
    """How far the document's phrasing supports one proposition against another.

    Attributes:
        pair: ``native``, ``translation``, ``slavic`` or ``l2``.
        h1: the first proposition in words.
        h2: the second.
        log10_lr: None where it's withheld; ``reason`` says why.
        interval: its 95 % interval.
        bound: what the number of sources lets ``|log10_lr|`` reach at most.
        reference: what it was measured on.
        reason: why it's withheld.
    """

    pair: str
    h1: str
    h2: str
    log10_lr: float | None
    interval: tuple[float, float] | None
    bound: float | None
    reference: Reference | None
    reason: str | None

    @property
    def verbal(self) -> str | None:
        """The ratio on the verbal scale of ENFSI; None where it's withheld."""
        if self.log10_lr is None:
            return None
        size = abs(self.log10_lr)
        if size < _NO_SUPPORT:
            return "no support for either"
        words = next((said for end, said in _SCALE if size < end), "extremely strong support")
        return f"{words} for {'H1' if self.log10_lr > 0 else 'H2'}"


@dataclass(frozen=True, slots=True)
class Contribution:
    """One paragraph's part in the pair ``native``: log10 units before calibration bounds it.

    Parts add up over paragraphs. ``native`` is None where a paragraph has none.
    """

    paragraph: int
    start: int
    end: int
    n_words: int
    native: float | None


@dataclass(frozen=True, slots=True)
class Window:
    """A stretch of at least 150 words with its own ratio for ``native`` and 95 % interval."""

    start: int
    end: int
    n_words: int
    log10_lr: float
    low: float
    high: float
