"""What reports say of rules."""

from __future__ import annotations

from collections.abc import Iterable

from calque.checking.cache import Cache
from calque.checking.examine import Examiner
from calque.checking.issue import RuleFacts
from calque.checking.report import own_facts
from calque.checking.settings import Settings
from calque.checking.severity import severity_of
from calque.editing import Editing
from calque.rate_text import in_words
from calque.rule import Rule


def facts_of(rule: Rule, editing: Editing | None) -> RuleFacts:
    """Return what reports say of a rule."""
    return RuleFacts(
        rule.id,
        rule.title,
        rule.source,
        rule.explanation,
        rule.alternatives,
        in_words(rule.rate),
        severity_of(rule, editing).replace("off", "none"),
    )


def all_facts(ids: Iterable[str], examiner: Examiner, cache: Cache) -> dict[str, RuleFacts]:
    """Return the facts of rules by id, from the cache where it has them."""
    own = own_facts()
    found = {}
    rules: dict[str, Rule] = {}
    for id in ids:
        known = own.get(id) or cache.facts(id)
        if known is None:
            rules = rules or {rule.id: rule for rule in examiner.detector.rules}
            known = facts_of(rules[id], examiner.policy(Settings()).editing(rules[id]))
            cache.put_facts(known)
        found[id] = known
    return found
