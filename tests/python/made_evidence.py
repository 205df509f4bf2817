"""Evidence made by hand, so that what is written of it doesn't change with the shipped model."""

from __future__ import annotations

from dataclasses import dataclass, field

import calque
from calque import Contribution, PairEvidence, Reference, Register, Report, Window

H1 = "The text was translated from Russian."
LAW = Reference(("law",), (11, 23), (42, 212), (1948, 2026))


def pair(
    name: str,
    ratio: float | None = None,
    interval: tuple[float, float] | None = None,
    bound: float = 1.3,
    reason: str | None = None,
) -> PairEvidence:
    """Return a pair that is told where there is a ratio, else withheld."""
    h2 = {
        "native": "The text was written in English by native authors.",
        "translation": "The text was translated from another, non-Slavic language.",
        "slavic": "The text was translated from Ukrainian.",
        "l2": "The text was written in English by Russian speakers.",
    }[name]
    if ratio is None:
        return PairEvidence(name, H1, h2, None, None, None, None, reason or "nothing was measured")
    return PairEvidence(name, H1, h2, ratio, interval or (ratio, ratio), bound, LAW, None)


TYPICAL = Register("law", 0.8, True, "By its word classes the text is most like treaties.", ())


@dataclass
class Made:
    """Stands for `calque.document_evidence.weigh.Weighing`."""

    pairs: dict[str, PairEvidence]
    register: Register = TYPICAL
    contributions: tuple[Contribution, ...] = ()
    windows: tuple[Window, ...] = field(default=())


def report_with(detector: calque.Detector, text: str, made: Made) -> Report:
    """Return a report on a text that says of its evidence what was made."""
    core = detector.score(text).core
    weigh = lambda _: made  # noqa: E731
    return Report(text, core, lambda number: detector.rules[number], weigh)  # type: ignore[arg-type]


def pairs(*made: PairEvidence) -> Made:
    """Return evidence of pairs."""
    return Made({one.pair: one for one in made})


#: What a text may have: told, told at the bound, speaking for H2, withheld.
KINDS = {
    "told": pairs(
        pair("native", 1.12, (0.61, 1.3)),
        pair("translation", 0.14, (-0.4, 0.52), 1.0),
        pair("slavic", reason="the texts translated from Ukrainian come from 1 source"),
        pair("l2", reason="not measured well enough in the nearest register, news"),
    ),
    "at-the-bound": pairs(
        pair("native", 1.3),
        pair("translation", 1.0, bound=1.0),
        pair("slavic", 0.9, (0.4, 1.0), 1.0),
        pair("l2", 0.8, (0.5, 1.0), 1.0),
    ),
    "native": pairs(
        pair("native", -1.3),
        pair("translation", 0.35, (0.1, 0.6)),
        pair("slavic"),
        pair("l2", -0.31, (-0.5, 0.2)),
    ),
    "withheld": pairs(
        *(
            pair(name, reason="the text has fewer than 150 words")
            for name in ("native", "translation", "slavic", "l2")
        )
    ),
}
