"""``calque rules``: list, show and test rules."""

from __future__ import annotations

import argparse
import difflib
import os
import sys
import textwrap
from typing import TYPE_CHECKING

from calque import _core, data
from calque.checking.severity import severity_of
from calque.cli.arguments import add_rules
from calque.detector import load
from calque.editing import editing_of, judged_in_words
from calque.measured import STATUSES, wording_of
from calque.rate_text import in_words, number, predicted

if TYPE_CHECKING:
    from calque.rule import Rule

_WIDTH = 100
_RATIO = 26  # columns of a ratio with its interval


def add_parser(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the command to the command line."""
    parser = commands.add_parser("rules", help="list, show and test rules")
    actions = parser.add_subparsers(dest="action", metavar="ACTION", required=True)

    listing = actions.add_parser("list", help="a line for each rule")
    add_rules(listing)
    listing.add_argument("--use", choices=("hit", "rate", "display"), help="only rules of this use")
    listing.add_argument(
        "--status",
        nargs="?",
        const="all",
        choices=("all", *STATUSES, "not-measured"),
        help="show what was measured, or only rules of this measured status",
    )
    listing.add_argument(
        "--cost",
        action="store_true",
        help="show how often a million words make the engine look closer; most expensive first",
    )
    listing.set_defaults(run=run_list)

    show = actions.add_parser("show", help="everything about one rule")
    show.add_argument("id", metavar="ID")
    add_rules(show)
    show.set_defaults(run=run_show)

    test = actions.add_parser(
        "test",
        help="check rule files against the rule contract",
        description="Check rules against their contract and list everything that is wrong. Reads "
        "the files as they are now. Exits 1 where something is wrong.",
    )
    test.add_argument(
        "paths",
        nargs="*",
        metavar="PATH",
        help="files or folders (default: calque's rules)",
    )
    test.set_defaults(run=run_test)


def run_list(arguments: argparse.Namespace) -> int:
    """Print a line for each rule."""
    detector = load(arguments.rules, trial=True)
    chosen = [
        (detector.expected_work(rule), rule)
        for rule in detector.rules
        if arguments.use in (None, rule.use)
        and arguments.status in (None, "all", _measured_status(rule))
    ]
    if arguments.cost:
        chosen.sort(key=lambda item: -item[0])
    width = max((len(rule.id) for _, rule in chosen), default=0)
    for work, rule in chosen:
        cost = f"{work:>8}  " if arguments.cost else ""
        trial = "  (trial)" if rule.status == "trial" else ""
        measured = f"{_measured_status(rule):<17}  {_ratio(rule)}  " if arguments.status else ""
        print(f"{cost}{rule.id:<{width}}  {rule.use:<7}  {measured}{rule.source}{trial}")
    return 0


def _measured_status(rule: Rule) -> str:
    return rule.rate.status if rule.rate else "not-measured"


def _ratio(rule: Rule) -> str:
    native = rule.rate.native if rule.rate else None
    if native is None:
        return "-".rjust(_RATIO)
    low, high = number(native.low), number(native.high)
    return f"{number(native.ratio)} ({low} to {high})".rjust(_RATIO)


def _show(rule: Rule) -> str:
    def block(label: str, *values: str) -> list[str]:
        lines: list[str] = []
        for value in values:
            lines += textwrap.wrap(
                value,
                _WIDTH,
                initial_indent=("" if lines else label + ":").ljust(14),
                subsequent_indent=" " * 14,
                break_on_hyphens=False,
            )
        return lines

    lines = [rule.id, f"  {rule.title}; use: {rule.use}; status: {rule.status}", ""]
    lines += block("Russian", f"{rule.source} ({rule.transliteration})")
    lines += block("Why", rule.explanation)
    lines += block("Instead", *rule.alternatives)
    lines += block("Register", ", ".join(rule.registers))
    lines += block("Claim", rule.claim)
    if rule.case:
        lines += block("Case", f"written from {rule.case}; never evidence on that document")
    if rule.use != "display":
        expected = rule.rate and predicted(rule.rate)
        lines += block("Measured", in_words(rule.rate), *([expected] if expected else []))
    editing = editing_of("ru").get(rule.id)
    if editing is not None and editing.wording == wording_of(rule) and rule.use != "display":
        lines += block("Judged", judged_in_words(editing))
        often = f"{editing.per_million:.3g} times in a million words of native English"
        lines += block("In checks", f"{severity_of(rule, editing)}; {often}")
    lines += block("Pattern", *rule.patterns)
    lines += block("Regex", *([rule.regex] if rule.regex else []))
    lines += block("But not", *rule.antipatterns)
    lines += block("Flagged", *rule.flagged)
    lines += block("Passing", *rule.passing)
    lines += block("File", f"{rule.file}:{rule.line}")
    return "\n".join(lines)


def run_show(arguments: argparse.Namespace) -> int:
    """Print everything about one rule."""
    rules = {rule.id: rule for rule in load(arguments.rules, trial=True).rules}
    rule = rules.get(arguments.id)
    if rule is None:
        near = difflib.get_close_matches(arguments.id, rules, n=3)
        hint = f"; did you mean {', '.join(near)}?" if near else ""
        print(f"calque: no rule {arguments.id}{hint}", file=sys.stderr)
        return 2
    print(_show(rule))
    return 0


def run_test(arguments: argparse.Namespace) -> int:
    """Check the rule contract; exit 1 where it's broken."""
    paths = [os.fsencode(path) for path in arguments.paths]
    resources = data.resources("ru")
    problems = _core.check_rules(resources, paths)
    for problem in problems:
        print(problem)
    rules = len({(problem.file, problem.rule) for problem in problems})
    if problems:
        print(f"{len(problems)} problems in {rules} rules or files", file=sys.stderr)
        return 1
    checked = len(_core.Detector(resources, paths, not paths, True).rules)
    print(f"{checked} rules keep their contract")
    return 0
