"""The documents of a page and the rules that they touch: each rule has one card and one number."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from calque.html.look import Look, bound, look_of

if TYPE_CHECKING:
    from calque.finding import Finding
    from calque.provenance import Provenance
    from calque.report import Report
    from calque.rule import Rule


@dataclass(frozen=True)
class Entry:
    """A document of a page: its report, and what pins it down."""

    report: Report
    provenance: Provenance


class Catalogue:
    """Entries, and the rules found in them, strongest first.

    ``prefix`` begins every id on the page and is the class of its root, so that several reports in
    one notebook don't touch each other. It's made of ASCII letters and digits.
    """

    def __init__(self, entries: Sequence[Entry], prefix: str) -> None:
        """Number the rules."""
        self.entries = tuple(entries)
        self.prefix = prefix
        places: dict[str, list[str]] = {}
        first: dict[str, Finding] = {}
        for document, entry in enumerate(self.entries):
            for number, finding in enumerate(entry.report.findings):
                places.setdefault(finding.rule, []).append(f"{prefix}-{document}f{number}")
                first.setdefault(finding.rule, finding)
        self.places = places
        self.first = first
        rules = [finding.definition for finding in first.values()]
        self._looks = {rule.id: look_of(rule) for rule in rules}
        self.rules: tuple[Rule, ...] = tuple(
            sorted(
                rules,
                key=lambda rule: (self._looks[rule.id].order, -bound(rule), -len(places[rule.id])),
            )
        )

    @cached_property
    def _numbers(self) -> dict[str, int]:
        return {rule.id: number for number, rule in enumerate(self.rules, 1)}

    def number(self, rule: Rule) -> int:
        """Return the rule's number on the page, from 1."""
        return self._numbers[rule.id]

    def look(self, rule: Rule) -> Look:
        """Return how the rule's findings are drawn."""
        return self._looks[rule.id]
