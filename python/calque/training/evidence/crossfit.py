"""Nested cross-fitting: no piece is scored by weights or a calibration that saw its source.

Inside, sources are dealt to folds and each fold's pieces are scored by channels fitted to the
others: on these scores the calibration is fitted. Outside, one whole family of texts is left out
of all that, and judged by what the others gave.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from hashlib import sha256

import numpy as np
from numpy.typing import NDArray

from calque.training.evidence import calibration, channels
from calque.training.evidence.calibration import Calibration
from calque.training.evidence.channels import Channels, Data
from calque.training.evidence.pairs import POSITIVE, Pair
from calque.training.evidence.style_weights import Setting, cell_weights

Array = NDArray[np.float64]
Rows = NDArray[np.intp]
RegisterOf = Callable[[Rows, NDArray[np.str_]], NDArray[np.str_]]

FOLDS = 4


def folds_of(sources: NDArray[np.str_], side: NDArray[np.str_]) -> NDArray[np.int64]:
    """Deal sources to folds, by their names' hashes, evenly on each side; shape (N,)."""
    folds = np.zeros(len(sources), np.int64)
    for one in np.unique(side):
        names = sorted(
            np.unique(sources[side == one]), key=lambda name: sha256(name.encode()).digest()
        )
        dealt = {name: number % FOLDS for number, name in enumerate(names)}
        mine = side == one
        folds[mine] = [dealt[name] for name in sources[mine]]
    return folds


def rows_of(data: Data, pair: Pair) -> Rows:
    """Return the pieces of H1 and H2 in families that have both."""
    shared = set(data.family[data.side == POSITIVE]) & set(
        data.family[data.side == pair.alternative]
    )
    wanted = np.isin(data.side, [POSITIVE, pair.alternative]) & np.isin(data.family, list(shared))
    return np.flatnonzero(wanted)


def too_few_sources(data: Data, pair: Pair) -> str | None:
    """Return why a pair can't be measured: a side of one source is that publisher's style."""
    rows = rows_of(data, pair)
    for side in (POSITIVE, pair.alternative):
        names = np.unique(data.source[rows][data.side[rows] == side])
        if len(names) < FOLDS // 2:
            return (
                f"the texts {pair.h2 if side != POSITIVE else 'translated from Russian'} come from "
                f"{len(names)} source: what marks it can't be told from what marks their kind"
            )
    return None


def calibration_weights(data: Data, rows: Rows) -> Array:
    """Weigh cells and sources alike, for each length of pieces."""
    weights = np.zeros(len(rows))
    for length in np.unique(data.length[rows]):
        own = data.length[rows] == length
        weights[own] = cell_weights(
            data.side[rows][own], data.family[rows][own], data.source[rows][own]
        )
    return weights


def by_source(data: Data, fit_rows: Rows, rows: Rows, pair: Pair, setting: Setting) -> Array:
    """Return the calibration's terms of ``rows``, (len(rows), T), scored out of fold."""
    folds = folds_of(data.source, data.side)
    terms: Array | None = None
    for fold in range(FOLDS):
        fitted = channels.fit(data, fit_rows[folds[fit_rows] != fold], pair, setting)
        own = folds[rows] == fold
        part = fitted.terms(data, rows[own])
        terms = np.zeros((len(rows), part.shape[1])) if terms is None else terms
        terms[own] = part
    assert terms is not None
    return terms


@dataclass(frozen=True)
class Fitted:
    """Channels and calibration from some families of texts; ``terms`` are those out of fold."""

    channels: Channels
    calibration: Calibration
    rows: Rows
    terms: Array


def fit(
    data: Data, pair: Pair, setting: Setting, without: str | None = None, rounds: int = 60
) -> Fitted:
    """Fit everything for a pair, one family of texts left out where ``without`` names it."""
    fit_rows = np.flatnonzero(data.family != without)
    rows = rows_of(data, pair)
    rows = rows[data.family[rows] != without]
    terms = by_source(data, fit_rows, rows, pair, setting)
    known = np.unique(data.family[rows] if setting.family_intercepts else np.array([], "U"))
    full = calibration.with_families(terms, data.family[rows], known)
    positive = data.side[rows] == POSITIVE
    weights = calibration_weights(data, rows)
    coefficients = calibration.fit(full, positive, weights)
    draws = calibration.draw(full, positive, weights, data.source[rows], rounds)
    fitted = Calibration(coefficients, draws, known)
    return Fitted(channels.fit(data, fit_rows, pair, setting), fitted, rows, terms)


@dataclass(frozen=True)
class LeftOut:
    """Pieces of a family that nothing was fitted to, and their log10 likelihood ratios."""

    family: str
    rows: Rows
    log10_lr: Array


def families_left_out(
    data: Data, pair: Pair, setting: Setting, register: RegisterOf
) -> list[LeftOut]:
    """Judge each family of texts by the others; none where a pair has but one family.

    ``register(rows, families)`` names the nearest of the families for each piece, as a text of a
    family not known would be taken.
    """
    families = np.unique(data.family[rows_of(data, pair)])
    if len(families) < 2:
        return []
    out = []
    for family in families:
        fitted = fit(data, pair, setting, without=family, rounds=20)
        own = np.flatnonzero(
            (data.family == family) & np.isin(data.side, [POSITIVE, pair.alternative])
        )
        terms = fitted.channels.terms(data, own)
        nearest = register(own, fitted.calibration.families)
        out.append(LeftOut(family, own, fitted.calibration.log10_lr(terms, nearest)))
    return out
