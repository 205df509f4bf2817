"""The findings of a report as a data frame, one row a finding."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from calque.finding import Finding
from calque.frames import library

if TYPE_CHECKING:
    from calque.measured import Interval
    from calque.report import Report

COLUMNS = [
    "start",
    "end",
    "text",
    "paragraph",
    "label",
    "sentence",
    "rule",
    "category",
    "use",
    "source",
    "explanation",
    "alternatives",
    "status",
    "ratio",
    "ratio_low",
    "ratio_high",
    "other",
    "other_low",
    "other_high",
    "byte_start",
    "byte_end",
]
_PLAIN = [name for name in COLUMNS if hasattr(Finding, name)]


def _interval(name: str, interval: Interval | None) -> dict[str, object]:
    if interval is None:
        return {}
    values = (interval.ratio, interval.low, interval.high)
    return dict(zip((name, f"{name}_low", f"{name}_high"), values, strict=True))


def _row(finding: Finding) -> dict[str, object]:
    rate = finding.rate
    return {
        **{name: getattr(finding, name) for name in _PLAIN},
        "label": finding.where.label or None,
        "alternatives": " | ".join(finding.alternatives),
        "status": rate.status if rate else None,
        **_interval("ratio", rate.native if rate else None),
        **_interval("other", rate.other if rate else None),
    }


def frame(report: Report, wanted: str | None) -> Any:
    """Return one row a finding, by position, with `COLUMNS`; none where nothing was found."""
    return library.frame([_row(finding) for finding in report.findings], COLUMNS, wanted)
