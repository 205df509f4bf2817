"""Arguments that several commands have."""

from __future__ import annotations

import argparse


def add_rules(parser: argparse.ArgumentParser) -> None:
    """Add rules of the user's own."""
    parser.add_argument(
        "--rules",
        action="append",
        default=[],
        metavar="PATH",
        help="add a rule file or a folder of them",
    )


def add_page(parser: argparse.ArgumentParser) -> None:
    """Add the page to write, its title, and rules of the user's own."""
    parser.add_argument(
        "-o", "--output", required=True, metavar="PAGE", help="the HTML file to write"
    )
    parser.add_argument("--title", help="the title of the page")
    add_rules(parser)
