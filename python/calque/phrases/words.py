"""Words for n-grams, the same when texts are counted and when a phrase is looked up."""

from __future__ import annotations

from collections.abc import Iterator

from calque import _core

#: What every number is counted as: "in 2014 year" and "in 2015 year" are one phrase.
NUMBER = "#"
#: The longest n-grams that are counted.
LONGEST = 5

#: Folded text in lower case, kind, whether it is a clitic, whether a blank stands before it.
Token = tuple[str, str, bool, bool]


def is_joint(tokens: list[Token], at: int) -> bool:
    """Tell whether a hyphen stands inside a word: nothing blank on either side of it."""
    if tokens[at][0] != "-" or tokens[at][3] or not 0 < at < len(tokens) - 1:
        return False
    return not tokens[at + 1][3]


def runs_of(tokens: list[Token]) -> Iterator[list[str]]:
    """Yield a sentence's unbroken runs of words; no n-gram crosses their edges.

    A punctuation mark, symbol or address ends a run. A hyphen inside a word counts as a blank, as
    it does for the engine's number of words; ``n't`` and ``'s`` are words of their own.
    """
    run: list[str] = []
    for at, (text, kind, _, _) in enumerate(tokens):
        if kind == "word":
            run.append(text)
        elif kind == "number":
            run.append(NUMBER)
        elif not is_joint(tokens, at) and run:
            yield run
            run = []
    if run:
        yield run


def count_words(tokens: list[Token]) -> int:
    """Return the words of a sentence as reports count them: no numbers, contractions once."""
    return sum(kind == "word" and not clitic for _, kind, clitic, _ in tokens)


def cut(resources: _core.Resources, text: str) -> tuple[int, list[list[str]]]:
    """Return a text's number of words, and its runs of words in lower case."""
    sentences = _core.cut_text(resources, text)
    words = sum(map(count_words, sentences))
    return words, [run for tokens in sentences for run in runs_of(tokens)]
