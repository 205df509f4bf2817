"""The named pairs of propositions: which texts stand for H1 and for H2."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Pair:
    """H1, translated from Russian, against one H2.

    ``alternative`` is the class of texts for H2; ``related`` classes help as examples of H1 when
    style weights are fitted (see `Setting.related`), never in calibration or evaluation.
    """

    name: str
    alternative: str
    h2: str
    related: tuple[str, ...] = ()


POSITIVE = "ru"
H1 = "translated from Russian"

PAIRS = (
    Pair("native", "native", "written in English by native authors", ("other", "uk")),
    Pair("translation", "other", "translated from another, non-Slavic language"),
    Pair("slavic", "uk", "translated from Ukrainian"),
    Pair("l2", "l2", "written in English by Russian speakers"),
)
