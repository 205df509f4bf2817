"""Each family of texts judged by the others: both channels together, each alone, no register."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from calque.evaluating.figures import Judged
from calque.training.evidence import calibration, crossfit
from calque.training.evidence.calibration import Calibration
from calque.training.evidence.channels import Data
from calque.training.evidence.crossfit import Fitted
from calque.training.evidence.pairs import POSITIVE, Pair
from calque.training.evidence.register import Register
from calque.training.evidence.style_weights import Setting

Array = NDArray[np.float64]

BOTH = "both channels"
#: What is judged beside both channels, and the terms of `calibration.terms` that it keeps: the
#: first six are 1, style, rules, length, style by length, rules by length; the rest is register.
ALONE: dict[str, tuple[tuple[int, ...], bool]] = {
    "style alone": ((0, 1, 3, 4), True),
    "rules alone": ((0, 2, 3, 5), True),
    "no register": ((0, 1, 2, 3, 4, 5), False),
}
#: Columns of the channels' own scores: these alone are ranked where a channel is judged alone.
_OWN_SCORE = {"style alone": 1, "rules alone": 2}
_ROUNDS = 20


@dataclass(frozen=True)
class Family:
    """Pieces of a family of texts that nothing was fitted to; arrays over N pieces.

    ``log10_lr`` and ``rank``, by what was judged: ratios, and scores to be ranked.
    """

    pair: str
    family: str
    positive: NDArray[np.bool_]
    source: NDArray[np.str_]
    set: NDArray[np.str_]
    length: NDArray[np.int64]
    log10_lr: dict[str, Array]
    rank: dict[str, Array]

    def judged(self, what: str, length: int, ranked: bool = False) -> Judged:
        """Return the pieces of a length as ``what`` judges them."""
        own = self.length == length
        score = (self.rank if ranked else self.log10_lr)[what]
        return Judged(self.positive[own], score[own], self.source[own])


def part(terms: Array, columns: Sequence[int], register: bool) -> Array:
    """Return some of the calibration's terms, with the register profile or without."""
    kept = [*columns, *(range(6, terms.shape[1]) if register else ())]
    return terms[:, kept]


def calibrate_alone(
    data: Data, fitted: Fitted, columns: Sequence[int], register: bool
) -> Calibration:
    """Fit a calibration to some of the terms only; it has no draws, so nothing is moderated."""
    rows, known = fitted.rows, fitted.calibration.families
    terms = part(fitted.terms, columns, register)
    full = calibration.with_families(terms, data.family[rows], known)
    weights = crossfit.calibration_weights(data, rows)
    coefficients = calibration.fit(full, data.side[rows] == POSITIVE, weights)
    return Calibration(coefficients, coefficients[None, :], known)


@dataclass(frozen=True)
class Pieces:
    """Pieces to be judged, and the set of documents that each comes from; shape (N,)."""

    data: Data
    set: NDArray[np.str_]


def _judge_pieces(
    own: Pieces,
    rows: NDArray[np.intp],
    fitted: Fitted,
    calibrations: dict[str, Calibration],
    register: Register,
) -> tuple[dict[str, Array], dict[str, Array]]:
    terms = fitted.channels.terms(own.data, rows)
    like = register.nearest(own.data.profile[rows], fitted.calibration.families)
    ratios = {BOTH: fitted.calibration.log10_lr(terms, like)}
    ranks = {BOTH: ratios[BOTH]}
    for what, (columns, with_register) in ALONE.items():
        ratios[what] = calibrations[what].log10_lr(part(terms, columns, with_register), like)
        ranks[what] = terms[:, _OWN_SCORE[what]] if what in _OWN_SCORE else ratios[what]
    return ratios, ranks


def judge(
    own: tuple[Data, Sequence[Pieces], Register], pair: Pair, family: str, setting: Setting
) -> Family:
    """Fit without a family of texts and judge it. ``own``: what is fitted to, judged, the register.

    Pieces of the family are left out of the fit; those of ``own[1]`` that are of it are judged.
    """
    data, parts, register = own
    fitted = crossfit.fit(data, pair, setting, without=family, rounds=_ROUNDS)
    calibrations = {
        what: calibrate_alone(data, fitted, columns, with_register)
        for what, (columns, with_register) in ALONE.items()
    }
    made = []
    for part_of in parts:
        sides = np.isin(part_of.data.side, [POSITIVE, pair.alternative])
        rows = np.flatnonzero(sides & (part_of.data.family == family))
        if len(rows):
            said = _judge_pieces(part_of, rows, fitted, calibrations, register)
            made.append((part_of, rows, *said))
    return Family(
        pair.name,
        family,
        np.concatenate([one.data.side[rows] == POSITIVE for one, rows, _, _ in made]),
        np.concatenate([one.data.source[rows] for one, rows, _, _ in made]),
        np.concatenate([one.set[rows] for one, rows, _, _ in made]),
        np.concatenate([one.data.length[rows] for one, rows, _, _ in made]),
        {what: np.concatenate([one[what] for _, _, one, _ in made]) for what in (BOTH, *ALONE)},
        {what: np.concatenate([one[what] for _, _, _, one in made]) for what in (BOTH, *ALONE)},
    )
