"""calque: which phrasing of an English text shows another language underneath.

>>> import calque
>>> report = calque.score("It is expected that the parties will sign.")
>>> report.findings[0].source
'ожидается, что'

calque speaks of phrasing, never of a person: a finding is a phrase that English translated from
Russian uses, not a sign of who wrote it.
"""

from calque._core import DataError, Problem
from calque._version import __version__, versions
from calque.detector import Detector, load, score
from calque.finding import Finding, Paragraph
from calque.measured import Interval, Rate
from calque.phrases.answer import Lookup
from calque.phrases.lookup import lookup
from calque.report import Report
from calque.rule import Rule

__all__ = [
    "DataError",
    "Detector",
    "Finding",
    "Interval",
    "Lookup",
    "Paragraph",
    "Problem",
    "Rate",
    "Report",
    "Rule",
    "__version__",
    "load",
    "lookup",
    "score",
    "versions",
]
