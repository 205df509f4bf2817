"""Which paragraph of one version became which of the other.

Paragraphs that are the same anchor the alignment; between them those are paired, in order, whose
words are most alike in sum (Needleman and Wunsch 1970, with gaps that cost nothing).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

#: Paragraphs that share a smaller part of their words (Dice's coefficient) aren't versions of one.
_ALIKE = 0.35
#: Where more pairs than this would have to be weighed, paragraphs stand alone.
_MOST_PAIRS = 250_000

Pair = tuple[int | None, int | None]


def _words(text: str) -> frozenset[str]:
    return frozenset(text.casefold().split())


def likeness(first: frozenset[str], second: frozenset[str]) -> float:
    """Return Dice's coefficient of two sets of words, 0 to 1."""
    total = len(first) + len(second)
    return 2 * len(first & second) / total if total else 1.0


def _between(first: Sequence[str], second: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Yield the pairs of two stretches, in order."""
    if len(first) * len(second) > _MOST_PAIRS:
        return
    sets = [_words(text) for text in second]
    # best[i][j]: the likeness that first[i:] and second[j:] can reach in sum.
    best = [[0.0] * (len(second) + 1) for _ in range(len(first) + 1)]
    alike: dict[tuple[int, int], float] = {}
    for i in reversed(range(len(first))):
        words = _words(first[i])
        for j in reversed(range(len(second))):
            best[i][j] = max(best[i + 1][j], best[i][j + 1])
            share = likeness(words, sets[j])
            if share >= _ALIKE:
                alike[i, j] = share
                best[i][j] = max(best[i][j], share + best[i + 1][j + 1])
    i = j = 0
    while i < len(first) and j < len(second):
        share = alike.get((i, j), -1.0)
        if best[i][j] == share + best[i + 1][j + 1]:
            yield i, j
            i, j = i + 1, j + 1
        elif best[i][j] == best[i + 1][j]:
            i += 1
        else:
            j += 1


def aligned(first: Sequence[str], second: Sequence[str]) -> list[Pair]:
    """Return all paragraphs of both versions, in order, paired where they belong together.

    A paragraph that only one version has stands beside None; one that was moved stands alone twice.
    """
    keys = [[" ".join(text.split()) for text in version] for version in (first, second)]
    pairs: list[Pair] = []
    matcher = SequenceMatcher(None, keys[0], keys[1], autojunk=False)
    for kind, a, a_end, b, b_end in matcher.get_opcodes():
        if kind == "equal":
            pairs += [(a + step, b + step) for step in range(a_end - a)]
            continue
        done_a, done_b = a, b
        for i, j in _between(keys[0][a:a_end], keys[1][b:b_end]):
            pairs += [(n, None) for n in range(done_a, a + i)]
            pairs += [(None, n) for n in range(done_b, b + j)]
            pairs.append((a + i, b + j))
            done_a, done_b = a + i + 1, b + j + 1
        pairs += [(n, None) for n in range(done_a, a_end)]
        pairs += [(None, n) for n in range(done_b, b_end)]
    return pairs
