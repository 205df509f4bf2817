"""A pair calibrated anew on reference documents of the user's own. No NumPy: for one text."""

from __future__ import annotations

from dataclasses import dataclass, replace

from calque.document_evidence.model import PairModel, RegisterModel
from calque.evidence import Reference

#: What `Reference.families` says of reference documents.
OWN = "reference"


@dataclass(frozen=True, slots=True)
class Recalibration:
    """Offset and slope for the shipped log likelihood ratio of a pair.

    Attributes:
        pair: whose.
        coefficients: offset and slope, natural logarithms.
        draws: the same from reference sources drawn anew.
        bound: the largest log10 likelihood ratio that the reference documents let be told.
        reference: what they are, with AUC and Cllr out of fold.
        register: the shipped register check with one family: the reference documents.
        distance: how far from their centre a text may be, in its units.
        withheld: why no ratio may be told by them; None where one may.
    """

    pair: str
    coefficients: tuple[float, float]
    draws: tuple[tuple[float, float], ...]
    bound: float
    reference: Reference
    register: RegisterModel
    distance: float
    withheld: str | None

    def applied_to(self, pair: PairModel) -> PairModel:
        """Return a pair whose terms are 1 and the shipped log likelihood ratio."""
        return replace(
            pair,
            coefficients=self.coefficients,
            draws=self.draws,
            families=(),
            bound=self.bound,
            by_family={OWN: self.reference},
        )
