"""``calque compare``: two versions of a document, and what became of their phrasing."""

from __future__ import annotations

import argparse
import sys

from calque.cli.arguments import add_page
from calque.cli.files import InputError, display_name
from calque.cli.output import failed
from calque.detector import load
from calque.text_format import printable


def add_parser(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the command to the command line."""
    parser = commands.add_parser(
        "compare",
        help="write a page with two versions of a document and what became of their phrasing",
        description="Write one self-contained HTML page with two versions of a document: aligned "
        "paragraphs, changed words, and the findings that went or came. Reads the formats that "
        "calque report reads.",
    )
    parser.add_argument("first", metavar="BEFORE", help="the earlier version")
    parser.add_argument("second", metavar="AFTER", help="the later version")
    add_page(parser)
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Write the page; exit 2 where a version can't be read."""
    from calque.cli import documents  # noqa: PLC0415
    from calque.comparing import compare  # noqa: PLC0415
    from calque.html import compared  # noqa: PLC0415  (other commands needn't load them)

    detector = load(arguments.rules)
    rules = documents.rule_hashes(arguments.rules)
    entries = []
    for path in (arguments.first, arguments.second):
        try:
            entries.append(documents.entry(detector, path, rules))
        except InputError as error:
            print(f"calque: {printable(display_name(path))}: {error}", file=sys.stderr)
            return 2
    comparison = compare(entries[0].report, entries[1].report)
    page = compared.written(comparison, entries, arguments.title or compared.TITLE)
    try:
        documents.write(arguments.output, page)
    except OSError as error:
        return failed("compare", error)
    return 0
