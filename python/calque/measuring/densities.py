"""Writes how dense marking findings are in each held-out document.

``python -m calque.measuring.densities --corpora DIR`` scores the dev split, on which no rate was
measured, and writes ``corpora/ru/measured/densities.tsv``; `calque.densities` describes it. The run
is logged in ``dev-runs.tsv``.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path

from calque.densities import COLUMNS, LEAST_WORDS
from calque.detector import Detector, load
from calque.measuring.corpora import Document, batches, read_documents
from calque.measuring.dev_runs import log_run
from calque.measuring.evaluation import marking, side_of
from calque.measuring.rate_files import Made
from calque.measuring.sources import source_of

_COMMAND = "python -m calque.measuring.densities --corpora DIR"
_Row = tuple[str, str, str, int, int]


def rows(detector: Detector, documents: Iterable[Document]) -> list[_Row]:
    """Return family, class, source, words and marking findings of each document long enough."""
    counting = marking(detector)
    found = []
    for batch in batches(documents):
        reports = detector.score_batch([document.text for document in batch])
        for document, report in zip(batch, reports, strict=True):
            if report.n_words >= LEAST_WORDS:
                hits = sum(finding.rule in counting for finding in report.findings)
                place = (document.family, side_of(document), source_of(document))
                found.append((*place, report.n_words, hits))
    return sorted(found)


def text_of(found: Sequence[_Row], made: Made) -> str:
    """Return the file; sources are numbers, in the order of their names."""
    numbers = {source: number for number, source in enumerate(sorted({row[2] for row in found}))}
    lines = [
        f"# Written by `{made.command}`; never edited by hand.",
        f"# Split {made.split}: {len(found)} documents of at least {LEAST_WORDS} words, "
        f"{len(numbers)} sources. Rules: hash {made.rules}.",
        "\t".join(COLUMNS),
    ]
    lines += [
        f"{family}\t{side}\t{numbers[source]}\t{words}\t{hits}"
        for family, side, source, words, hits in found
    ]
    return "\n".join(lines) + "\n"


def main(argv: Sequence[str] | None = None) -> int:
    """Write the file."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--corpora", type=Path, required=True, metavar="DIR")
    parser.add_argument("--measured", type=Path, default=Path("corpora/ru/measured"), metavar="DIR")
    arguments = parser.parse_args(argv)
    detector = load()
    found = rows(detector, read_documents(arguments.corpora, "dev"))
    made = Made.by(_COMMAND, "dev", detector.rules)
    path = arguments.measured / "densities.tsv"
    path.write_text(text_of(found, made), encoding="utf-8", newline="\n")
    run = log_run(arguments.measured / "dev-runs.tsv", _COMMAND)
    print(f"{len(found)} documents in {path}; run {run} on dev")
    return 0


if __name__ == "__main__":
    sys.exit(main())
