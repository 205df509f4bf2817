"""A report as one row of a table of documents."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from calque.measured import STATUSES

if TYPE_CHECKING:
    from calque.report import Report

#: Statuses as names of columns, and the one of what wasn't measured.
STATUS_COLUMNS = {status: status.replace("-", "_") for status in STATUSES}
_COLUMNS = [
    "language",
    "n_words",
    "n_sentences",
    "n_findings",
    "hit",
    "rate",
    "display",
    *STATUS_COLUMNS.values(),
    "not_measured",
    "marking_per_1000",
]


def row(report: Report) -> dict[str, object]:
    """Return a document's row.

    ``marks_russian`` and the other statuses count findings by what was measured for their rules,
    those of use ``display`` not among them. ``marking_per_1000`` is how many findings in 1,000
    words mark Russian or translation; None without words. Each pair of propositions has
    ``…_log10_lr`` with ``…_low`` and ``…_high`` (95 %), or ``…_withheld``, the reason.
    """
    counted = Counter(
        finding.rate.status if finding.rate else "not-measured"
        for finding in report.findings
        if finding.use != "display"
    )
    marking = counted["marks-russian"] + counted["marks-translation"]
    made: dict[str, object] = {
        "language": report.language,
        "n_words": report.n_words,
        "n_sentences": report.n_sentences,
        "n_findings": report.n_findings,
        **report.counts_by_use(),
        **{column: counted[status] for status, column in STATUS_COLUMNS.items()},
        "not_measured": counted["not-measured"],
        "marking_per_1000": 1000 * marking / report.n_words if report.n_words else None,
    }
    for name, pair in report.evidence.items():
        low, high = pair.interval or (None, None)
        made[f"{name}_log10_lr"] = pair.log10_lr
        made[f"{name}_low"], made[f"{name}_high"] = low, high
        made[f"{name}_withheld"] = pair.reason if pair.log10_lr is None else None
    register = report.register
    if register is not None:
        made["register"], made["register_typical"] = register.nearest, register.typical
    return made


def columns(rows: list[dict[str, object]]) -> list[str]:
    """Return all columns that any row has, in order."""
    return list(dict.fromkeys([*_COLUMNS, *(name for one in rows for name in one)]))
