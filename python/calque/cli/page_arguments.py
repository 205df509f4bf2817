"""Arguments of the commands that write a page."""

from __future__ import annotations

import argparse


def add(parser: argparse.ArgumentParser) -> None:
    """Add the page to write, its title, and rules of the user's own."""
    parser.add_argument(
        "-o", "--output", required=True, metavar="PAGE", help="the HTML file to write"
    )
    parser.add_argument("--title", help="the title of the page")
    parser.add_argument(
        "--rules",
        action="append",
        default=[],
        metavar="PATH",
        help="add a rule file or a folder of them",
    )
