"""Russian words and their lemmas, by pymorphy3."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from calque.formats import Segment
from calque.formats.languages import primary

_STOPS = ".!?;:\u2026"
_WORD_OR_STOP = re.compile(rf"\w+(?:-\w+)*|[{_STOPS}]")
_LETTER = re.compile(r"[^\W\d_]")
_CYRILLIC = re.compile(r"[\u0400-\u04ff]")
#: Letters of other languages in Cyrillic: Ukrainian, Belarusian, Serbian, Macedonian, Kazakh …
_NOT_RUSSIAN = re.compile(r"[іїєґўјљњћђќџѓѕәғқңөұүһ]", re.IGNORECASE)
_NAMES = ("Name", "Surn", "Patr", "Geox", "Orgn", "Init")
_FUNCTION = frozenset(("PREP", "CONJ", "PRCL", "NPRO", "INTJ"))
#: Parts of speech that stand for each other in a list of alternatives.
_KIN = {"INFN": "VERB", "GRND": "VERB", "PRTF": "ADJF", "ADJS": "ADJF", "PRTS": "VERB"}


class Word(NamedTuple):
    """What pymorphy3 says of a word, all readings together; ``ё`` is ``е`` in lemmas."""

    lemmas: frozenset[str]
    part: str  # of speech, of the likeliest reading; kin are one
    cases: frozenset[str]  # that its form can be, where it can be a noun
    is_name: bool

    @property
    def is_function(self) -> bool:
        """Whether it's a preposition, conjunction, particle or pronoun."""
        return self.part in _FUNCTION


class Token(NamedTuple):
    """A word of a text and where it stands; ``clause`` counts the stops before it."""

    word: Word
    start: int
    end: int
    clause: int


@cache
def _analyzer():  # type: ignore[no-untyped-def]  # pymorphy3 has no types
    import pymorphy3  # noqa: PLC0415  (a fifth of a second that English alone needn't pay)

    return pymorphy3.MorphAnalyzer(lang="ru")


@cache
def word(form: str) -> Word:
    """Return what is known of a word form."""
    readings = _analyzer().parse(form.lower())
    lemmas = frozenset(reading.normal_form.replace("ё", "е") for reading in readings)
    tag = readings[0].tag
    part = str(tag.POS or "")
    is_name = form[:1].isupper() and any(mark in tag for mark in _NAMES)
    cases = frozenset(str(one.tag.case) for one in readings if one.tag.POS == "NOUN")
    return Word(lemmas, _KIN.get(part, part), cases, is_name or form[:1].isdigit())


def tokens(text: str) -> list[Token]:
    """Return the words of a text."""
    found: list[Token] = []
    clause = 0
    for match in _WORD_OR_STOP.finditer(text):
        if match[0] in _STOPS:
            clause += 1
        else:
            found.append(Token(word(match[0]), *match.span(), clause))
    return found


def is_russian(segment: Segment) -> bool:
    """Tell whether a segment's source text is Russian: as the file says, else by its letters."""
    if not segment.source:
        return False
    if segment.source_language:
        return primary(segment.source_language) in ("ru", "rus")
    letters = len(_LETTER.findall(segment.source))
    cyrillic = len(_CYRILLIC.findall(segment.source))
    return 2 * cyrillic > letters > 0 and not _NOT_RUSSIAN.search(segment.source)
