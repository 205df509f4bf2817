"""Checks the intervals of `calque.lookup` where the truth is known: no difference at all.

``python -m calque.measuring.ngram_placebo --corpora DIR [--draws N]``

Shares out the sets of original English to two sides by lot, family by family, counts as
`calque.measuring.ngrams` does, and prints how many phrases' 95 % intervals of the pooled ratio
exclude 1, by length and frequency, and of which sign. Were the intervals exact, it would be 5 %.
Families with fewer than two sets of originals can't take part. Reads the train split.
"""

from __future__ import annotations

import argparse
import random
import sys
from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path

from calque import data
from calque.measuring.classes import class_of
from calque.measuring.corpora import Document, read_documents
from calque.measuring.licences import Licences
from calque.measuring.ngram_counts import Texts
from calque.measuring.ngram_typical import hits_of, typical_phrases
from calque.measuring.ngrams import LEAST_GROUPS, LEAST_SETS, count_entries, sources_of, units_of
from calque.phrases.compare import compare
from calque.phrases.head import Head, band_of
from calque.phrases.words import LONGEST, cut

_Read = list[tuple[Document, int, list[list[str]]]]


def read_originals(corpora: Path, licences: Licences) -> _Read:
    """Return original documents whose sets may be counted, with their words."""
    resources = data.resources("ru")
    return [
        (document, *cut(resources, document.text))
        for document in read_documents(corpora, "train")
        if class_of(document) == "native" and licences.decision(document.set) == "allowed"
    ]


def sides(originals: _Read, draw: random.Random) -> dict[str, str]:
    """Return a side for each set, half of a family's sets to either."""
    by_family: dict[str, set[str]] = defaultdict(set)
    for document, _, _ in originals:
        by_family[document.family].add(document.set)
    chosen: dict[str, str] = {}
    for _, sets in sorted(by_family.items()):
        if len(sets) > 1:
            mixed = draw.sample(sorted(sets), len(sets))
            half = len(mixed) // 2
            chosen |= dict.fromkeys(mixed[:half], "ru") | dict.fromkeys(mixed[half:], "native")
    return chosen


def false_signs(originals: _Read, chosen: dict[str, str]) -> dict[tuple[int, int], list[int]]:
    """Return the signs of all phrases that can be compared, by length and frequency band."""
    texts = Texts()
    for document, n_words, runs in originals:
        if document.set in chosen:
            cell = (document.family, chosen[document.set])
            texts.add(runs, n_words, cell=cell, group=document.group, set=document.set)
    units = units_of(texts)
    sources = sources_of(texts, units)
    thresholds = dict.fromkeys(range(1, LONGEST + 1), (LEAST_GROUPS, LEAST_SETS))
    entries = count_entries(texts, units, thresholds)
    head = Head(sources, thresholds, {}, {}, typical_phrases(entries.items(), sources))
    signs: dict[tuple[int, int], list[int]] = defaultdict(list)
    for ngram, entry in entries.items():
        n, hits = ngram.count(" ") + 1, hits_of(entry)
        found = compare(entry, sources, "native", head.typical_of(n, hits))
        if found is not None:
            signs[n, band_of(hits)].append(found.sign)
    return signs


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command."""
    parser = argparse.ArgumentParser(
        prog="python -m calque.measuring.ngram_placebo", description=__doc__
    )
    parser.add_argument("--corpora", type=Path, required=True, metavar="DIR")
    parser.add_argument(
        "--sources", type=Path, default=Path("corpora/sources.toml"), metavar="FILE"
    )
    parser.add_argument("--draws", type=int, default=3, metavar="N")
    arguments = parser.parse_args(argv)
    originals = read_originals(arguments.corpora, Licences(arguments.sources))
    signs: dict[tuple[int, int], list[int]] = defaultdict(list)
    for seed in range(arguments.draws):
        for key, found in false_signs(originals, sides(originals, random.Random(seed))).items():
            signs[key] += found
    print("words  hits from  phrases  interval above 1  below 1")
    for (n, band), found in sorted(signs.items()):
        above, below = (sum(one == sign for one in found) / len(found) for sign in (1, -1))
        print(f"{n:>5}{2**band:>11}{len(found):>9}{above:>17.1%}{below:>9.1%}")
    for least in (0, 4):
        frequent = [one for (_, band), found in signs.items() if band >= least for one in found]
        share = sum(map(abs, frequent)) / max(len(frequent), 1)
        print(f"all from {2**least} hits on: {len(frequent)} phrases, {share:.1%} exclude 1")
    return 0


if __name__ == "__main__":
    sys.exit(main())
