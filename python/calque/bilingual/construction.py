"""Reads the Russian that a rule names as constructions that can be looked for.

A rule's ``source`` is written for people: ``;`` parts constructions, ``…`` stands for words of the
writer's own, brackets and commas hold alternatives (``дать (придать) импульс, толчок``) or tell
what such words stand beside (``приоритетный (задача, внимание)``). Which of the two a bracket
means follows from the parts of speech: alternatives are of the same.
"""

from __future__ import annotations

import re
from itertools import islice, product
from typing import NamedTuple

from calque.bilingual.russian import Word, word

_TOKEN = re.compile(r"\w+(?:-\w+)*-?|…|[(),]")
#: Stand for something of the writer's: *чего-либо*, *что-то*.
_ANY = re.compile(r"(?:что|чего|чему|чем|чём|кто|кого|кому|кем|ком)-(?:либо|нибудь|то|л)")
_DIRECT = frozenset(("nomn", "accs"))
_MOST = 64  # ways to read one construction


class Item(NamedTuple):
    """A word of a construction.

    ``after_gap``: words of the writer's own may stand before it. ``cases``: it has to be in one of
    these; a noun behind a preposition (*с учётом*), or one alone in an oblique case (*усилиями*),
    is another construction in another case. Empty: in any.
    """

    word: Word
    after_gap: bool
    cases: frozenset[str] = frozenset()


Construction = tuple[Item, ...]
_Alternative = tuple[str, ...]  # word forms; … is a gap


def constructions(source: str) -> tuple[Construction, ...]:
    """Return all readings of a rule's ``source``; none where it has no words to look for."""
    found: dict[Construction, None] = {}
    for part in source.split(";"):
        slots = _slots(_TOKEN.findall(part))
        for chosen in islice(product(*slots), _MOST):
            items = _items([form for alternative in chosen for form in alternative])
            if items:
                found[items] = None
    return tuple(found)


def _slots(written: list[str]) -> list[list[_Alternative]]:
    """Return, place by place, the alternatives that may stand there."""
    slots: list[list[_Alternative]] = []
    at = 0
    after_comma = False
    while at < len(written):
        token = written[at]
        if token == "(":
            end = written.index(")", at) if ")" in written[at:] else len(written)
            inside = _listed(written[at + 1 : end])
            if slots and all(_kin(slots[-1][-1], one) for one in inside):
                slots[-1] += inside
            at = end
        elif token == ",":
            after_comma = True
        elif token != ")":
            alternative = (token.rstrip("-"),)
            if after_comma and slots and _kin(slots[-1][-1], alternative):
                slots[-1].append(alternative)
            else:
                slots.append([alternative])
            after_comma = False
        at += 1
    return slots


def _listed(inside: list[str]) -> list[_Alternative]:
    parts = " ".join(inside).split(",")
    return [tuple(part.split()) for part in parts if part.strip()]


def _kin(one: _Alternative, other: _Alternative) -> bool:
    if "…" in (one[-1], other[0]) or _ANY.fullmatch(other[0]):
        return False
    first, second = word(one[-1]), word(other[0])
    return first.part == second.part and first.part not in ("CONJ", "PRCL")


def _items(forms: list[str]) -> Construction:
    known = [None if form == "…" or _ANY.fullmatch(form) else word(form) for form in forms]
    only_names = all(one is None or one.is_name for one in known)
    items: list[Item] = []
    gap = False
    for one in known:
        if one is None or (one.is_name and not only_names):  # a name among words is an example
            gap = True
        else:
            after_preposition = any(item.word.part == "PREP" for item in items)
            fixed = after_preposition or (len(forms) == 1 and not one.cases & _DIRECT)
            items.append(Item(one, gap and bool(items), one.cases if fixed else frozenset()))
            gap = False
    return tuple(items)
