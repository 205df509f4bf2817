"""Calques planted in an English original: how far do ten marked phrases move the ratio?"""

from __future__ import annotations

import re
from collections.abc import Sequence
from random import Random

from calque import _core
from calque.detector import Detector

_SENTENCE_END = re.compile(r"(?<=[a-z)][.!?])(?=\s)")


def examples(detector: Detector) -> tuple[list[str], list[str]]:
    """Return flagged and passing example sentences of the rules that count as evidence."""
    flagged, passing = [], []
    for number, rule in enumerate(detector.rules):
        if detector.evidence_family(number) is not None:
            flagged += [_core.parse_marked(example)[0] for example in rule.flagged]
            passing += list(rule.passing)
    return flagged, passing


def planted(text: str, sentences: Sequence[str], chance: Random) -> str:
    """Return the text with sentences put in between its own, at places drawn at random."""
    places = [found.start() for found in _SENTENCE_END.finditer(text)] or [len(text)]
    chosen = sorted((chance.choice(places) for _ in sentences), reverse=True)
    for place, sentence in zip(chosen, sentences, strict=True):
        text = f"{text[:place]} {sentence}{text[place:]}"
    return text
