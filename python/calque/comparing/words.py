"""Which words of a paragraph were changed."""

from __future__ import annotations

import re
from difflib import SequenceMatcher

Spans = list[tuple[int, int]]

_WORD = re.compile(r"\S+")
#: Longer paragraphs count as changed throughout: comparing takes the product of their lengths.
_LONGEST = 4000


def changed(first: str, second: str) -> tuple[Spans, Spans]:
    """Return the stretches that only one of two texts has, from word to word, in each."""
    words = [list(_WORD.finditer(text)) for text in (first, second)]
    if max(map(len, words)) > _LONGEST and first != second:
        return [(0, len(first))], [(0, len(second))]
    spans: tuple[Spans, Spans] = ([], [])
    before, after = ([word.group() for word in side] for side in words)
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    for kind, a, a_end, b, b_end in matcher.get_opcodes():
        if kind == "equal":
            continue
        for side, begin, end in ((0, a, a_end), (1, b, b_end)):
            if begin < end:
                spans[side].append((words[side][begin].start(), words[side][end - 1].end()))
    return spans
