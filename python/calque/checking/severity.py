"""How urgent a finding is to an editor.

error
    a phrase that is odd by itself (use ``hit``), of estimated precision 0.8 or more, where at least
    one alternative is whole English, without a gap for the writer's own words;
warning
    other phrases that are odd by themselves, and ordinary ones (use ``rate``) that the document
    overuses, of estimated precision 0.5 or more;
note
    other ordinary phrases that the document overuses.

Phrases of use ``display`` (topic, naming, ideology) have no severity: they aren't an editor's
business, unless the configuration gives them one. The precision is that of `calque.editing`.
"""

from __future__ import annotations

from calque.editing import Editing
from calque.rule import Rule

#: From the least urgent. ``off`` stands in configurations for "don't report".
SEVERITIES = ("note", "warning", "error")
OFF = "off"

_SURE = 0.8
_LIKELY = 0.5
_GAP = "\u2026"


def is_mendable(rule: Rule) -> bool:
    """Return whether one of a rule's alternatives says it without the writer's own words."""
    return any(_GAP not in one and not one.startswith("(") for one in rule.alternatives)


def severity_of(rule: Rule, editing: Editing | None) -> str:
    """Return a rule's severity, ``off`` for use ``display``; None: nothing is known of it."""
    if rule.use == "display":
        return OFF
    precision = editing.precision if editing else None
    if rule.use == "hit":
        # A team's own rule was never judged; whoever wrote it stands for it.
        sure = precision is None or precision >= _SURE
        return "error" if sure and is_mendable(rule) else "warning"
    return "warning" if precision is not None and precision >= _LIKELY else "note"


def lowered(severity: str) -> str:
    """Return the severity one step below; a note stays one."""
    return SEVERITIES[max(0, SEVERITIES.index(severity) - 1)]


def reaches(severity: str, threshold: str) -> bool:
    """Return whether a severity is at or over a threshold, which may be ``never``."""
    return threshold != "never" and SEVERITIES.index(severity) >= SEVERITIES.index(threshold)
