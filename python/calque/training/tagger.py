"""Trains the part-of-speech tagger.

``python -m calque.training.tagger --treebank DIR --out corpora/en/tagger/weights.tsv`` learns from
the treebank's train split and prints the accuracy on dev; ``--test`` prints it on test as well.
A greedy averaged perceptron from left to right (Collins 2002; Honnibal 2013, "A good POS tagger in
about 200 lines of Python").
"""

from __future__ import annotations

import argparse
import random
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from calque.training.features import fixed_features, know_all, moving_features
from calque.training.lexicon import count_readings, keep_readings
from calque.training.perceptron import Perceptron, best, score
from calque.training.table import write_table
from calque.training.tags import TAGS
from calque.training.treebank import Sentence, Word, read_sentences
from calque.training.word_knowledge import (
    Known,
    WordKnowledge,
    join,
    read_counts,
    read_inflected,
    read_suffixes,
)

FOLDS = 10
EPOCHS = 5  # 8 were no better on dev: .9454 against .9459
SEED = 1
SCALE = 32
LEAST_WEIGHT = 8  # after scaling; smaller weights are dropped
LEAST_USES = 2  # features seen less often are not learnt

_ALL = tuple(tag for tag in TAGS if tag)
_ORDER = {tag: number for number, tag in enumerate(TAGS)}

HEADER = f"""Weights of calque's part-of-speech tagger, a greedy averaged perceptron.
Source: Universal Dependencies English Web Treebank (EWT), train split.
Licence: CC BY-SA 4.0, see ../lexicon/LICENSE.ewt.
Written by: python -m calque.training.tagger --treebank DIR --out corpora/en/tagger/weights.tsv
Columns: feature (names: calque.training.features), then tag:weight (times {SCALE}, rounded).
Needs the lexicon that it was trained with; train again when the lexicon changes."""

Weights = Mapping[str, Mapping[str, float]]


def candidates_of(known: Known) -> Sequence[str]:
    """Return the tags to choose from, in the order of the tag set."""
    return sorted(known.candidates, key=_ORDER.__getitem__) if known.candidates else _ALL


def tag_words(weights: Weights, knowledge: WordKnowledge, words: Sequence[Word]) -> list[str]:
    """Return a tag for each word of a sentence."""
    known = know_all(words, knowledge)
    tags: list[str] = []
    tag1 = tag2 = "<edge>"
    for at in range(len(words)):
        own = known[at + 2]
        tag = own.certain
        if not tag:
            scores = score(weights, fixed_features(words, known, at))
            for other, value in score(weights, moving_features(known, at, tag1, tag2)).items():
                scores[other] += value
            tag = best(scores, candidates_of(own))
        tags.append(tag)
        tag1, tag2 = tag, tag1
    return tags


def fold_knowledge(
    sentences: Sequence[Sentence], lexicon: Path
) -> list[tuple[Sentence, WordKnowledge]]:
    """Pair each sentence with a lexicon that hasn't seen its document.

    A lexicon counted from the sentences at hand knows each of their words, which no new text's
    does: the tagger would never learn what to do with unknown ones.
    """
    documents = {d: n % FOLDS for n, d in enumerate(dict.fromkeys(s.document for s in sentences))}
    inflected = read_inflected(lexicon)
    suffixes = read_suffixes(lexicon)
    knowledge = []
    for fold in range(FOLDS):
        words = (w for s in sentences if documents[s.document] != fold for w in s.words)
        counts: dict[str, Counter[str]] = {}
        for form, readings in count_readings(words).items():
            tags: Counter[str] = Counter()
            for tag, _, n in keep_readings(readings):
                tags[tag] += n
            counts[form] = tags
        knowledge.append(WordKnowledge(join(counts, inflected), suffixes))
    return [(s, knowledge[documents[s.document]]) for s in sentences]


def train(sentences: Sequence[Sentence], lexicon: Path, epochs: int) -> dict[str, dict[str, int]]:
    """Return the weights, rounded and pruned. The same for the same input."""
    prepared = []
    uses: Counter[str] = Counter()
    for sentence, knowledge in fold_knowledge(sentences, lexicon):
        known = know_all(sentence.words, knowledge)
        fixed = [
            [] if known[at + 2].certain else fixed_features(sentence.words, known, at)
            for at in range(len(sentence.words))
        ]
        for features in fixed:
            uses.update(features)
        prepared.append((sentence, known, fixed))
    for _, _, fixed in prepared:
        for features in fixed:
            features[:] = [sys.intern(f) for f in features if uses[f] >= LEAST_USES]
    perceptron = Perceptron()
    shuffle = random.Random(SEED)
    for epoch in range(epochs):
        shuffle.shuffle(prepared)
        wrong = total = 0
        for sentence, known, fixed in prepared:
            tag1 = tag2 = "<edge>"
            for at, word in enumerate(sentence.words):
                own = known[at + 2]
                tag = own.certain
                if not tag:
                    features = fixed[at] + moving_features(known, at, tag1, tag2)
                    tag = best(score(perceptron.weights, features), candidates_of(own))
                    # Not learnt from: what has no class, and what the lexicon rules out.
                    if word.tag and (not own.candidates or word.tag in own.candidates):
                        perceptron.update(word.tag, tag, features)
                wrong += tag != word.tag
                total += 1
                tag1, tag2 = tag, tag1
        print(f"epoch {epoch + 1}: {1 - wrong / total:.4f} right in training", file=sys.stderr)
    return rounded(perceptron.averaged())


