"""``calque lookup``: how frequent phrases are in English of known origin."""

from __future__ import annotations

import argparse
import os
import sys

from calque.cli import output

_WIDTH_OF_FILES = 90
_WIDEST = 100


def add_parser(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the command to the command line."""
    parser = commands.add_parser(
        "lookup",
        help="tell how frequent a phrase is in English translated from Russian and other English",
        description="Tell how frequent phrases of one to five words are in English translated from "
        "Russian, from other languages, and written in English. Exits 2 where a phrase can't be "
        "looked up.",
    )
    parser.add_argument(
        "phrases",
        nargs="+",
        metavar="PHRASE",
        help='such as "it is expected that"; a word may end in *: its inflections, else all words '
        "that begin so",
    )
    parser.add_argument(
        "--format",
        choices=("text", "json"),
        default="text",
        help="a table for people, or JSON in the schema calque-lookup/1, one answer a line",
    )
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Answer all phrases; those that can't be looked up are told, the others still answered."""
    from calque import DataError, lookup  # noqa: PLC0415  (the table's reader: only here)

    if arguments.format == "json":
        output.write_in_utf8()
    columns = output.width(_WIDEST, _WIDTH_OF_FILES)
    status = 0
    for given in arguments.phrases:
        # Arguments that aren't UTF-8 come as lone surrogates.
        phrase = os.fsencode(given).decode("utf-8", "replace")
        try:
            answer = lookup(phrase)
        except DataError:
            raise
        except ValueError as error:
            print(f"calque: {error}", file=sys.stderr)
            status = 2
            continue
        print(answer.to_json() if arguments.format == "json" else answer.to_text(columns))
    return status
