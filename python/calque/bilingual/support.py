"""Whether the Russian source of a unit holds what a rule says stands behind the English."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache, lru_cache
from itertools import takewhile

from calque.bilingual.construction import Construction, Item, constructions
from calque.bilingual.russian import Token, Word, is_russian, tokens
from calque.checking.issue import Support
from calque.formats import Segment
from calque.rule import Rule

#: Families whose Russian is no words but signs and letters: nothing to look for.
_SIGNS = frozenset(("script", "typography", "punctuation"))
_INFINITIVE = ("ть", "ти", "чь", "ться", "тись", "чься")
_GAP = 8  # words of the writer's own where a rule says …
_SLACK = 2  # words that may come between others: attributes, particles


def support_of(rule: Rule, segment: Segment) -> Support | None:
    """Return where a unit's Russian source holds the construction of a rule.

    Words are compared by lemma, in the rule's order, or in any order within a few words where two
    of them at least are content words. None where it can't be told: the unit has no Russian
    source, or the rule names signs, not words.

    Raises:
        ModuleNotFoundError: pymorphy3 isn't installed (extra ``bilingual``).
    """
    if rule.category in _SIGNS or segment.source is None or not is_russian(segment):
        return None
    wanted = _constructions(rule.source)
    if not wanted:
        return None
    source = _tokens(segment.source)
    spans = [span for one in wanted if (span := find(one, source)) is not None]
    if not spans:
        return Support("", 0, 0)
    start, end = max(spans, key=lambda span: (span[1] - span[0], -span[0]))
    return Support(segment.source[start:end], start, end)


_constructions = lru_cache(maxsize=None)(constructions)
_tokens = lru_cache(maxsize=64)(tokens)  # findings of one unit come together


def find(wanted: Construction, source: Sequence[Token]) -> tuple[int, int] | None:
    """Return where a construction first stands in the words of a text, or None."""
    for at in range(len(source)):
        last = _in_order(wanted, source, at)
        if last is not None:
            return source[at].start, source[last].end
    return _in_any_order(wanted, source)


def _in_order(wanted: Construction, source: Sequence[Token], at: int) -> int | None:
    """Return the last word of a match that begins at a word, or None."""
    if not _fits(wanted[0], source[at].word):
        return None
    if len(wanted) == 1:
        return at
    following = wanted[1]
    room = _GAP if following.after_gap else _SLACK
    if following.word.is_function and wanted[0].word.is_function and not following.after_gap:
        room = 0
    for then in range(at + 1, min(at + 2 + room, len(source))):
        if source[then].clause != source[at].clause:
            return None
        last = _in_order(wanted[1:], source, then)
        if last is not None:
            return last
    return None


def _in_any_order(wanted: Construction, source: Sequence[Token]) -> tuple[int, int] | None:
    content = sum(not item.word.is_function for item in wanted)
    if content < 2 or any(item.after_gap for item in wanted):
        return None
    size = len(wanted) + _SLACK
    for at, first in enumerate(source):
        window = [one for one in source[at : at + size] if one.clause == first.clause]
        used: list[int] = []
        for item in wanted:
            free = (
                number
                for number, token in enumerate(window)
                if number not in used and _fits(item, token.word)
            )
            place = next(free, None)
            if place is None:
                break
            used.append(place)
        else:
            return window[min(used)].start, window[max(used)].end
    return None


def _fits(wanted: Item, found: Word) -> bool:
    if wanted.cases and wanted.cases.isdisjoint(found.cases):
        return False
    return not wanted.word.lemmas.isdisjoint(found.lemmas) or any(
        _are_aspects(one, other) for one in wanted.word.lemmas for other in found.lemmas
    )


@cache
def _are_aspects(one: str, other: str) -> bool:
    """Tell whether two verbs look like the aspects of one: *принять* and *принимать*.

    They share a beginning that is most of the shorter stem (*выразить*, *выражать*). Others do too
    (*принести*), but hardly beside the same words.
    """
    if not (one.endswith(_INFINITIVE) and other.endswith(_INFINITIVE)):
        return False
    stems = [verb.removesuffix("ся").removesuffix("сь")[:-2] for verb in (one, other)]
    shared = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(*stems, strict=False)))
    return shared >= 3 and shared >= min(map(len, stems)) - 2
