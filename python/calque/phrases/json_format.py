"""Answers as plain data, in the versioned schema ``calque-lookup/1``."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import Any

from calque._version import versions
from calque.phrases.answer import Lookup, Rate
from calque.phrases.compare import Comparison

SCHEMA = "calque-lookup/1"
_DIGITS = 4


def _number(value: float | None) -> float | None:
    """Return a figure with as many digits as can mean anything, so that it reads alike anywhere."""
    return None if value is None else float(f"{value:.{_DIGITS}g}")


def _rate(rate: Rate) -> dict[str, Any]:
    return {
        **asdict(rate),
        "per_million": _number(rate.per_million),
        "at_most": _number(rate.at_most),
    }


def _comparison(one: Comparison) -> dict[str, Any]:
    return {
        "other": one.other,
        **{name: _number(getattr(one, name)) for name in ("ratio", "low", "high")},
        "rank": _number(one.rank),
        "families": [
            {
                "family": f.family,
                "hits": f.hits,
                "other_hits": f.other_hits,
                "has_data": f.has_data,
                **{name: _number(getattr(f, name)) for name in ("ratio", "low", "high")},
            }
            for f in one.families
        ],
    }


def to_dict(answer: Lookup) -> dict[str, Any]:
    """Return an answer as plain data."""
    return {
        "schema": SCHEMA,
        "versions": versions(),
        "phrase": answer.phrase.encode("utf-8", "replace").decode("utf-8"),
        "understood": answer.understood,
        "forms": list(answer.forms),
        "wildcards": answer.wildcards,
        "status": answer.status,
        "sentence": answer.sentence,
        "comparisons": [_comparison(one) for one in answer.comparisons],
        "totals": [_rate(rate) for rate in answer.totals],
        "rates": [_rate(rate) for rate in answer.rates],
        "ceilings": [{**asdict(c), "at_most": _number(c.at_most)} for c in answer.ceilings],
    }


def to_json(answer: Lookup, indent: int | None) -> str:
    """Return an answer as JSON text."""
    return json.dumps(to_dict(answer), ensure_ascii=False, indent=indent)
