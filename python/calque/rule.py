"""A rule as a reader sees it."""

from __future__ import annotations

from dataclasses import dataclass

from calque import _core


@dataclass(frozen=True)
class Rule:
    """One construction: what it is in the source language, why it's odd, what English says.

    ``use`` is ``hit`` (odd by itself), ``rate`` (ordinary English that the source language makes
    too frequent) or ``display`` (topic, naming or ideology; never in a score).
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

    @classmethod
    def from_core(cls, rule: _core.Rule, resources: _core.Resources) -> Rule:
        """Copy a rule of the engine."""
        return cls(
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
