"""How often ``calque check`` calls ordinary phrases overused, in texts of known origin.

``python -m calque.measuring.overuse --corpora DIR`` scores the documents of a split and writes
``overuse.md``: for several levels the share of documents with an overused phrase, and how many of
their findings are shown. On native English that is what a team would be troubled with in vain. Runs
on dev are logged.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from calque.checking.overuse import Limits
from calque.checking.settings import Settings
from calque.detector import Detector, load
from calque.editing import Editing, editing_of
from calque.measuring.classes import CLASSES, class_of
from calque.measuring.corpora import Document, batches, read_documents
from calque.measuring.dev_runs import log_run
from calque.report import Report

LEVELS = (0.05, 0.01, 0.001, 0.0001)
_LONG = 1500  # words
_COMMAND = "python -m calque.measuring.overuse --corpora DIR"


class Counted(NamedTuple):
    """One document: its class, words, odd phrases, ordinary ones, and those shown by level."""

    side: str
    words: int
    hits: int
    ordinary: int
    shown: tuple[int, ...]


def count(report: Report, side: str, editing: Mapping[str, Editing]) -> Counted:
    """Return what a check would show of a document at each level."""
    uses = report.counts_by_use()
    of_rule = Counter(finding.rule for finding in report.findings if finding.use == "rate")
    least = Settings().overuse_count
    shown = tuple(
        sum(
            n
            for rule, n in of_rule.items()
            if Limits(level, least).overuse(n, report.n_words, editing.get(rule)) is not None
        )
        for level in LEVELS
    )
    return Counted(side, report.n_words, uses["hit"], uses["rate"], shown)


def count_all(detector: Detector, documents: Iterable[Document]) -> list[Counted]:
    """Count all documents."""
    editing = editing_of(detector.language)
    return [
        count(report, class_of(document), editing)
        for batch in batches(documents)
        for document, report in zip(
            batch, detector.score_batch([one.text for one in batch]), strict=True
        )
    ]


def lines(counted: Sequence[Counted]) -> Iterator[str]:
    """Yield a table: a line for each class and length, columns for the levels."""
    levels = " | ".join(f"docs, shown at {level:g}" for level in LEVELS)
    yield f"| class | words a document | documents | odd | ordinary | {levels} |"
    yield "|---" * (5 + len(LEVELS)) + "|"
    groups: dict[tuple[str, bool], list[Counted]] = defaultdict(list)
    for one in counted:
        groups[one.side, one.words >= _LONG].append(one)
    for side in CLASSES:
        for is_long in (False, True):
            group = groups.get((side, is_long), [])
            words = sum(one.words for one in group)
            if not words:
                continue
            cells = []
            for number in range(len(LEVELS)):
                with_any = sum(one.shown[number] > 0 for one in group) / len(group)
                shown = sum(one.shown[number] for one in group)
                cells.append(f"{with_any:.1%}, {1000 * shown / words:.2f}")
            odd, ordinary = sum(one.hits for one in group), sum(one.ordinary for one in group)
            yield (
                f"| {side} | {'1,500 or more' if is_long else 'fewer than 1,500'} | {len(group):,} "
                f"| {1000 * odd / words:.2f} | {1000 * ordinary / words:.2f} | "
                f"{' | '.join(cells)} |"
            )


def main(argv: list[str] | None = None) -> int:
    """Run the command."""
    parser = argparse.ArgumentParser(prog="python -m calque.measuring.overuse", description=__doc__)
    parser.add_argument("--corpora", type=Path, required=True, metavar="DIR")
    parser.add_argument("--split", choices=("dev", "train"), default="dev")
    parser.add_argument("--measured", type=Path, default=Path("corpora/ru/measured"), metavar="DIR")
    arguments = parser.parse_args(argv)
    try:
        counted = count_all(load(), read_documents(arguments.corpora, arguments.split))
        run = "not logged"
        if arguments.split == "dev":
            run = f"run {log_run(arguments.measured / 'dev-runs.tsv', _COMMAND)} on dev"
        head = [
            "# Ordinary phrases that calque check calls overused",
            "",
            f"Written by `{_COMMAND}`, split {arguments.split}, {run}. Findings are told per 1,000",
            "words: `odd` of use hit, `ordinary` of use rate; then for each level the share of",
            "documents with a phrase that is overused, and the occurrences shown. Level "
            f"{Settings().overuse_level:g} is calque's",
            "own, chosen from this table: on native English it is what troubles a team in vain.",
            "",
        ]
        text = "\n".join([*head, *lines(counted)]) + "\n"
        (arguments.measured / "overuse.md").write_text(text, encoding="utf-8", newline="\n")
    except (OSError, ValueError) as error:
        print(f"calque: {error}", file=sys.stderr)
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main())
