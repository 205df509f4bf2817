"""The tagger's features, as texts such as ``t1=DT w0=measure``.

Names: ``w`` word, ``s`` possible tags, ``x`` suffix, ``h`` shape, ``t1`` and ``t2`` the tags given
to the words before, ``g`` blanks around a sign; the number after w, s and h is the position
(0 the word itself, 1 and 2 the words behind, p and q those before). After Ratnaparkhi (1996) and
Toutanova et al. (2003), section 2, with possible tags in place of tags still to come. Pairs of
words are left out: on the development split they made no difference (.9459 with, .9462 without) and
a fifth of all weights were theirs.

The same is done in ``cpp/core/tagger.cc``; a test compares the two.
"""

from __future__ import annotations

from collections.abc import Sequence

from calque.training.treebank import Word
from calque.training.word_knowledge import Known, WordKnowledge

EDGE = Known("<edge>", "<edge>", "<edge>", "<edge>", "", frozenset())


def know_all(words: Sequence[Word], knowledge: WordKnowledge) -> list[Known]:
    """Return what is known of each word, with two edges on either side."""
    inner = [knowledge(word.form, at == 0) for at, word in enumerate(words)]
    return [EDGE, EDGE, *inner, EDGE, EDGE]


def fixed_features(words: Sequence[Word], known: Sequence[Known], at: int) -> list[str]:
    """Return the features of a word that don't depend on tags given before."""
    before2, before, own, after, after2 = known[at : at + 5]
    out = [
        f"s0={own.tags}",
        f"h0={own.shape} f={int(at == 0)}",
        f"s0={own.tags} h0={own.shape}",
        f"sp={before.tags}",
        f"s1={after.tags}",
        f"s0={own.tags} s1={after.tags}",
        f"s0={own.tags} s1={after.tags} s2={after2.tags}",
        f"s1={after.tags} s2={after2.tags}",
        f"h1={after.shape} h0={own.shape}",
    ]
    if own.word:
        out.append(f"w0={own.word}")
        out.append(f"w0={own.word} h0={own.shape}")
    if before.word:
        out.append(f"wp={before.word}")
        out.append(f"wp={before.word} s0={own.tags}")
    if before2.word:
        out.append(f"wq={before2.word}")
    if after.word:
        out.append(f"w1={after.word}")
        out.append(f"w1={after.word} s0={own.tags}")
    if after2.word:
        out.append(f"w2={after2.word}")
    out.extend(f"x={suffix}" for suffix in suffixes(own.lower))
    if own.lower.isascii() and not any(c.isalnum() for c in own.lower):
        word = words[at]
        out.append(f"w0={own.word} g={int(word.space_before)}{int(word.space_after)}")
    return out


def suffixes(lower: str) -> list[str]:
    """Return the last one to four letters, where they are ASCII and shorter than the word."""
    size = len(lower.encode())
    ends = (lower[-n:] for n in range(1, 5) if size > n)
    return [end for end in ends if end.isascii()]


def moving_features(known: Sequence[Known], at: int, tag1: str, tag2: str) -> list[str]:
    """Return the features with the tags given to the last word (1) and the last but one (2)."""
    own, after = known[at + 2 : at + 4]
    out = [
        f"t1={tag1}",
        f"t2={tag2} t1={tag1}",
        f"t1={tag1} s0={own.tags}",
        f"t2={tag2} t1={tag1} s0={own.tags}",
        f"t1={tag1} s0={own.tags} s1={after.tags}",
        f"t1={tag1} h0={own.shape}",
    ]
    if own.word:
        out.append(f"t1={tag1} w0={own.word}")
        out.append(f"t2={tag2} t1={tag1} w0={own.word}")
    if after.word:
        out.append(f"t1={tag1} w1={after.word}")
    return out
