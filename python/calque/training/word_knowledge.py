"""What the tagger knows of a token before it looks at its neighbours.

The same is done in ``cpp/core/tagger.cc``; a test compares the two.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from calque.training.suffixes import shape_of, suffixes_of
from calque.training.table import read_table
from calque.training.tags import TAGS

# From this many uses in the treebank on a word has features of its own.
OWN_FEATURES = 3
# From this many uses on it takes no other tags than those listed.
CLOSED = 20
# With this many uses and this many of 1,000 with one tag it needs no decision.
CERTAIN_USES = 10
CERTAIN_PERMILLE = 995

_ORDER = {tag: number for number, tag in enumerate(TAGS)}
_NAMES = frozenset(("NNP", "NNPS"))


@dataclass(frozen=True)
class Form:
    """A form in lower case: its possible tags and its uses in the treebank."""

    tags: frozenset[str]
    uses: int
    common: str
    common_uses: int


@dataclass(frozen=True)
class Known:
    """What is known of one token."""

    word: str  # the form in lower case where it has features of its own, else ""
    lower: str
    tags: str  # "NN|VB"; "?NN|VB" where it's a guess
    shape: str  # "a" none, "<capital>", …
    certain: str  # the tag, where no decision is needed
    candidates: frozenset[str]  # empty: any


class WordKnowledge:
    """A lexicon as the tagger sees it."""

    def __init__(self, forms: dict[str, Form], suffixes: dict[str, frozenset[str]]) -> None:
        """Take the forms and what suffixes and shapes say of others."""
        self._forms = forms
        self._suffixes = suffixes
        self._seen: dict[tuple[str, bool], Known] = {}

    def __call__(self, form: str, first: bool) -> Known:
        """Return what is known of a token; `first`: it opens its sentence."""
        known = self._seen.get((form, first))
        if known is None:
            known = self._seen[form, first] = self._know(form, first)
        return known

    def _know(self, form: str, first: bool) -> Known:
        lower = form.lower()
        shape = shape_of(form)
        capital = form[0].isupper()
        entry = self._forms.get(lower)
        listed = entry.tags if entry else frozenset[str]()
        if not capital and listed - _NAMES:
            listed = listed - _NAMES
        tags = listed or self._guess(lower, shape)
        uses = entry.uses if entry else 0
        certain = ""
        if (
            entry
            and uses >= CERTAIN_USES
            and 1000 * entry.common_uses >= CERTAIN_PERMILLE * uses
            and (first or not capital)
        ):
            certain = entry.common
        candidates = frozenset[str]()
        if uses >= CLOSED:
            candidates = listed | _NAMES if capital else listed
        return Known(
            word=lower if uses >= OWN_FEATURES else "",
            lower=lower,
            tags=("" if listed else "?") + "|".join(sorted(tags, key=_ORDER.__getitem__)),
            shape=shape or "a",
            certain=certain,
            candidates=candidates,
        )

    def _guess(self, lower: str, shape: str) -> frozenset[str]:
        if shape in ("<address>", "<digits>", "<capitals>"):
            return self._suffixes[shape]
        ends = (f"-{suffix}" for suffix in suffixes_of(lower))
        by_suffix = next(self._suffixes[end] for end in ends if end in self._suffixes)
        return by_suffix | self._suffixes[shape] if shape else by_suffix


def read_suffixes(folder: Path) -> dict[str, frozenset[str]]:
    """Return the tags of each suffix and shape from ``suffixes.tsv``."""
    return {
        row[0]: frozenset(item.rsplit(":", 1)[0] for item in row[1:])
        for row in read_table(folder / "suffixes.tsv")
    }


def read_inflected(folder: Path) -> dict[str, frozenset[str]]:
    """Return the tags of each form from ``inflections.tsv``."""
    return {
        row[0]: frozenset(item.split(":", 1)[0] for item in row[1:])
        for row in read_table(folder / "inflections.tsv")
    }


def read_counts(folder: Path) -> dict[str, Counter[str]]:
    """Return how often each form has each tag from ``ewt.tsv``."""
    counts: dict[str, Counter[str]] = {}
    for form, *items in read_table(folder / "ewt.tsv"):
        tags: Counter[str] = Counter()
        for item in items:
            tag, rest = item.split(":", 1)
            tags[tag] += int(rest.rsplit(":", 1)[1])
        counts[form] = tags
    return counts


def join(counts: dict[str, Counter[str]], inflected: dict[str, frozenset[str]]) -> dict[str, Form]:
    """Return all forms with the tags of both tables."""
    forms = {}
    for form in counts.keys() | inflected.keys():
        tags = counts.get(form, Counter())
        # Ties go to the tag that comes first in the tag set.
        common = min(tags, key=lambda tag: (-tags[tag], _ORDER[tag]), default="")
        forms[form] = Form(
            frozenset(tags) | inflected.get(form, frozenset()),
            sum(tags.values()),
            common,
            tags[common] if common else 0,
        )
    return forms
