"""From what a user asks to the n-grams that answer it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import product

from calque import _core
from calque.phrases.words import LONGEST, NUMBER, is_joint

#: A phrase may hold this many wildcards.
MOST_WILDCARDS = 2
#: Letters before a wildcard that isn't a lemma.
LEAST_LETTERS = 3
#: N-grams that one question may sum.
MOST_FORMS = 2000


@dataclass(frozen=True)
class Query:
    """A phrase as words; ``wild`` tells which of them end in a wildcard."""

    words: tuple[str, ...]
    wild: tuple[bool, ...]

    @property
    def shown(self) -> str:
        """The phrase as it was understood."""
        return " ".join(w + "*" * wild for w, wild in zip(self.words, self.wild, strict=True))


def parse(resources: _core.Resources, phrase: str) -> Query:
    """Cut a phrase as texts are cut.

    Raises:
        ValueError: it holds no word, more than five, a mark inside that no n-gram crosses, or
            wildcards that can't be answered.
    """
    words: list[str] = []
    wild: list[bool] = []
    broken = ""
    for sentence in _core.cut_text(resources, phrase):
        for at, (text, kind, _, space_before) in enumerate(sentence):
            if kind in ("word", "number"):
                if broken:
                    raise ValueError(
                        f"{phrase!r}: no n-gram crosses {broken!r}; ask about the parts"
                    )
                words.append(text if kind == "word" else NUMBER)
                wild.append(False)
            elif text == "*":
                if not words or space_before or words[-1] == NUMBER:
                    raise ValueError(f"{phrase!r}: a wildcard ends a word, as in enshrine*")
                wild[-1] = True
            elif words and not is_joint(sentence, at):
                broken = broken or text
        if words:
            broken = broken or "the end of a sentence"
    if not words:
        raise ValueError(f"{phrase!r}: no word to look up")
    if len(words) > LONGEST:
        raise ValueError(
            f"{phrase!r}: {len(words)} words; n-grams of at most {LONGEST} are counted"
        )
    if sum(wild) > MOST_WILDCARDS:
        raise ValueError(f"{phrase!r}: {sum(wild)} wildcards; at most {MOST_WILDCARDS}")
    return Query(tuple(words), tuple(wild))


def expand(
    resources: _core.Resources, query: Query, words_like: Callable[[str], Sequence[str]]
) -> tuple[list[str], str]:
    """Return the n-grams that a query stands for, and how its wildcards were read.

    ``enshrine*`` stands for the inflections of *enshrine*, where the lexicon knows it as a lemma,
    and otherwise, as ``ambiguit*``, for the counted words that begin so (`words_like`).

    Raises:
        ValueError: too few letters before a wildcard, or too many n-grams.
    """
    choices: list[Sequence[str]] = []
    notes = []
    for word, wild in zip(query.words, query.wild, strict=True):
        if not wild:
            choices.append([word])
            continue
        forms: Sequence[str] = _core.inflections(resources, word)
        if forms:
            notes.append(f"{word}*: inflections of {word}")
        elif len(word) < LEAST_LETTERS:
            raise ValueError(f"{word}*: at least {LEAST_LETTERS} letters, please")
        else:
            forms = words_like(word)
            notes.append(f"{word}*: words that begin with {word}")
        choices.append(forms)
    total = 1
    for choice in choices:
        total *= len(choice)
    if total > MOST_FORMS:
        raise ValueError(f"{query.shown}: stands for {total} phrases; write more letters")
    return [" ".join(words) for words in product(*choices)], "; ".join(notes)
