"""``calque measure``: each rule's rates in texts of known origin."""

from __future__ import annotations

import argparse
from collections import Counter
from pathlib import Path

from calque.cli.output import failed
from calque.detector import load
from calque.measured import STATUSES

_SPLIT = "train"


def add_parser(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the command to the command line."""
    parser = commands.add_parser(
        "measure",
        help="measure the rules on texts of known origin",
        description="Count all rules, those on trial too, in the train split of corpora of known "
        "origin, and write counts.tsv and rates.tsv. Needs numpy and scipy (the extra "
        "calque[measure]). Rates are used after the pack is built anew.",
    )
    parser.add_argument("--corpora", type=Path, required=True, metavar="DIR")
    parser.add_argument(
        "-o",
        "--output",
        type=Path,
        default=Path("corpora/ru/measured"),
        metavar="DIR",
        help="where the two files go (default: corpora/ru/measured)",
    )
    parser.add_argument("--threads", type=int, metavar="N", help="default: one for each core")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Count, measure and write; say how many rules have which status."""
    try:
        from calque.measuring.corpora import read_documents  # noqa: PLC0415
        from calque.measuring.rate_files import Made, counts_text, rates_text  # noqa: PLC0415
        from calque.measuring.rates import measure  # noqa: PLC0415
        from calque.measuring.tally import tally  # noqa: PLC0415
    except ModuleNotFoundError as error:
        return failed("measure", error)
    detector = load(trial=True)
    try:
        counted = tally(detector, read_documents(arguments.corpora, _SPLIT), arguments.threads)
    except (OSError, ValueError) as error:
        return failed("measure", error)
    rates = measure(counted, detector.rules)
    made = Made.by("calque measure --corpora DIR", _SPLIT, detector.rules)
    try:
        arguments.output.mkdir(parents=True, exist_ok=True)
        for name, text in (
            ("counts.tsv", counts_text(counted, made)),
            ("rates.tsv", rates_text(rates, counted, made)),
        ):
            (arguments.output / name).write_text(text, encoding="utf-8", newline="\n")
    except OSError as error:
        return failed("measure", error)
    statuses = Counter(rate.status for rate in rates.values())
    print(f"{len(rates)} rules measured (those of use display aren't):")
    for status in STATUSES:
        print(f"{statuses[status]:>6}  {status}")
    return 0
