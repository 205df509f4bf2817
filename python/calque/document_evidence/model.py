"""The shipped model of the evidence, read from ``ru/model/evidence.json`` in the pack."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from typing import Any

from calque import data
from calque.evidence import Reference

#: Schema of the file; another number is another layout.
FORMAT = 1


@dataclass(frozen=True, slots=True)
class RuleRates:
    """Findings per word of each construction family under H1 and H2, and their spread's shape."""

    families: dict[str, tuple[float, float]]
    shape: float


@dataclass(frozen=True, slots=True)
class PairModel:
    """What a pair of propositions is weighed by.

    Attributes:
        scale: style weights are ``scale`` times what they stand for.
        coefficients: of the terms and of each family of texts (see `terms`).
        draws: the same from sources drawn anew.
        families: of texts, in the order of the last coefficients.
        bound: the largest log10 likelihood ratio that is told.
        by_family: what it was measured on, by family of texts.
    """

    name: str
    h1: str
    h2: str
    scale: float
    rules: RuleRates
    coefficients: tuple[float, ...]
    draws: tuple[tuple[float, ...], ...]
    families: tuple[str, ...]
    bound: float
    by_family: dict[str, Reference]
    remark: str


@dataclass(frozen=True, slots=True)
class RegisterModel:
    """See `calque.training.evidence.register.Register`; ``groups`` are numbers of classes."""

    groups: tuple[tuple[int, ...], ...]
    mean: tuple[float, ...]
    spread: tuple[float, ...]
    families: tuple[str, ...]
    centres: tuple[tuple[float, ...], ...]
    precision: tuple[tuple[float, ...], ...]
    lengths: tuple[float, ...]
    limits: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class EvidenceModel:
    """All pairs and the register check. ``pairs`` are in the order of the engine's sums.

    ``lists`` says for a family of texts why its lists of points can't be judged, where that is so.
    """

    pairs: tuple[PairModel, ...]
    register: RegisterModel
    lists: dict[str, str]
    middle: float
    shortest: float
    longest: float


def _reference(row: dict[str, Any]) -> Reference:
    years = row["years"]
    return Reference(
        tuple(row["families"]),
        (row["sources"][0], row["sources"][1]),
        (row["documents"][0], row["documents"][1]),
        None if years is None else (years[0], years[1]),
        row.get("cllr"),
    )


def _pair(row: dict[str, Any]) -> PairModel:
    rules = row["rules"]
    return PairModel(
        row["name"],
        row["h1"],
        row["h2"],
        row["scale"],
        RuleRates({name: (r[0], r[1]) for name, r in rules["families"].items()}, rules["shape"]),
        tuple(row["coefficients"]),
        tuple(tuple(draw) for draw in row["draws"]),
        tuple(row["families"]),
        row["bound"],
        {name: _reference(own) for name, own in row["by_family"].items()},
        row["remark"],
    )


def _tuples(rows: list[list[float]]) -> tuple[tuple[float, ...], ...]:
    return tuple(tuple(row) for row in rows)


def parse(text: str) -> EvidenceModel:
    """Return the model of a file's text. Raises ValueError where it's of another format."""
    row = json.loads(text)
    if row.get("format") != FORMAT:
        raise ValueError(f"evidence.json has format {row.get('format')}, not {FORMAT}")
    r = row["register"]
    return EvidenceModel(
        tuple(_pair(pair) for pair in row["pairs"]),
        RegisterModel(
            tuple(tuple(group) for group in r["groups"]),
            tuple(r["mean"]),
            tuple(r["spread"]),
            tuple(r["families"]),
            _tuples(r["centres"]),
            _tuples(r["precision"]),
            tuple(r["lengths"]),
            tuple(r["limits"]),
        ),
        dict(row["lists"]),
        row["middle"],
        row["shortest"],
        row["longest"],
    )


@cache
def shipped(language: str) -> EvidenceModel | None:
    """Return the model in a language's pack; None where it has none."""
    raw = data.resources(language).file(f"{language}/model/evidence.json")
    return None if raw is None else parse(raw.decode("utf-8"))
