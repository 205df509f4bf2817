"""What a word's end and shape say of an unknown word (Brants 2000, "TnT", section 2.3).

Learnt from the rare words of a treebank, for they are like the words that it doesn't hold.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable

from calque.training.treebank import Word

RARE = 3
LONGEST = 4
_LEAST_SUPPORT = 12
_LEAST_SHARE = 0.06

_OPEN = frozenset(("NN", "NNS", "NNP", "NNPS", "VB", "VBP", "VBZ", "VBD", "VBN", "VBG", "JJ",
                   "JJR", "JJS", "RB", "RBR", "RBS", "CD", "FW", "UH", "ADD"))  # fmt: skip

# Regular verbs have one form for both: what may be the one may be the other.
_SAME_FORM = (("VB", "VBP"), ("VBP", "VB"), ("VBD", "VBN"), ("VBN", "VBD"))


def shape_of(form: str) -> str:
    """Return the shape class of a form; "" for one in lower case.

    Read in this order: an address, a digit, capitals only, a capital first.
    """
    if is_address(form):
        return "<address>"
    if any("0" <= c <= "9" for c in form):
        return "<digits>"
    if form[0].isupper():
        capitals = sum("A" <= c <= "Z" for c in form)
        bare = form.isascii() and form == form.upper()
        return "<capitals>" if capitals > 1 and bare else "<capital>"
    return ""


def is_address(form: str) -> bool:
    """Tell a URL, host or e-mail address from a word, by its signs alone."""
    if "://" in form or form.startswith("www."):
        return True
    at = form.find("@")
    return 0 < at < len(form) - 1


def suffixes_of(lower: str) -> list[str]:
    """Return a form's suffixes, longest first, shorter than the form and in ASCII; then ""."""
    size = len(lower.encode())
    out = []
    for length in range(min(LONGEST, size - 1), 0, -1):
        end = lower[-length:]
        if end.isascii():
            out.append(end)
    return [*out, ""]


def _plausible(counts: Counter[str]) -> dict[str, int]:
    total = sum(counts.values())
    ordered = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    kept = {tag: n for tag, n in ordered if n >= _LEAST_SHARE * total and n > 1}
    for one, other in _SAME_FORM:
        if one in kept and other not in kept:
            kept[other] = max(counts[other], 1)
    return kept


def learn_suffixes(words: Iterable[Word]) -> dict[str, dict[str, int]]:
    """Return the plausible tags, with counts, of each suffix ("-tion") and shape ("<digits>").

    A suffix is kept where enough rare words bear it and its tags aren't those of the next shorter
    suffix that is kept.
    """
    seen = list(words)
    frequency = Counter(word.form.lower() for word in seen)
    by_suffix: dict[str, Counter[str]] = defaultdict(Counter)
    by_shape: dict[str, Counter[str]] = defaultdict(Counter)
    for word in seen:
        lower = word.form.lower()
        shape = shape_of(word.form)
        if word.typo or word.tag not in _OPEN or frequency[lower] > RARE:
            continue
        if shape:
            by_shape[shape][word.tag] += 1
        elif lower.isalpha():
            for suffix in suffixes_of(lower):
                by_suffix[suffix][word.tag] += 1
    kept: dict[str, dict[str, int]] = {}
    for suffix in sorted(by_suffix, key=lambda s: (len(s), s)):
        tags = _plausible(by_suffix[suffix])
        if suffix and (sum(by_suffix[suffix].values()) < _LEAST_SUPPORT or not tags):
            continue
        ends = (f"-{end}" for end in suffixes_of("x" + suffix)[1:])
        shorter = next((kept[end] for end in ends if end in kept), None)
        if suffix and shorter is not None and set(shorter) == set(tags):
            continue
        kept[f"-{suffix}"] = tags
    return {**{s: _plausible(c) for s, c in sorted(by_shape.items())}, **kept}
