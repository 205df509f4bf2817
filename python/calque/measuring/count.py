"""Counts what rules find in documents of known origin, for writers of rules.

``python -m calque.measuring.count --corpora DIR [--rules PATH …] [--id PREFIX] [--examples N]``

Prints for each rule its hits, and its hits per million words, by class (see `classes`), then by
family: Russian-translated against native originals and other translations. Reads the train split
only: rules are written and sharpened on it, so these counts prove nothing. ``--examples`` shows
contexts of the Russian-translated and the native hits.
"""

from __future__ import annotations

import argparse
import random
import sys
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from calque.detector import Detector
from calque.measuring.classes import CLASSES, class_of
from calque.measuring.corpora import batches, read_documents

_CONTEXT = 70


@dataclass
class Counts:
    """Hits of one rule by (class, family), their sources, and contexts by class."""

    hits: Counter[tuple[str, str]] = field(default_factory=Counter)
    groups: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    contexts: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))


def context(text: str, start: int, end: int) -> str:
    """Return a finding with what stands around it, on one line."""
    before = text[max(0, start - _CONTEXT) : start]
    return " ".join(f"{before}[{text[start:end]}]{text[end : end + _CONTEXT]}".split())


def count(detector: Detector, folder: Path) -> tuple[dict[str, Counts], Counter[tuple[str, str]]]:
    """Return the counts of each rule by its id, and the words of each (class, family)."""
    counts: dict[str, Counts] = defaultdict(Counts)
    words: Counter[tuple[str, str]] = Counter()
    for batch in batches(read_documents(folder, "train")):
        reports = detector.score_batch([document.text for document in batch])
        for document, report in zip(batch, reports, strict=True):
            side = class_of(document)
            words[side, document.family] += report.n_words
            for finding in report.findings:
                one = counts[finding.rule]
                one.hits[side, document.family] += 1
                one.groups[side].add(document.group)
                one.contexts[side].append(context(document.text, finding.start, finding.end))
    return counts, words


def _rate(hits: int, words: int) -> str:
    return f"{1e6 * hits / words:.1f}" if words else "-"


def _by_family(one: Counts, words: Counter[tuple[str, str]]) -> str:
    parts = []
    for family in sorted({family for _, family in words}):
        rates = [_rate(one.hits[side, family], words[side, family]) for side in ("ru", "native")]
        rates.append(_rate(one.hits["other", family], words["other", family]))
        if any(one.hits[side, family] for side in ("ru", "native", "other")):
            parts.append(f"{family} {'/'.join(rates)}")
    return "  ".join(parts)


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command."""
    parser = argparse.ArgumentParser(prog="python -m calque.measuring.count", description=__doc__)
    parser.add_argument("--corpora", type=Path, required=True, metavar="DIR")
    parser.add_argument("--rules", action="append", default=[], metavar="PATH")
    parser.add_argument("--no-builtin", action="store_true", help="only the rules of --rules")
    parser.add_argument("--id", default="", metavar="PREFIX", help="rules whose id begins so")
    parser.add_argument("--examples", type=int, default=0, metavar="N")
    arguments = parser.parse_args(argv)
    detector = Detector(arguments.rules, builtin=not arguments.no_builtin, trial=True)
    counts, words = count(detector, arguments.corpora)
    total = {side: sum(n for (a, _), n in words.items() if a == side) for side in CLASSES}
    print("hits (per million words; sources); families: ru/native/other per million words")
    print("words: " + "  ".join(f"{side} {total[side]}" for side in CLASSES))
    for rule in detector.rules:
        if not rule.id.startswith(arguments.id):
            continue
        one = counts[rule.id]
        cells = []
        for side in CLASSES:
            hits = sum(n for (a, _), n in one.hits.items() if a == side)
            cells.append(f"{side} {hits} ({_rate(hits, total[side])}; {len(one.groups[side])})")
        print(f"\n{rule.id} [{rule.use}]\n  {'  '.join(cells)}\n  {_by_family(one, words)}")
        for side in ("ru", "native", "other"):
            shown = random.Random(1).sample(
                one.contexts[side], min(arguments.examples, len(one.contexts[side]))
            )
            for line in shown:
                print(f"    {side}: {line}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
