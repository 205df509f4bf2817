"""``calque report``: documents as one page to read, print and share."""

from __future__ import annotations

import argparse
import sys
from dataclasses import replace

from calque.cli.arguments import add_page
from calque.cli.files import InputError, display_name
from calque.cli.output import failed
from calque.detector import load
from calque.text_format import printable


def add_parser(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the command to the command line."""
    parser = commands.add_parser(
        "report",
        help="write a page that shows what marks Russian phrasing in documents",
        description="Write one self-contained HTML page: documents with what was found in them, "
        "what that is worth, how it was measured, and its limits. Nothing in it is loaded from "
        "elsewhere.",
    )
    parser.add_argument(
        "files",
        nargs="+",
        metavar="FILE",
        help="a text in UTF-8, DOCX, PDF or HTML, told by its name; - is a text on standard input",
    )
    add_page(parser)
    parser.add_argument(
        "--address", metavar="URL", help="where the document was published (for one FILE)"
    )
    parser.add_argument(
        "--captured", metavar="DATE", help="when it was captured there (for one FILE)"
    )
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Write the page; exit 2 where a file can't be read, and then write none."""
    from calque.cli import documents  # noqa: PLC0415
    from calque.html import page  # noqa: PLC0415  (other commands needn't load it)

    if len(arguments.files) > 1 and (arguments.address or arguments.captured):
        print("calque: --address and --captured are for one FILE", file=sys.stderr)
        return 2
    detector = load(arguments.rules)
    entries, status = [], 0
    rules = documents.rule_hashes(arguments.rules)
    for path in arguments.files:
        try:
            entry = documents.entry(detector, path, rules)
        except InputError as error:
            print(f"calque: {printable(display_name(path))}: {error}", file=sys.stderr)
            status = 2
            continue
        pinned = replace(entry.provenance, address=arguments.address, captured=arguments.captured)
        entries.append(replace(entry, provenance=pinned))
    if status:
        return status  # a page that lacks documents without saying so would mislead
    try:
        documents.write(arguments.output, page.written(entries, arguments.title or page.TITLE))
    except OSError as error:
        return failed("report", error)
    return 0
