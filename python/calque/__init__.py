"""calque: which phrasing of an English text shows another language underneath.

>>> import calque
>>> report = calque.score("It is expected that the parties will sign.")
>>> report.findings[0].source
'ожидается, что'

calque speaks of phrasing, never of a person: a finding is a phrase that English translated from
Russian uses, not a sign of who wrote it.
"""

import importlib
from typing import TYPE_CHECKING

from calque._core import DataError, Problem
from calque._version import __version__, versions
from calque.detector import Detector, load, score
from calque.document_evidence.register import Register
from calque.evidence import Contribution, PairEvidence, Reference, Window
from calque.finding import Finding, Paragraph
from calque.measured import Interval, Rate
from calque.report import Report
from calque.rule import Rule

if TYPE_CHECKING:
    from calque import plot
    from calque.comparing.comparison import Comparison, compare
    from calque.frames.many import score_many
    from calque.phrases.answer import Lookup
    from calque.phrases.lookup import lookup

__all__ = [
    "Comparison",
    "Contribution",
    "DataError",
    "Detector",
    "Finding",
    "Interval",
    "Lookup",
    "PairEvidence",
    "Paragraph",
    "Problem",
    "Rate",
    "Reference",
    "Register",
    "Report",
    "Rule",
    "Window",
    "__version__",
    "compare",
    "load",
    "lookup",
    "plot",
    "score",
    "score_many",
    "versions",
]


def __getattr__(name: str) -> object:
    """Import what scoring doesn't need when it's asked for: a command starts 20 ms sooner."""
    if name == "lookup":
        from calque.phrases.lookup import lookup  # noqa: PLC0415

        return lookup
    if name in ("compare", "Comparison"):
        return getattr(importlib.import_module("calque.comparing"), name)
    if name == "score_many":
        from calque.frames.many import score_many  # noqa: PLC0415

        return score_many
    if name == "plot":
        return importlib.import_module("calque.plot")
    if name == "Lookup":
        from calque.phrases.answer import Lookup  # noqa: PLC0415

        return Lookup
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
