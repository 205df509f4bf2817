"""Calibrates the pair ``native`` anew on reference documents of the user's own."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from calque.detector import Detector
from calque.document_evidence import register as registers
from calque.document_evidence.model import EvidenceModel, PairModel, RegisterModel
from calque.document_evidence.reference import OWN, Recalibration
from calque.document_evidence.weigh import Weighing
from calque.evidence import Reference
from calque.training.evidence import bounds, calibration, metrics, reference_documents
from calque.training.evidence.calibration import Calibration
from calque.training.evidence.model_files import WORST_CLLR

Array = NDArray[np.float64]

_PAIR = "native"
_ROUNDS = 60
_ROUNDS_LEFT_OUT = 20


def _calibrate(
    features: Array, positive: NDArray[np.bool_], sources: NDArray[np.str_], rounds: int
) -> Calibration:
    weights = np.ones(len(positive))
    coefficients = calibration.fit(features, positive, weights)
    draws = calibration.draw(features, positive, weights, sources, rounds)
    return Calibration(coefficients, draws, np.array([], str))


def left_out(features: Array, positive: NDArray[np.bool_], sources: NDArray[np.str_]) -> Array:
    """Return log10 likelihood ratios, (N,), each by a calibration without its own source.

    A source that is all its side has is told by nothing: 0.
    """
    ratios = np.zeros(len(positive))
    for source in np.unique(sources):
        own = sources == source
        rest = positive[~own]
        if rest.all() or not rest.any():
            continue
        fitted = _calibrate(features[~own], rest, sources[~own], _ROUNDS_LEFT_OUT)
        ratios[own] = fitted.log10_lr(features[own], np.full(int(own.sum()), OWN))
    return ratios


def _shipped_ratio(weighing: Weighing, pair: PairModel) -> float:
    return float(np.dot(pair.coefficients, weighing.terms(pair)))


def _register(
    model: EvidenceModel, weighings: Sequence[Weighing], classes: Sequence[Sequence[int]]
) -> tuple[RegisterModel, float]:
    """Return the register check around the documents, and how far they lie from their centre."""
    centre = np.mean([weighing.register.profile for weighing in weighings], axis=0)
    own = replace(model.register, families=(OWN,), centres=(tuple(centre.tolist()),))
    distances = [
        registers.judge(own, counts, weighing.words).distance
        for weighing, counts in zip(weighings, classes, strict=True)
    ]
    return own, max(1.0, *distances)


def recalibrate(detector: Detector, model: EvidenceModel, folder: Path) -> Recalibration:
    """Return offset and slope for the shipped ratio, their spread, bound and validation.

    The ridge draws both towards 0: few documents tell little. Sources of reference documents are
    their files, or what `source_of` says of corpora.

    Raises:
        FileNotFoundError: see `reference_documents.read`.
        ValueError: the same, or the model has no such pair.
    """
    pair = next((one for one in model.pairs if one.name == _PAIR and one.coefficients), None)
    if pair is None:
        raise ValueError(f"the model has no pair {_PAIR} to calibrate")
    documents = reference_documents.read(detector, folder)
    weighings = [Weighing(one.report, detector, model) for one in documents]
    shipped = np.array([_shipped_ratio(weighing, pair) for weighing in weighings])
    features = np.column_stack([np.ones(len(shipped)), shipped])
    positive = np.array([one.positive for one in documents])
    sources = np.array([one.source for one in documents])
    fitted = _calibrate(features, positive, sources, _ROUNDS)
    ratios = left_out(features, positive, sources)
    cost = metrics.cllr(positive, ratios)
    register, distance = _register(model, weighings, [one.report.core.classes for one in documents])
    reference = Reference(
        (OWN,),
        (len(np.unique(sources[positive])), len(np.unique(sources[~positive]))),
        (int(positive.sum()), int((~positive).sum())),
        None,
        round(cost, 3),
        round(metrics.auc(positive, ratios), 3),
    )
    withheld = (
        f"on your reference documents ratios are worth too little: Cllr {cost:.2f} with each left "
        f"out in turn, where 1 is what telling nothing costs"
        if cost > WORST_CLLR
        else None
    )
    return Recalibration(
        _PAIR,
        (float(fitted.coefficients[0]), float(fitted.coefficients[1])),
        tuple((float(draw[0]), float(draw[1])) for draw in fitted.draws),
        round(bounds.elub(positive, ratios, sources), 2),
        reference,
        register,
        distance,
        withheld,
    )
