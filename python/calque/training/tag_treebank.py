"""Prints the tags that the Python tagger gives, for comparing the engine's with them.

``python -m calque.training.tag_treebank --treebank DIR --split dev --sentences 500`` prints a token
a line (form, 1 where a blank stands before it, the same behind it, tag) and an empty line after
each sentence.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from itertools import islice
from pathlib import Path

from calque.training.tagger import shipped_knowledge, tag_words
from calque.training.treebank import read_sentences
from calque.training.weights import read_weights


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command."""
    parser = argparse.ArgumentParser(
        prog="python -m calque.training.tag_treebank", description=__doc__
    )
    parser.add_argument("--treebank", type=Path, required=True, metavar="DIR")
    parser.add_argument("--split", choices=("train", "dev", "test"), default="dev")
    parser.add_argument("--sentences", type=int, default=None, metavar="N")
    parser.add_argument("--lexicon", type=Path, default=Path("corpora/en/lexicon"), metavar="DIR")
    parser.add_argument(
        "--weights", type=Path, default=Path("corpora/en/tagger/weights.tsv"), metavar="FILE"
    )
    arguments = parser.parse_args(argv)
    knowledge = shipped_knowledge(arguments.lexicon)
    weights = read_weights(arguments.weights)
    sentences = read_sentences(arguments.treebank, arguments.split)
    for sentence in islice(sentences, arguments.sentences):
        tags = tag_words(weights, knowledge, sentence.words)
        for word, tag in zip(sentence.words, tags, strict=True):
            print(word.form, int(word.space_before), int(word.space_after), tag, sep="\t")
        print()
    return 0


if __name__ == "__main__":
    sys.exit(main())
