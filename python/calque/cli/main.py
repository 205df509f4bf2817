"""Arguments of ``calque`` and its way out: 0 fine, 1 a check failed, 2 usage or I/O error."""

from __future__ import annotations

import argparse
import io
import os
import sys

from calque import DataError, versions
from calque.cli import check, compare, evaluate, lookup, measure, report, rules, score, train


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="calque",
        description="Finds phrasing in English that shows another language underneath, "
        "first of all Russian.",
        epilog="Exit status: 0 fine, 1 a check found something, 2 usage or input error.",
    )
    told = versions()
    parser.add_argument(
        "--version",
        action="version",
        version=f"calque {told['calque']} (ICU {told['icu']}, Boost {told['boost']})",
    )
    commands = parser.add_subparsers(dest="command", metavar="COMMAND", required=True)
    score.add_parser(commands)
    check.add_parser(commands)
    report.add_parser(commands)
    compare.add_parser(commands)
    rules.add_parser(commands)
    measure.add_parser(commands)
    train.add_parser(commands)
    evaluate.add_parser(commands)
    lookup.add_parser(commands)
    return parser


def main(argv: list[str] | None = None) -> int:
    """Run ``calque`` and return its exit status."""
    for stream in (sys.stdout, sys.stderr):
        # Text may hold what the terminal's encoding lacks, and names that aren't UTF-8.
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")
    arguments = _parser().parse_args(argv)
    try:
        status: int = arguments.run(arguments)
        sys.stdout.flush()
    except DataError as error:
        print(f"calque: {error}", file=sys.stderr)
        return 2
    except OSError as error:
        # Nothing more can be written, not even what is left at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        if isinstance(error, BrokenPipeError):
            return 0  # the reader has gone (calque score … | head): that's no error of ours
        print(f"calque: standard output: {error.strerror}", file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        return 130
    return status
