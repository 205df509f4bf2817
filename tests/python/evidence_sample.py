"""Evidence made by hand, for tests of what shows it: figures are invented."""

from __future__ import annotations

from dataclasses import dataclass

import calque
from calque.evidence import Contribution, PairEvidence, Reference, Window


@dataclass(frozen=True)
class SampleRegister:
    nearest: str = "law"
    typical: bool = False
    note: str = "Lists such as this one are rare among the texts that were measured."


REFERENCE = Reference(("law", "political"), (13, 27), (858, 912), (1999, 2024))
PAIRS = {
    "native": PairEvidence(
        "native",
        "The text was translated from Russian.",
        "The text was written in English by natives.",
        1.34,
        (0.42, 1.95),
        2.1,
        REFERENCE,
        None,
    ),
    "translation": PairEvidence(
        "translation",
        "The text was translated from Russian.",
        "The text was translated from another language.",
        -0.21,
        (-0.9, 0.38),
        1.2,
        REFERENCE,
        None,
    ),
    "l2": PairEvidence(
        "l2",
        "The text was translated from Russian.",
        "The text was written in English by Russian speakers.",
        None,
        None,
        None,
        None,
        "only 71 documents of one source were measured",
    ),
}


def without_evidence(report: calque.Report) -> calque.Report:
    """Take a report's evidence away, as where a detector runs without calque's own rules."""
    nothing: dict[str, object] = {
        "evidence": {},
        "register": None,
        "contributions": (),
        "windows": (),
    }
    for name, value in nothing.items():
        setattr(report, name, value)
    return report


def with_evidence(report: calque.Report) -> calque.Report:
    """Give a report evidence: odd paragraphs speak for H1, even ones against, headings not."""
    parts = tuple(
        Contribution(
            number,
            paragraph.start,
            paragraph.end,
            paragraph.n_words,
            None if paragraph.kind == "heading" else (0.3 if number % 2 else -0.1) * (1 + number),
        )
        for number, paragraph in enumerate(report.paragraphs)
    )
    end = len(report.text)
    windows = tuple(
        Window(start, start + end // 2, 150, 0.5 - start / end, -0.2, 1.3 - start / end)
        for start in range(0, end // 2 + 1, max(1, end // 6))
    )
    for name, value in {
        "evidence": PAIRS,
        "summary": "The phrasing lends moderate support to translation from Russian.",
        "register": SampleRegister(),
        "contributions": parts,
        "windows": windows,
    }.items():
        setattr(report, name, value)
    return report
