"""Chooses the words of general meaning that the style channel sees as themselves.

``python -m calque.training.style_words --corpora DIR [--out FILE] [--size N]``

A word is general where every family of texts has it: words are ranked by the share of blocks of
500 tokens that hold them in the family that holds them least (a word's range, as dispersion is
told by Gries 2008, International Journal of Corpus Linguistics 13: 403-437). Closed-class words
are seen as themselves anyway; those of ``topic-words.txt`` never are. Counts the train split.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from calque import _core, data
from calque.measuring.corpora import Document, read_documents

_BLOCK = 500


def word_list(path: Path) -> set[str]:
    """Return the words of a list of `corpora/en`: any number a line, ``#`` before comments."""
    lines = path.read_text(encoding="utf-8").splitlines()
    return {word for line in lines if not line.startswith("#") for word in line.split()}


def _blocks(documents: Iterable[Document]) -> Iterator[tuple[str, set[str]]]:
    """Yield (family, the words of a block); texts of a family are joined."""
    resources = data.resources("ru")
    rest: dict[str, list[str]] = defaultdict(list)
    for document in documents:
        waiting = rest[document.family]
        for sentence in _core.cut_text(resources, document.text):
            waiting += [text for text, *_ in sentence]
        while len(waiting) >= _BLOCK:
            yield document.family, set(waiting[:_BLOCK])
            del waiting[:_BLOCK]


def general_words(documents: Iterable[Document], left_out: set[str], size: int) -> list[str]:
    """Return the ``size`` most general words outside ``left_out``, the most general first."""
    blocks: Counter[str] = Counter()
    holding: dict[str, Counter[str]] = defaultdict(Counter)
    for family, words in _blocks(documents):
        blocks[family] += 1
        holding[family].update(words)
    shares = {
        word: min(holding[family][word] / count for family, count in blocks.items())
        for word in set.intersection(*(set(counter) for counter in holding.values()))
        if word.isascii() and word.isalpha() and len(word) > 1 and word not in left_out
    }
    return sorted(shares, key=lambda word: (-shares[word], word))[:size]


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command."""
    parser = argparse.ArgumentParser(
        prog="python -m calque.training.style_words", description=__doc__
    )
    parser.add_argument("--corpora", type=Path, required=True, metavar="DIR")
    parser.add_argument("--size", type=int, default=400)
    parser.add_argument("--out", type=Path, default=Path("corpora/en/style-words.txt"))
    arguments = parser.parse_args(argv)
    folder = arguments.out.parent
    left_out = word_list(folder / "function-words.txt") | word_list(folder / "topic-words.txt")
    documents = read_documents(arguments.corpora, "train")
    words = general_words(documents, left_out, arguments.size)
    head = (
        "# Words of general meaning: those found most evenly in all families of texts (train).\n"
        "# Written by: python -m calque.training.style_words --corpora DIR\n"
    )
    text = head + "".join(f"{word}\n" for word in sorted(words))
    arguments.out.write_text(text, encoding="utf-8", newline="\n")
    print(f"{arguments.out}: {len(words)} words")
    return 0


if __name__ == "__main__":
    sys.exit(main())
