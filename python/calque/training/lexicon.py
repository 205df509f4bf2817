"""Writes the English lexicon.

``python -m calque.training.lexicon --treebank DIR --corpora DIR --inflections WHEEL --out
corpora/en/lexicon`` derives four tables: what the treebank's train split says of each form
(``ewt.tsv``), all inflections of the lemmas that the corpora use (``inflections.tsv``), how
frequent forms are (``frequency.tsv``), and what to make of unknown words (``suffixes.tsv``).
"""

from __future__ import annotations

import argparse
import math
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from pathlib import Path

from calque.measuring.corpora import read_documents
from calque.training.inflections import Reading, read_inflections
from calque.training.suffixes import learn_suffixes, shape_of
from calque.training.table import write_table
from calque.training.treebank import Word, read_sentences
from calque.training.words import lower_tokens

COMMAND = (
    "python -m calque.training.lexicon --treebank DIR --corpora DIR --inflections WHEEL "
    "--out corpora/en/lexicon"
)
_FREQUENT_FORMS = 30_000
_LEAST_USES = 2

_EWT_SOURCE = """Source: Universal Dependencies English Web Treebank (EWT), train split.
Licence: CC BY-SA 4.0, see LICENSE.ewt."""

_EWT = f"""What the treebank says of each form.
{_EWT_SOURCE}
Written by: {COMMAND}
Columns: form in lower case, then tag:lemma:count, most frequent first. Tags: cpp/core/tags.h.
Left out: slips marked as such, forms with digits, readings of less than 1 % of a form's uses and
single uses of a form with more than ten."""

_INFLECTIONS = f"""Inflections of all lemmas that occur at least {_LEAST_USES} times in the corpora.
Source: LemmInflect's table (Brad Jascob, 2019), itself from NIH's SPECIALIST Lexicon.
Licence: MIT, see LICENSE.lemminflect.
Written by: {COMMAND}
Columns: form in lower case, then tag:lemma. Tags: cpp/core/tags.h.
Left out: closed-class words (function-words.txt: the treebank knows them better), one-letter forms,
plurals that equal the singular but for a short list."""

_FREQUENCY = f"""The most frequent forms of the corpora: words in lower case, clitics, punctuation.
Source: counts over the train split of calque's corpora (corpora/sources.toml); figures only.
Written by: {COMMAND}
Cut by a regular expression in Python (calque.training.words), which departs from the engine's rules
at combining marks and scripts without spaces; numbers and addresses left out.
Columns: form, log10 of its frequency per million tokens."""

_SUFFIXES = f"""Plausible tags of unknown words by suffix and shape, learnt from forms seen up to
three times.
{_EWT_SOURCE}
Written by: {COMMAND}
Columns: suffix ("-" alone: any word in lower case) or shape, then tag:count, most frequent first.
The longest suffix that is listed holds. Shapes, read in this order: <address> a URL, host or e-mail
address; <digits> a digit somewhere; <capitals> no lower-case letter; <capital> a capital first."""

Readings = dict[str, Counter[tuple[str, str]]]


def count_readings(words: Iterable[Word]) -> Readings:
    """Return how often each form, lower-cased, has each (tag, lemma)."""
    counts: Readings = defaultdict(Counter)
    for word in words:
        if (
            word.tag
            and not word.typo
            and " " not in word.form
            and shape_of(word.form)
            not in (
                "<digits>",
                "<address>",
            )
        ):
            counts[word.form.lower()][word.tag, word.lemma] += 1
    return counts


def keep_readings(counts: Counter[tuple[str, str]]) -> list[tuple[str, str, int]]:
    """Return a form's readings, most frequent first, without those that look like errors.

    Annotators err in about one word of forty, so a single use, or one in a hundred, of a frequent
    form says little (Manning 2011, "Part-of-speech tagging from 97 % to 100 %").
    """
    by_tag: Counter[str] = Counter()
    for (tag, _), n in counts.items():
        by_tag[tag] += n
    total = sum(by_tag.values())
    kept = []
    for (tag, lemma), n in sorted(counts.items(), key=lambda item: (-item[1], item[0])):
        if by_tag[tag] < 0.01 * total or (by_tag[tag] == 1 and total > 10):
            continue
        # Of a tag's lemmas the frequent ones: "found" is find, seldom found.
        if n >= 0.02 * by_tag[tag]:
            kept.append((tag, lemma, n))
    return kept


def restrict(
    readings: Iterable[Reading], uses: Counter[str], closed: frozenset[str]
) -> dict[str, list[tuple[str, str]]]:
    """Return the readings of forms that are used, or belong to a lemma which is, by form."""
    every = list(readings)
    used = {r.lemma for r in every if uses[r.form] >= _LEAST_USES}
    out: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for reading in every:
        item = (reading.tag, reading.lemma)
        if reading.lemma in used and reading.form not in closed and item not in out[reading.form]:
            out[reading.form].append(item)
    return {form: sorted(items) for form, items in out.items() if items}


def count_uses(corpora: Path) -> Counter[str]:
    """Return how often each form occurs in the train split of the corpora."""
    uses: Counter[str] = Counter()
    for document in read_documents(corpora, "train"):
        uses.update(lower_tokens(document.text))
    return uses


def read_closed_class(path: Path) -> frozenset[str]:
    """Return the words of ``function-words.txt``."""
    lines = path.read_text(encoding="utf-8").splitlines()
    return frozenset(w for line in lines if not line.startswith("#") for w in line.split())


def _frequencies(uses: Counter[str]) -> Iterable[tuple[str, str]]:
    total = sum(uses.values())
    most = sorted(uses.items(), key=lambda item: (-item[1], item[0]))[:_FREQUENT_FORMS]
    for form, n in most:
        yield form, f"{math.log10(n * 1e6 / total):.1f}"


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command."""
    parser = argparse.ArgumentParser(prog="python -m calque.training.lexicon", description=__doc__)
    parser.add_argument("--treebank", type=Path, required=True, metavar="DIR")
    parser.add_argument("--corpora", type=Path, required=True, metavar="DIR")
    parser.add_argument("--inflections", type=Path, required=True, metavar="WHEEL")
    parser.add_argument("--out", type=Path, required=True, metavar="DIR")
    parser.add_argument(
        "--function-words", type=Path, default=Path("corpora/en/function-words.txt"), metavar="FILE"
    )
    arguments = parser.parse_args(argv)
    out: Path = arguments.out
    words = [w for s in read_sentences(arguments.treebank, "train") for w in s.words]
    uses = count_uses(arguments.corpora)
    closed = read_closed_class(arguments.function_words)
    inflections = restrict(read_inflections(arguments.inflections), uses, closed)
    kept = ((form, keep_readings(counts)) for form, counts in sorted(count_readings(words).items()))
    written = {
        "ewt.tsv": write_table(
            out / "ewt.tsv", _EWT, ((f, *(f"{t}:{m}:{n}" for t, m, n in r)) for f, r in kept if r)
        ),
        "inflections.tsv": write_table(
            out / "inflections.tsv",
            _INFLECTIONS,
            ((f, *(f"{t}:{m}" for t, m in r)) for f, r in sorted(inflections.items())),
        ),
        "frequency.tsv": write_table(out / "frequency.tsv", _FREQUENCY, _frequencies(uses)),
        "suffixes.tsv": write_table(
            out / "suffixes.tsv",
            _SUFFIXES,
            ((s, *(f"{t}:{n}" for t, n in c.items())) for s, c in learn_suffixes(words).items()),
        ),
    }
    for name, rows in written.items():
        print(f"{name}\t{rows} rows")
    return 0


if __name__ == "__main__":
    sys.exit(main())
