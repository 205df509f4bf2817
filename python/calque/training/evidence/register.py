"""The register of a text, told by its word classes alone: which family is nearest, and how far."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from calque.training.evidence.pieces import Piece

Array = NDArray[np.float64]

#: Groups of classes whose shares make the profile.
GROUPS: tuple[tuple[str, ...], ...] = (
    ("PRP", "PRP$"),
    ("VBD",),
    ("NN", "NNS"),
    ("<name>",),
    ("<number>",),
    ("<s>",),
    ("DT",),
    ("IN", "TO"),
    ("JJ",),
    ("MD",),
    ("VBP", "VBZ"),
    ("RB",),
)
_QUANTILE = 0.99


def shares(classes: Array, names: list[str]) -> Array:
    """Return square roots of the groups' shares, (N, P), from counts of classes, (N, 64)."""
    columns = [[names.index(name) for name in group] for group in GROUPS]
    total = np.maximum(classes.sum(axis=1), 1)
    parts = np.column_stack([classes[:, own].sum(axis=1) / total for own in columns])
    return np.asarray(np.sqrt(parts), np.float64)


def count_classes(pieces: list[Piece], class_of: list[int]) -> Array:
    """Return how often each class of symbols stands in each piece, (N, 64)."""
    table = np.array(class_of)
    rows = [np.bincount(table[piece.symbols], minlength=64)[:64] for piece in pieces]
    return np.array(rows, np.float64)


@dataclass(frozen=True)
class Register:
    """Standardised profiles and where families lie in them.

    Attributes:
        mean, spread: of the shares, (P,); a profile is (shares - mean) / spread.
        families: (F,) names; ``centres`` (F, P); ``precision`` (P, P), the inverse covariance of
            profiles around their family's centre.
        lengths: words, ascending; ``limits`` the distances that 99 % of the measured pieces of
            that length have at most from their own family's centre.
    """

    mean: Array
    spread: Array
    families: NDArray[np.str_]
    centres: Array
    precision: Array
    lengths: Array
    limits: Array

    def profile(self, raw: Array) -> Array:
        """Return profiles, (N, P), of shares."""
        return np.asarray((raw - self.mean) / self.spread, np.float64)

    def distances(self, profile: Array) -> Array:
        """Return Mahalanobis distances to each family's centre, (N, F)."""
        apart = profile[:, None, :] - self.centres[None, :, :]
        return np.asarray(np.sqrt(np.einsum("nfp,pq,nfq->nf", apart, self.precision, apart)))

    def nearest(self, profile: Array, among: NDArray[np.str_]) -> NDArray[np.str_]:
        """Return the nearest family of ``among`` for each profile."""
        allowed = np.isin(self.families, among)
        distances = np.where(allowed[None, :], self.distances(profile), np.inf)
        return np.asarray(self.families[distances.argmin(axis=1)])


def fit(
    raw: Array,
    family: NDArray[np.str_],
    source: NDArray[np.str_],
    length: NDArray[np.int64],
    middle: int = 500,
) -> Register:
    """Fit to pieces: centres are means over sources, so that a long source doesn't pull them."""
    own = length == middle
    mean, spread = raw[own].mean(axis=0), raw[own].std(axis=0)
    profile = (raw - mean) / spread
    families = np.unique(family)
    centres = np.array([_centre(profile[own], family[own] == f, source[own]) for f in families])
    place = np.searchsorted(families, family)
    rest = (profile - centres[place])[own]
    ridge = 0.1 * np.eye(rest.shape[1])
    precision = np.linalg.inv(rest.T @ rest / len(rest) + ridge)
    apart = profile - centres[place]
    distance = np.sqrt(np.einsum("np,pq,nq->n", apart, precision, apart))
    lengths = np.unique(length)
    limits = np.array([np.quantile(distance[length == n], _QUANTILE) for n in lengths])
    return Register(mean, spread, families, centres, precision, lengths.astype(float), limits)


def _centre(profile: Array, mine: NDArray[np.bool_], source: NDArray[np.str_]) -> Array:
    means = [profile[mine & (source == name)].mean(axis=0) for name in np.unique(source[mine])]
    return np.asarray(np.mean(means, axis=0), np.float64)
