"""What becomes of a rule's findings under some settings."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cached_property

from calque.checking.overuse import Limits
from calque.checking.settings import Settings, names
from calque.checking.severity import OFF, severity_of
from calque.editing import Editing
from calque.measured import wording_of
from calque.rule import Rule


class Policy:
    """Settings applied to rules; the answers are kept."""

    def __init__(self, settings: Settings, editing: Mapping[str, Editing]) -> None:
        """Take settings, and what is known of rules."""
        self.settings = settings
        self.limits = Limits(settings.overuse_level, settings.overuse_count)
        self._editing = editing
        self._known: dict[str, Editing | None] = {}
        self._severities: dict[str, str] = {}

    def editing(self, rule: Rule) -> Editing | None:
        """Return the figures of a rule; None where it isn't worded as when they were made."""
        if rule.id not in self._known:
            row = self._editing.get(rule.id)
            is_same = row is not None and row.wording == wording_of(rule)
            self._known[rule.id] = row if is_same else None
        return self._known[rule.id]

    def severity(self, rule: Rule) -> str:
        """Return a rule's severity under the settings; ``off``: it isn't reported."""
        severity = self._severities.get(rule.id)
        if severity is None:
            severity = self._severities[rule.id] = self._severity(rule)
        return severity

    def _severity(self, rule: Rule) -> str:
        settings, editing = self.settings, self.editing(rule)
        if any(names(pattern, rule.id) for pattern in settings.disable):
            return OFF
        if editing and editing.precision is not None and editing.precision < settings.min_precision:
            return OFF
        return self.own_severity(rule.id, severity_of(rule, editing))

    def own_severity(self, rule: str, severity: str) -> str:
        """Return what the settings' table of severities says of a rule, else ``severity``."""
        for pattern, told in self.settings.severity:
            if names(pattern, rule):
                severity = told
        return severity

    def allows(self, text: str, start: int, end: int) -> bool:
        """Return whether ``text[start:end]`` stands within an allowed phrase."""
        if self._allowed is None:
            return False
        pattern, longest = self._allowed
        low = max(0, start - longest)
        return any(
            low + match.start() <= start and end <= low + match.end()
            for match in pattern.finditer(text[low : end + longest].casefold())
        )

    @cached_property
    def _allowed(self) -> tuple[re.Pattern[str], int] | None:
        phrases = sorted(self.settings.allow, key=len, reverse=True)
        if not phrases:
            return None
        # Words may be parted by any white space, so that a phrase is found across a line's end.
        told = "|".join(r"\s+".join(map(re.escape, phrase.split())) for phrase in phrases)
        return re.compile(rf"(?<!\w)(?=({told}))\1(?!\w)"), 2 * len(phrases[0])
