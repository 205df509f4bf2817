"""``calque train``: fits the model of the document's evidence to texts of known origin."""

from __future__ import annotations

import argparse
from pathlib import Path

from calque.cli.output import failed
from calque.detector import load


def add_parser(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the command to the command line."""
    parser = commands.add_parser(
        "train",
        help="fit the model of the document's evidence",
        description="Fits style weights, rule rates, calibrations, bounds and the register check "
        "to the train split of corpora of known origin (corpora/README.md describes the format). "
        "The model is used after the pack is built anew. Needs the extra calque[train].",
    )
    parser.add_argument("--corpora", type=Path, required=True, metavar="DIR")
    parser.add_argument(
        "-o", "--output", type=Path, default=Path("corpora/ru/model"), metavar="DIR"
    )
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Train and write."""
    try:
        from calque.training.evidence.train import train  # noqa: PLC0415

        train(load(), arguments.corpora, arguments.output)
    except (ModuleNotFoundError, OSError, ValueError) as error:
        return failed("train", error)
    return 0
