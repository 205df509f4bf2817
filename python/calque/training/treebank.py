"""Reading UD English EWT (Silveira et al. 2014) in CoNLL-U: tokens as calque cuts them."""

from __future__ import annotations

import gzip
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from calque.training.tags import tag_of
from calque.training.words import CLITICS, fold


@dataclass(frozen=True)
class Word:
    """One token of the treebank, folded."""

    form: str
    tag: str
    xpos: str
    lemma: str
    space_before: bool
    space_after: bool
    typo: bool


@dataclass(frozen=True)
class Sentence:
    """One sentence and the document that it stands in."""

    document: str
    words: tuple[Word, ...]


# Words of two syntactic words that aren't slips ("its" for "it's" is one).
_FUSED = frozenset(("cannot", "gonna", "gotta", "wanna"))


def _is_typo(row: list[str]) -> bool:
    return "Typo=Yes" in row[5] or "Typo=Yes" in row[9]


def _is_cut(whole: str) -> bool:
    """Tell whether calque cuts a clitic off this word."""
    return any(len(whole) > len(c) and whole.endswith(c) for c in CLITICS)


def _spaced(row: list[str]) -> bool:
    return "SpaceAfter=No" not in row[9]


def _word(row: list[str], form: str, spaces: tuple[bool, bool], typo: bool) -> Word:
    return Word(form, tag_of(row[4]), row[4], fold(row[2]).lower(), *spaces, typo)


def _sentence(document: str, rows: list[list[str]], gold: bool) -> Sentence:
    words: list[Word] = []
    space = True  # before the next word
    at = 0
    while at < len(rows):
        row = rows[at]
        first, _, last = row[0].partition("-")
        parts = int(last) - int(first) + 1 if last else 1
        whole = fold(row[1])
        if last and (gold or _is_cut(whole.lower())):
            # "don't": its parts follow, only the last of them before a space.
            for offset in range(1, parts + 1):
                part = rows[at + offset]
                after = offset == parts and _spaced(row)
                words.append(_word(part, fold(part[1]), (space, after), _is_typo(part)))
                space = after
            at += parts + 1
            continue
        after = _spaced(row)
        if last:
            # "cannot", "gonna", "dont": one token to calque, with the class of its first word.
            part = rows[at + 1]
            words.append(_word(part, whole, (space, after), whole.lower() not in _FUSED))
            at += parts + 1
        else:
            words.append(_word(row, whole, (space, after), _is_typo(row)))
            at += 1
        space = after
    return Sentence(document, tuple(word for word in words if word.form))


def read_sentences(folder: Path, split: str, *, gold: bool = False) -> Iterator[Sentence]:
    """Yield the sentences of a split: train, dev or test.

    Args:
        folder: holds ``en_ewt-<split>.conllu.gz``.
        split: train, dev or test.
        gold: keep the treebank's own tokens ("can" + "not") instead of calque's ("cannot").

    Raises:
        ValueError: a line isn't CoNLL-U; the message names file and line.
    """
    file = folder / f"en_ewt-{split}.conllu.gz"
    document = ""
    rows: list[list[str]] = []
    with gzip.open(file, "rt", encoding="utf-8") as lines:
        for number, line in enumerate(lines, 1):
            text = line.rstrip("\n")
            if text.startswith("# newdoc id = "):
                document = text.removeprefix("# newdoc id = ")
            elif not text:
                if rows:
                    yield _sentence(document, rows, gold)
                rows = []
            elif not text.startswith("#"):
                row = text.split("\t")
                if len(row) != 10:
                    raise ValueError(f"{file}:{number}: must have 10 columns, has {len(row)}")
                if "." not in row[0]:  # empty nodes of the enhanced graph are no tokens
                    rows.append(row)
    if rows:
        yield _sentence(document, rows, gold)
