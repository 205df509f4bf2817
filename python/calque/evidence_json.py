"""A report's evidence as plain data: the part ``evidence`` of the schema ``calque/1``."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from calque.document_evidence.register import Register
    from calque.evidence import Contribution, PairEvidence, Reference, Window
    from calque.report import Report


def _sides(pair: tuple[int, int]) -> dict[str, int]:
    return {"h1": pair[0], "h2": pair[1]}


def _reference(reference: Reference | None) -> dict[str, Any] | None:
    if reference is None:
        return None
    years = reference.years
    return {
        "families": list(reference.families),
        "sources": _sides(reference.sources),
        "documents": _sides(reference.documents),
        "years": years and {"first": years[0], "last": years[1]},
        "cllr": reference.cllr,
        "auc": reference.auc,
    }


def _pair(pair: PairEvidence) -> dict[str, Any]:
    interval = pair.interval
    return {
        "pair": pair.pair,
        "h1": pair.h1,
        "h2": pair.h2,
        "log10_lr": pair.log10_lr,
        "interval": interval and {"low": interval[0], "high": interval[1]},
        "bound": pair.bound,
        "verbal": pair.verbal,
        "reference": _reference(pair.reference),
        "reason": pair.reason,
    }


def _register(register: Register) -> dict[str, Any]:
    return {
        "nearest": register.nearest,
        "distance": round(register.distance, 3),
        "typical": register.typical,
        "note": register.note,
    }


def _contribution(contribution: Contribution) -> dict[str, Any]:
    native = contribution.native
    return {
        "paragraph": contribution.paragraph,
        "native": None if native is None else round(native, 3),
    }


def _window(window: Window) -> dict[str, Any]:
    return {
        "start": window.start,
        "end": window.end,
        "n_words": window.n_words,
        "log10_lr": round(window.log10_lr, 2),
        "low": round(window.low, 2),
        "high": round(window.high, 2),
    }


def to_dict(report: Report) -> dict[str, Any]:
    """Return what a report's phrasing supports as a whole, or why there is no figure."""
    register = report.register
    if not report.evidence or register is None:
        return {"measured": False, "reason": report.summary}
    return {
        "measured": True,
        "summary": report.summary,
        "register": _register(register),
        "pairs": [_pair(pair) for pair in report.evidence.values()],
        "contributions": [_contribution(one) for one in report.contributions],
        "windows": [_window(window) for window in report.windows],
    }
