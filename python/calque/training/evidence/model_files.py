"""Writes the shipped model: ``style.tsv`` and ``evidence.json`` under ``corpora/ru/model``."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from calque.document_evidence.model import FORMAT
from calque.training.evidence import bounds, calibration, metrics
from calque.training.evidence.channels import Data
from calque.training.evidence.crossfit import Fitted, calibration_weights
from calque.training.evidence.dataset import Frame
from calque.training.evidence.ngrams import name_of
from calque.training.evidence.pairs import H1, POSITIVE, Pair
from calque.training.evidence.register import GROUPS
from calque.training.evidence.texts import Text

Array = NDArray[np.float64]

_MOST_WEIGHT = 4095  # StyleModel::kMostWeight
#: A family's evidence is told only where its Cllr out of fold is at most this, and H1 and H2 have
#: at least so many sources.
WORST_CLLR = 0.9
_LEAST_SOURCES = (1, 2)


def _round(values: Array, digits: int = 6) -> list[Any]:
    rounded: list[Any] = np.round(values, digits).tolist()
    return rounded


def scale_of(weights: Array) -> float:
    """Return what weights are multiplied by before they're rounded to whole numbers."""
    return float(_MOST_WEIGHT / np.abs(weights).max())


def write_style(path: Path, frame: Frame, symbols: Sequence[str], fitted: dict[str, Fitted]) -> int:
    """Write the n-grams that have a weight in any pair; return how many."""
    columns = [
        np.rint(own.channels.weights * scale_of(own.channels.weights)).astype(int)
        for own in fitted.values()
    ]
    table = np.column_stack(columns)
    lines = [
        "# Weights of n-grams of style symbols, a column for each pair of propositions; above 0",
        "# they speak for translation from Russian. Written by `calque train --corpora DIR`.",
        "\t".join(["n-gram", *fitted]),
    ]
    rows = [
        "\t".join([name_of(int(key), symbols), *map(str, row)])
        for key, row in zip(frame.keys, table, strict=True)
        if row.any()
    ]
    path.write_text("\n".join([*lines, *sorted(rows)]) + "\n", encoding="utf-8", newline="\n")
    return len(rows)


def _references(
    data: Data, texts: Sequence[Text], pair: Pair, fitted: Fitted
) -> tuple[dict[str, Any], list[str]]:
    """Return what each family of texts was measured on, and the families left out, with why."""
    references: dict[str, Any] = {}
    left_out = []
    rows, positive = fitted.rows, data.side[fitted.rows] == POSITIVE
    lr = fitted.calibration.log10_lr(fitted.terms, data.family[rows])
    weights = calibration_weights(data, rows)
    for family in np.unique(data.family[rows]):
        own = (data.family[rows] == family) & (data.length[rows] == 500)
        cost = metrics.cllr(positive[own], lr[own], weights[own])
        sides = [
            [t for t in texts if t.family == family and t.side == side]
            for side in (POSITIVE, pair.alternative)
        ]
        sources = [len({t.source for t in side}) for side in sides]
        if cost > WORST_CLLR or not all(
            n >= least for n, least in zip(sources, _LEAST_SOURCES, strict=True)
        ):
            left_out.append(
                f"{family}: Cllr {cost:.2f} out of fold, {sources[0]} and {sources[1]} sources"
            )
            continue
        years = [t.year for side in sides for t in side if t.year]
        references[str(family)] = {
            "families": [str(family)],
            "sources": sources,
            "documents": [len(side) for side in sides],
            "years": [min(years), max(years)] if years else None,
            "cllr": round(cost, 3),
        }
    return references, left_out


def pair_row(
    data: Data, texts: Sequence[Text], frame: Frame, pair: Pair, fitted: Fitted
) -> dict[str, Any]:
    """Return a pair's part of ``evidence.json``."""
    rules = fitted.channels.rules
    own = data.length[fitted.rows] == 500
    rows = fitted.rows[own]
    lr = fitted.calibration.log10_lr(fitted.terms[own], data.family[rows])
    references, left_out = _references(data, texts, pair, fitted)
    return {
        "name": pair.name,
        "h1": H1,
        "h2": pair.h2,
        "scale": scale_of(fitted.channels.weights),
        "rules": {
            "families": {
                name: [float(f"{one:.4g}"), float(f"{two:.4g}")]
                for name, one, two in zip(
                    frame.families, rules.under_h1, rules.under_h2, strict=True
                )
            },
            "shape": rules.shape,
        },
        "coefficients": _round(fitted.calibration.coefficients),
        "draws": _round(fitted.calibration.draws, 4),
        "families": [str(family) for family in fitted.calibration.families],
        "bound": round(bounds.elub(data.side[rows] == POSITIVE, lr, data.source[rows]), 2),
        "by_family": references,
        "remark": "; ".join(left_out),
    }


def unmeasured_row(pair: Pair, why: str) -> dict[str, Any]:
    """Return the part of a pair that no text can measure."""
    return {
        "name": pair.name,
        "h1": H1,
        "h2": pair.h2,
        "scale": 1.0,
        "rules": {"families": {}, "shape": 1.0},
        "coefficients": [],
        "draws": [],
        "families": [],
        "bound": 0.0,
        "by_family": {},
        "remark": why,
    }


def unvalidated_lists(texts: Sequence[Text]) -> dict[str, str]:
    """Return, by family, why texts in the form of a list can't be judged, where that is so.

    Sets whose names end with ``_lists`` hold such texts. Where they come from one source on a side,
    what marks the side can't be told from what marks that publisher's lists.
    """
    sources: dict[tuple[str, str], set[str]] = {}
    for text in texts:
        if text.set.endswith("_lists"):
            sources.setdefault((text.family, text.side), set()).add(text.source)
    why = "it is a list of points, and such lists were measured from one publisher a side only"
    return {
        family: why
        for family in sorted({family for family, _ in sources})
        if min(len(sources.get((family, side), ())) for side in (POSITIVE, "native")) < 2
    }


def write_evidence(
    path: Path, frame: Frame, pairs: Sequence[dict[str, Any]], lists: dict[str, str]
) -> None:
    """Write calibrations, rule rates, bounds and the register check."""
    r = frame.register
    body = {
        "format": FORMAT,
        "written_by": "calque train --corpora DIR",
        "middle": calibration.MIDDLE,
        "shortest": calibration.SHORTEST,
        "longest": calibration.LONGEST,
        "register": {
            "groups": [[frame.class_names.index(name) for name in group] for group in GROUPS],
            "mean": _round(r.mean),
            "spread": _round(r.spread),
            "families": [str(family) for family in r.families],
            "centres": _round(r.centres, 4),
            "precision": _round(r.precision, 4),
            "lengths": _round(r.lengths),
            "limits": _round(r.limits, 4),
        },
        "lists": lists,
        "pairs": list(pairs),
    }
    text = json.dumps(body, ensure_ascii=False, indent=1)
    path.write_text(text + "\n", encoding="utf-8", newline="\n")
