"""What a copy-editor mends in a translation, simulated; and texts cut short."""

from __future__ import annotations

import re
from collections.abc import Callable

_AUXILIARY = "do|does|did|is|are|was|were|has|have|could|would"
_FINITE = "is|are|was|were|has|have|had|will|would|can|could|may"
#: What is simulated, each with its pattern and what it becomes. Articles that a translator left out
#: can't be put back by a pattern; those that are too many before plural nominalisations can go.
_EDITS: tuple[tuple[str, str | Callable[[re.Match[str]], str]], ...] = (
    (r"(?i)\b(it|that|there|he|she|what) is\b(?=[ ])", r"\1's"),
    (r"(?i)\b(we|they|you) are\b", r"\1're"),
    (r"(?i)\b(we|they|you|I) have (?=(?:\w+ed|been|made|done|seen)\b)", r"\1've "),
    (r"(?i)\b(we|they|you|I|it|he|she) will\b", r"\1'll"),
    (rf"(?i)\b({_AUXILIARY}) not\b", r"\1n't"),
    (r"(?i)\b(c)annot\b", r"\1an't"),
    (rf"(?<=[a-z]) which (?=(?:{_FINITE})\b)", " that "),
    (r"\bthe (?=\w+(?:tions|ments|ities|ances|ences)\b)(?!\w+ of\b)", ""),
    (r"(?i)\b(i)n order to\b", lambda found: "To" if found[1] == "I" else "to"),
    (r"\bon the territory of\b", "in"),
    (r"\bin the sphere of\b", "in"),
    (r"\bin accordance with\b", "under"),
    (r"\bwith the aim of\b", "for"),
    (r"\bupon\b", "on"),
    (
        r"(?i)\b(i)n connection with\b",
        lambda found: "Because of" if found[1] == "I" else "because of",
    ),
    (r"\bas well as\b", "and"),
)
EDITS_IN_WORDS = (
    "contractions made (it's, we're, they've, you'll, don't, can't); `which` made `that` before a "
    "finite verb where no comma stands; `the` dropped before plurals in -tions, -ments, -ities, "
    "-ances, -ences unless `of` follows; `in order to` cut to `to`, `on the territory of` and `in "
    "the sphere of` to `in`; `in accordance with` made `under`, `with the aim of` `for`, `in "
    "connection with` `because of`, `upon` `on`, `as well as` `and`"
)


def copy_edited(text: str) -> tuple[str, int]:
    """Return the text with all that mended, and the number of places."""
    places = 0
    for pattern, becomes in _EDITS:
        text, n = re.subn(pattern, becomes, text)
        places += n
    return text, places


def first_words(text: str, words: int, count: Callable[[str], int]) -> str:
    """Return the beginning of a text with at least ``words`` words as ``count`` counts them.

    It's cut behind a word, a few words later than asked for at most.
    """
    ends = [found.end() for found in re.finditer(r"\S+", text)]
    held = words
    while held < len(ends):
        start = text[: ends[held - 1]]
        lacking = words - count(start)
        if lacking <= 0:
            return start
        held += lacking
    return text
