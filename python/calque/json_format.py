"""Reports as plain data, in the versioned schema ``calque/1``."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from calque import evidence_json
from calque._version import versions
from calque.rate_text import in_words

if TYPE_CHECKING:
    from calque.finding import Finding, Paragraph
    from calque.measured import Interval, Rate
    from calque.report import Report

SCHEMA = "calque/1"


def _finding(finding: Finding) -> dict[str, Any]:
    rule = finding.definition
    return {
        "start": finding.start,
        "end": finding.end,
        "byte_start": finding.byte_start,
        "byte_end": finding.byte_end,
        "text": finding.text,
        "paragraph": finding.paragraph,
        "sentence": finding.sentence,
        "rule": rule.id,
        "use": rule.use,
        "category": rule.category,
        "source": rule.source,
        "transliteration": rule.transliteration,
        "explanation": rule.explanation,
        "alternatives": list(rule.alternatives),
        "registers": list(rule.registers),
        "case": rule.case,
        "measured": _measured(rule.rate),
    }


def _interval(interval: Interval | None) -> dict[str, float] | None:
    if interval is None:
        return None
    return {"ratio": interval.ratio, "low": interval.low, "high": interval.high}


def _measured(rate: Rate | None) -> dict[str, Any] | None:
    if rate is None:
        return None
    return {
        "status": rate.status,
        "native": _interval(rate.native),
        "predicted": rate.predicted and {"low": rate.predicted[0], "high": rate.predicted[1]},
        "other": _interval(rate.other),
        "documents": rate.documents,
        "families_agreeing": rate.families_agreeing,
        "families": rate.families,
        "shrunk": rate.shrunk,
        "in_words": in_words(rate),
    }


def _paragraph(paragraph: Paragraph) -> dict[str, Any]:
    return {
        "start": paragraph.start,
        "end": paragraph.end,
        "byte_start": paragraph.byte_start,
        "byte_end": paragraph.byte_end,
        "kind": paragraph.kind,
        "label": paragraph.label or None,
        "n_words": paragraph.n_words,
        "first_sentence": paragraph.first_sentence,
        "n_sentences": paragraph.n_sentences,
    }


def to_dict(report: Report, name: str | None) -> dict[str, Any]:
    """Return a report as plain data."""
    return {
        "schema": SCHEMA,
        "versions": versions(),
        "name": name,
        "language": report.language,
        "n_words": report.n_words,
        "n_sentences": report.n_sentences,
        "n_invalid": report.n_invalid,
        "n_regex_gave_up": report.n_regex_gave_up,
        "counts": report.counts_by_use(),
        "evidence": evidence_json.to_dict(report),
        "paragraphs": [_paragraph(paragraph) for paragraph in report.paragraphs],
        "findings": [_finding(finding) for finding in report.findings],
    }


def to_json(report: Report, name: str | None, indent: int | None) -> str:
    """Return a report as JSON text. Lone surrogates are written as escapes."""
    data = to_dict(report, name)
    text = json.dumps(data, ensure_ascii=False, indent=indent)
    # A str with lone surrogates can't be encoded; JSON's own escapes can carry them.
    return text if text.isascii() or _encodable(text) else json.dumps(data, indent=indent)


def _encodable(text: str) -> bool:
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        return False
    return True
