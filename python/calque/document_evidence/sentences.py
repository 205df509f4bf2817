"""What the pairs support together, in words that a newsroom can print."""

from __future__ import annotations

from collections.abc import Mapping

from calque.document_evidence.reference import OWN
from calque.evidence import PairEvidence

_SAYS_SOMETHING = 0.30103  # log10 of 2: below it, no support for either
_SAYS_MUCH = 1.0


def figure(pair: PairEvidence) -> str:
    """Return a pair's ratio with its interval and bound; the pair isn't withheld."""
    assert pair.log10_lr is not None and pair.interval is not None
    low, high = pair.interval
    if low == high:  # the whole interval lies beyond the bound
        return f"{pair.log10_lr:+.2f} (the most that can be told)"
    return f"{pair.log10_lr:+.2f} (95 % {low:+.2f} to {high:+.2f}; at most ±{pair.bound:g})"


def _told(pair: PairEvidence) -> str:
    return f"log10 LR {figure(pair)}"


def _native(pair: PairEvidence) -> str:
    assert pair.log10_lr is not None
    told = f"{_told(pair)}: {pair.verbal}"
    if pair.log10_lr >= _SAYS_MUCH:
        return f"The phrasing is unlike that of native originals of its register, {told}."
    if pair.log10_lr >= _SAYS_SOMETHING:
        return f"The phrasing is somewhat unlike that of native originals, {told}."
    if pair.log10_lr > -_SAYS_SOMETHING:
        return f"The phrasing speaks neither for a translation nor for a native original, {told}."
    return f"The phrasing is like that of native originals rather than translation, {told}."


def _validated(pair: PairEvidence) -> str:
    own = pair.reference
    if own is None or own.families != (OWN,) or own.auc is None or own.cllr is None:
        return ""
    one, two = own.documents
    return (
        f"This is calibrated on your reference documents, {one} translated from Russian and {two} "
        f"originals; with each left out in turn, AUC {own.auc:.2f} and Cllr {own.cllr:.2f}."
    )


def _source(pairs: Mapping[str, PairEvidence]) -> str:
    other = pairs.get("translation")
    if other is None or other.log10_lr is None:
        return (
            "Which language it would have been translated from can't be told: against translations "
            f"from other languages, {other.reason if other else 'nothing was measured'}."
        )
    if other.log10_lr >= _SAYS_MUCH:
        return f"It is like translation from Russian rather than from others, {_told(other)}."
    if other.log10_lr >= _SAYS_SOMETHING:
        return f"It leans towards Russian among source languages, {_told(other)}."
    if other.log10_lr > -_SAYS_SOMETHING:
        return f"The source language can't be told, {_told(other)}."
    return f"It is like translation from other languages rather than Russian, {_told(other)}."


def _not_separated(pairs: Mapping[str, PairEvidence]) -> str:
    names = {
        "slavic": "translation from Ukrainian or another Slavic language",
        "l2": "English written by Russian speakers",
    }
    open_ones = [
        words
        for name, words in names.items()
        if (own := pairs.get(name)) is None
        or own.log10_lr is None
        or own.log10_lr < _SAYS_SOMETHING
    ]
    if not open_ones:
        return ""
    return f"It can't be told from {' or from '.join(open_ones)}."


def summary(pairs: Mapping[str, PairEvidence]) -> str:
    """Return a paragraph on the pairs. It speaks of phrasing, never of a person."""
    native = pairs.get("native")
    if native is None:
        return ""
    if native.log10_lr is None:
        return f"No likelihood ratio is given: {str(native.reason).rstrip('.')}."
    parts = [_native(native), _validated(native)]
    if native.log10_lr >= _SAYS_SOMETHING:
        parts += [_source(pairs), _not_separated(pairs)]
    return " ".join(part for part in parts if part)
