"""``calque check``: what deserves an editor's look in a team's files."""

from __future__ import annotations

import argparse
from pathlib import Path

from calque.cli import output

_OUTPUTS = ("text", "json", "sarif", "junit", "github", "gitlab", "markdown")
_SEVERITIES = ("note", "warning", "error", "never")


def add_parser(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the command to the command line."""
    parser = commands.add_parser(
        "check",
        help="check files for phrasing worth an editor's time, for CI",
        description="Check files and folders for phrasing that is odd, or overused against native "
        "English. Exits 0 where nothing is at or over --fail-on, 1 where something is, 2 where a "
        "file couldn't be checked or the configuration is faulty.",
    )
    parser.add_argument(
        "paths", nargs="*", default=["."], metavar="PATH", help="files, folders, globs; - is stdin"
    )
    parser.add_argument("--config", type=Path, metavar="FILE", help="calque.toml or pyproject.toml")
    parser.add_argument("--isolated", action="store_true", help="read no configuration")
    parser.add_argument("--fail-on", choices=_SEVERITIES, help="the least severity that exits 1")
    parser.add_argument(
        "--output",
        action="append",
        type=_output,
        metavar="FORMAT[:FILE]",
        help=f"{', '.join(_OUTPUTS)}; may be given several times (default: text)",
    )
    parser.add_argument("--baseline", type=Path, metavar="FILE", help="leave out what it holds")
    parser.add_argument(
        "--update-baseline", action="store_true", help="write all that is found to the baseline"
    )
    parser.add_argument("--changed-since", metavar="REV", help="only lines that Git tells changed")
    parser.add_argument("--diff", action="store_true", help="show mends as a diff, change nothing")
    parser.add_argument("--cache", type=Path, metavar="FILE", help="keep results of files in it")
    parser.add_argument("--no-cache", action="store_true", help="not even if configured")
    parser.add_argument("--format", metavar="NAME", help="read all files in this format")
    parser.add_argument(
        "--source", type=Path, metavar="FILE", help="the Russian text that the one PATH translates"
    )
    parser.add_argument("--stdin-name", metavar="NAME", help="tells the format of stdin")
    parser.add_argument("--rules", action="append", default=[], type=Path, metavar="PATH")
    parser.add_argument("--no-builtin", action="store_true", help="leave calque's own rules out")
    parser.add_argument("--jobs", type=int, metavar="N", help="processes (default: one each core)")
    parser.set_defaults(run=run)


def _output(value: str) -> tuple[str, Path | None]:
    name, colon, file = value.partition(":")
    if name not in _OUTPUTS or (colon and not file):
        raise argparse.ArgumentTypeError(
            f"must be FORMAT or FORMAT:FILE, of {', '.join(_OUTPUTS)}; not {value!r}"
        )
    return name, Path(file) if file else None


def run(arguments: argparse.Namespace) -> int:
    """Check, report, and return the exit status."""
    outputs = arguments.output or [("text", None)]
    if sum(file is None for _, file in outputs) > 1:
        return output.tell("only one --output may go to standard output; write FORMAT:FILE")
    if arguments.jobs is not None and arguments.jobs < 1:
        return output.tell(f"--jobs must be at least 1, not {arguments.jobs}")
    try:
        from calque.checking.command import Options, check  # noqa: PLC0415  (only here)
    except ModuleNotFoundError as error:
        return output.failed("check", error, extra="check")
    return check(
        Options(
            paths=arguments.paths,
            outputs=outputs,
            config=arguments.config,
            isolated=arguments.isolated,
            fail_on=arguments.fail_on,
            baseline=arguments.baseline,
            update_baseline=arguments.update_baseline,
            changed_since=arguments.changed_since,
            diff=arguments.diff,
            cache=arguments.cache,
            no_cache=arguments.no_cache,
            format=arguments.format,
            stdin_name=arguments.stdin_name,
            rules=arguments.rules,
            builtin=not arguments.no_builtin,
            jobs=arguments.jobs,
            source=arguments.source,
        )
    )
