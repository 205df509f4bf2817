"""A rule as a reader sees it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from calque import _core
from calque.measured import Rate, wording_of


@dataclass(frozen=True)
class Rule:
    """One construction: what it is in the source language, why it's odd, what English says.

    ``use`` is ``hit`` (odd by itself), ``rate`` (ordinary English that the source language makes
    too frequent) or ``display`` (topic, naming or ideology; never in a score). ``rate`` is what was
    measured for it, None where nothing was: for rules of users, for ``display``, and for a rule
    whose patterns have changed since.
    """

    id: str
    category: str
    title: str
    use: str
    status: str
    source: str
    transliteration: str
    explanation: str
    alternatives: tuple[str, ...]
    registers: tuple[str, ...]
    claim: str
    case: str | None
    patterns: tuple[str, ...]
    antipatterns: tuple[str, ...]
    regex: str | None
    flagged: tuple[str, ...]
    passing: tuple[str, ...]
    file: str
    line: int
    rate: Rate | None = None

    @classmethod
    def from_core(
        cls, rule: _core.Rule, resources: _core.Resources, rates: Mapping[str, Rate]
    ) -> Rule:
        """Copy a rule of the engine and attach its rate, if it was measured as it is worded now."""
        made = cls(
            id=rule.id,
            category=rule.family,
            title=rule.title,
            use=rule.use,
            status=rule.status,
            source=rule.source,
            transliteration=rule.transliteration or resources.transliterate(rule.source),
            explanation=rule.explanation,
            alternatives=tuple(rule.alternatives),
            registers=tuple(rule.registers),
            claim=rule.claim,
            case=rule.case_name or None,
            patterns=tuple(rule.patterns),
            antipatterns=tuple(rule.antipatterns),
            regex=rule.regex or None,
            flagged=tuple(rule.flagged),
            passing=tuple(rule.passing),
            file=rule.file,
            line=rule.line,
        )
        rate = rates.get(made.id)
        if rate is None or made.use == "display" or rate.wording != wording_of(made):
            return made
        return replace(made, rate=rate)