def rounded(weights: Weights) -> dict[str, dict[str, int]]:
    """Return weights as whole numbers, without the small ones."""
    out: dict[str, dict[str, int]] = {}
    for feature in sorted(weights):
        scaled = {tag: round(SCALE * weight) for tag, weight in weights[feature].items()}
        row = {tag: w for tag, w in scaled.items() if abs(w) >= LEAST_WEIGHT}
        if row:
            out[feature] = dict(sorted(row.items(), key=lambda item: _ORDER[item[0]]))
    return out


def shipped_knowledge(lexicon: Path) -> WordKnowledge:
    """Return the lexicon as users have it."""
    forms = join(read_counts(lexicon), read_inflected(lexicon))
    return WordKnowledge(forms, read_suffixes(lexicon))


class XposNames:
    """Turns our tags back into the treebank's, of which ours joins some.

    PUNCT, SYM and tokens without a class take the name that the train split gives most often to
    that form with that tag, failing that to that tag.
    """

    def __init__(self, sentences: Iterable[Sentence]) -> None:
        """Count the names in the train split."""
        self._by_form: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
        self._by_tag: dict[str, Counter[str]] = defaultdict(Counter)
        for sentence in sentences:
            for word in sentence.words:
                self._by_form[word.tag, word.form][word.xpos] += 1
                self._by_tag[word.tag][word.xpos] += 1

    def __call__(self, tag: str, form: str) -> str:
        """Return the treebank's name for our tag of a form."""
        counts = self._by_form.get((tag, form)) or self._by_tag[tag]
        return counts.most_common(1)[0][0] if counts else tag


def print_accuracy(
    name: str, sentences: Iterable[Sentence], weights: Weights, knowledge: WordKnowledge,
    names: XposNames,
) -> None:  # fmt: skip
    """Print the share of right tags over our tag set and over the treebank's."""
    total = ours = theirs = 0
    confused: Counter[tuple[str, str]] = Counter()
    for sentence in sentences:
        for word, tag in zip(
            sentence.words, tag_words(weights, knowledge, sentence.words), strict=True
        ):
            total += 1
            ours += tag == word.tag
            theirs += names(tag, word.form) == word.xpos
            if tag != word.tag:
                confused[word.tag, tag] += 1
    most = ", ".join(f"{a or '-'} as {b} {n}" for (a, b), n in confused.most_common(10))
    print(f"{name}: {total} tokens, {ours / total:.4f} of our tags, {theirs / total:.4f} XPOS")
    print(f"  most confused: {most}")


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command."""
    parser = argparse.ArgumentParser(prog="python -m calque.training.tagger", description=__doc__)
    parser.add_argument("--treebank", type=Path, required=True, metavar="DIR")
    parser.add_argument("--out", type=Path, required=True, metavar="FILE")
    parser.add_argument("--lexicon", type=Path, default=Path("corpora/en/lexicon"), metavar="DIR")
    parser.add_argument("--epochs", type=int, default=EPOCHS)
    parser.add_argument("--test", action="store_true", help="report on the test split as well")
    arguments = parser.parse_args(argv)
    sentences = list(read_sentences(arguments.treebank, "train"))
    weights = train(sentences, arguments.lexicon, arguments.epochs)
    rows = (
        (feature, *(f"{tag}:{weight}" for tag, weight in row.items()))
        for feature, row in weights.items()
    )
    print(f"{write_table(arguments.out, HEADER, rows)} features")
    knowledge = shipped_knowledge(arguments.lexicon)
    names = XposNames(sentences)
    for split in ("dev", "test") if arguments.test else ("dev",):
        for gold in (True, False):
            name = f"{split}, {'the treebank' if gold else 'calque'}'s tokens"
            every = read_sentences(arguments.treebank, split, gold=gold)
            print_accuracy(name, every, weights, knowledge, names)
    return 0


if __name__ == "__main__":
    sys.exit(main())
