"""A report's evidence as text for people: what the pairs support together, and a row for each."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from calque.document_evidence.sentences import figure
from calque.evidence import PairEvidence

if TYPE_CHECKING:
    from calque.report import Report

#: Why the ratios of phrases stand beside the document's and not in it.
PHRASES = (
    "Measured ratios of phrases are rate ratios: they don't multiply, and they don't say where a "
    "text comes from. The document's likelihood ratio also counts which phrases are absent."
)
#: The scale by which ratios are put in words, as it stands in the guideline.
SCALE = (
    "Verbal scale (ENFSI guideline for evaluative reporting, 2015), by the likelihood ratio: 1 to "
    "2 no support, to 10 weak, to 100 moderate, to 1,000 moderately strong, to 10,000 strong, to "
    "1,000,000 very strong, above extremely strong; for ratios below 1 the same in favour of H2."
)
_LABEL = 13  # columns of a pair's name


def _measured_on(pair: PairEvidence) -> str:
    reference = pair.reference
    if reference is None:
        return ""
    one, two = reference.sources
    return f"; from {one} and {two} sources ({', '.join(reference.families)})"


def row(pair: PairEvidence) -> str:
    """Return what is told of a pair, without its name."""
    if pair.log10_lr is None:
        return f"withheld: {pair.reason}"
    return f"{figure(pair)}, {pair.verbal}{_measured_on(pair)}"


def _propositions(pairs: Mapping[str, PairEvidence]) -> str:
    told = [pair for pair in pairs.values() if pair.log10_lr is not None]
    against = "; ".join(f"{pair.pair}: {_clause(pair.h2)}" for pair in told)
    return f"H1: {_clause(told[0].h1)}. H2: {against}."


def _clause(proposition: str) -> str:
    return proposition[:1].lower() + proposition[1:].rstrip(".")


def _wrapped(text: str, width: int, label: str = "", indent: int = 2) -> list[str]:
    # A word that is wider than the line is broken: nothing is ever wider.
    return textwrap.wrap(
        text,
        width,
        initial_indent=" " * indent + label.ljust(_LABEL if label else 0),
        subsequent_indent=" " * (indent + (_LABEL if label else 0)),
        break_on_hyphens=False,
    )


def lines(report: Report, width: int) -> Iterator[str]:
    """Yield what stands at the end of a report; a table where any pair is told."""
    yield from _wrapped(report.summary, width)
    pairs = report.evidence
    if not pairs:
        return
    if any(pair.log10_lr is not None for pair in pairs.values()):
        if report.register is not None:
            yield from _wrapped(report.register.note, width)
        yield from _wrapped("log10 likelihood ratios, pair by pair:", width)
        for name, pair in pairs.items():
            yield from _wrapped(row(pair), width, name, indent=4)
        yield from _wrapped(_propositions(pairs), width)
        yield from _wrapped(SCALE, width)
    yield from _wrapped(PHRASES, width)
