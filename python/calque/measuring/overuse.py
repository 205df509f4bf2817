"""How often ``calque check`` calls ordinary phrases overused, in texts of known origin.

``python -m calque.measuring.overuse --corpora DIR`` scores the documents of a split and writes
``overuse.md``: for several levels the share of documents with an overused phrase, and how many of
their findings are shown. On native English that is what a team would be troubled with in vain. Of
the findings that were judged it tells how many of those shown, and of those left out, were
accepted. Runs on dev are logged.
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
from calque.measuring.reading import Judgement, id_of, precision, read_judgements
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


#: Answers of two judges to findings, apart for those that a check shows and those it doesn't.
Judged = dict[bool, list[tuple[bool, bool]]]


def overused(report: Report, level: float, editing: Mapping[str, Editing]) -> set[str]:
    """Return the ordinary phrases' rules that a check would show of a document at a level."""
    of_rule = Counter(finding.rule for finding in report.findings if finding.use == "rate")
    limits = Limits(level, Settings().overuse_count)
    return {
        rule
        for rule, n in of_rule.items()
        if limits.overuse(n, report.n_words, editing.get(rule)) is not None
    }


def count(report: Report, side: str, editing: Mapping[str, Editing]) -> Counted:
    """Return what a check would show of a document at each level."""
    uses = report.counts_by_use()
    shown = []
    for level in LEVELS:
        rules = overused(report, level, editing)
        shown.append(sum(finding.rule in rules for finding in report.findings))
    return Counted(side, report.n_words, uses["hit"], uses["rate"], tuple(shown))


def count_all(
    detector: Detector, documents: Iterable[Document], judgements: Sequence[Judgement] = ()
) -> tuple[list[Counted], Judged]:
    """Count all documents, and sort the judged findings among them."""
    editing = editing_of(detector.language)
    answers = {one.id: (one.first, one.second) for one in judgements}
    counted = []
    judged: Judged = {True: [], False: []}
    for batch in batches(documents):
        reports = detector.score_batch([one.text for one in batch])
        for document, report in zip(batch, reports, strict=True):
            counted.append(count(report, class_of(document), editing))
            rules = overused(report, Settings().overuse_level, editing)
            for finding in report.findings:
                answer = answers.get(id_of(document, finding))
                if answer is not None:
                    judged[finding.use == "hit" or finding.rule in rules].append(answer)
    return counted, judged


def judged_lines(judged: Judged) -> Iterator[str]:
    """Yield how many judged findings were accepted, of those shown and of those left out."""
    for is_shown, name in ((True, "shown"), (False, "left out")):
        if judged[is_shown]:
            told = precision(judged[is_shown])
            yield (
                f"Of {told.judged} judged findings that a check has {name}, the judges accepted "
                f"{told.accepted:.3f} (95 % {told.low:.3f} to {told.high:.3f})."
            )


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
        counted, judged = count_all(
            load(),
            read_documents(arguments.corpora, arguments.split),
            read_judgements(arguments.measured / "judgements.tsv"),
        )
        run = "not logged"
        if arguments.split == "dev":
            run = f"run {log_run(arguments.measured / 'dev-runs.tsv', _COMMAND)} on dev"
        head = [
            "# Ordinary phrases that calque check calls overused",
            "",
            f"Written by `{_COMMAND}`, split {arguments.split}, {run}.",
            "Findings are told per 1,000 words: `odd` of use hit, `ordinary` of use rate; then for",
            "each level the share of documents with a phrase that is overused, and the occurrences",
            f"shown. Level {Settings().overuse_level:g} is calque's own, chosen from this table:",
            "what is shown of native English troubles a team in vain.",
            "",
        ]
        text = "\n".join([*head, *lines(counted), "", *judged_lines(judged)]) + "\n"
        (arguments.measured / "overuse.md").write_text(text, encoding="utf-8", newline="\n")
    except (OSError, ValueError) as error:
        print(f"calque: {error}", file=sys.stderr)
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main())
