"""``calque score``: report what the rules find. Exits 0 whatever that is."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Iterable
from typing import TYPE_CHECKING

from calque import DataError
from calque.cli import output
from calque.cli.arguments import add_rules
from calque.cli.files import InputError, display_name, read
from calque.detector import load
from calque.text_format import printable

if TYPE_CHECKING:
    from calque.detector import Detector

_WIDEST = 120
_WIDTH_OF_FILES = 100


def add_parser(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the command to the command line."""
    parser = commands.add_parser(
        "score",
        help="report what marks Russian phrasing in texts",
        description="Report, span by span, what marks Russian phrasing in English texts.",
    )
    parser.add_argument(
        "files", nargs="+", metavar="FILE", help="a text in UTF-8; - is standard input"
    )
    parser.add_argument(
        "--format",
        choices=("text", "json"),
        default="text",
        help="text for people, or JSON in the schema calque/1, one document a line",
    )
    add_rules(parser)
    parser.add_argument("--no-builtin", action="store_true", help="leave calque's own rules out")
    parser.add_argument(
        "--reference",
        metavar="DIR",
        help="documents of known origin of your own, russian/*.txt and native/*.txt, to calibrate "
        "the pair native on; needs the extra calque[train]",
    )
    parser.add_argument(
        "--color",
        choices=("auto", "always", "never"),
        default="auto",
        help="colours and underlines (auto: on a terminal, unless NO_COLOR is set)",
    )
    parser.set_defaults(run=run)


def _wants_color(choice: str) -> bool:
    if choice != "auto":
        return choice == "always"
    return (
        sys.stdout.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
    )


def _with_progress(files: list[str]) -> Iterable[str]:
    # The bar is for a person who waits while the reports go elsewhere.
    if len(files) < 2 or not sys.stderr.isatty() or sys.stdout.isatty():
        return files
    from tqdm import tqdm  # noqa: PLC0415  (30 ms that a single file needn't pay)

    return tqdm(files, unit="file", file=sys.stderr)


def run(arguments: argparse.Namespace) -> int:
    """Score all files; those that can't be read are told, the others still scored."""
    builtin = not arguments.no_builtin
    try:
        detector: Detector = load(arguments.rules, builtin=builtin, reference=arguments.reference)
    except DataError:
        raise  # faults of rules have their places: `main` tells them
    except (ModuleNotFoundError, OSError, ValueError) as error:
        return output.failed("score --reference", error)
    color = _wants_color(arguments.color)
    if arguments.format == "json":
        output.write_in_utf8()
    columns = output.width(_WIDEST, _WIDTH_OF_FILES)
    status = 0
    for path in _with_progress(arguments.files):
        name = display_name(path)
        try:
            report = detector.score(read(path))
        except InputError as error:
            print(f"calque: {printable(name)}: {error}", file=sys.stderr)
            status = 2
            continue
        if arguments.format == "json":
            print(report.to_json(name))
        else:
            sys.stdout.writelines(report.text_lines(name, color=color, width=columns))
            print()
    return status
