"""One run of ``calque check``, from its options to its exit status."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from calque.checking import config_file
from calque.checking.baseline import BaselineError, read_baseline, write_baseline
from calque.checking.cache import Cache, environment
from calque.checking.changed import Changes, GitError
from calque.checking.config_file import ConfigError
from calque.checking.discover import Missing, Target, targets
from calque.checking.examine import Examiner
from calque.checking.facts import all_facts
from calque.checking.issue import Checked
from calque.checking.output import renderer
from calque.checking.report import CheckReport
from calque.checking.run import check_all, cores
from calque.checking.settings import Config
from calque.checking.suggest import diff
from calque.cli.output import tell, write_in_utf8
from calque.detector import load
from calque.formats import FORMATS, FormatError, SourceDocument, format_of, read
from calque.text_format import printable

#: Formats for people take the terminal's encoding; the others are UTF-8 whatever it is.
_FOR_PEOPLE = ("text", "github")


class SourceError(Exception):
    """``--source`` can't be read, or there isn't one file that it is the source of."""


@dataclass(frozen=True)
class Options:
    """The options of the command line; None where one wasn't given."""

    paths: Sequence[str]
    outputs: Sequence[tuple[str, Path | None]]
    config: Path | None = None
    isolated: bool = False
    fail_on: str | None = None
    baseline: Path | None = None
    update_baseline: bool = False
    changed_since: str | None = None
    diff: bool = False
    cache: Path | None = None
    no_cache: bool = False
    format: str | None = None
    stdin_name: str | None = None
    rules: Sequence[Path] = ()
    builtin: bool = True
    jobs: int | None = None
    source: Path | None = None


def check(options: Options) -> int:
    """Check what the options name, report it, and return the exit status."""
    try:
        return _check(options)
    except Missing as error:
        return tell(f"{printable(str(error))}: no such file, folder or match")
    except (ConfigError, BaselineError, GitError, SourceError) as error:
        return tell(printable(str(error)))


def configured(options: Options) -> Config:
    """Return the configuration with the changes that options make. Raises ConfigError."""
    here = Path.cwd()
    path = options.config or (None if options.isolated else config_file.find(here))
    config = config_file.read(path) if path else Config(here)
    config = replace(
        config,
        fail_on=options.fail_on or config.fail_on,
        baseline=options.baseline or config.baseline,
        cache=None if options.no_cache else options.cache or config.cache,
        rules=(*config.rules, *options.rules),
        builtin=config.builtin and options.builtin,
    )
    if options.update_baseline and config.baseline is None:
        raise ConfigError("--update-baseline needs --baseline FILE, or baseline in a configuration")
    if options.format is None:
        return config
    if options.format not in FORMATS:
        raise ConfigError(f"--format must be one of {', '.join(FORMATS)}, not {options.format}")
    return config.reading_all_as(options.format)


def _check(options: Options) -> int:
    config = configured(options)
    changes = Changes(Path.cwd(), options.changed_since) if options.changed_since else None
    old = None
    if config.baseline is not None and not options.update_baseline:
        old = read_baseline(config.baseline)
    chosen = list(targets(options.paths, config))
    keep = config.cache if options.source is None else None  # results depend on the source too
    cache = Cache(keep, environment(config) if keep else "")
    source = _source(options.source, chosen) if options.source else None
    examiner = Examiner(lambda: load(config.rules, builtin=config.builtin), source)
    results = []
    for result in check_all(chosen, examiner, cache, options.jobs or cores(), options.stdin_name):
        left = old.without_known(result) if old else result
        results.append(changes.only(left) if changes else left)
    ids = sorted({issue.rule for result in results for issue in result.issues})
    facts = all_facts(ids, examiner, cache)
    report = CheckReport(results, facts, config.fail_on, old.matched if old else 0)
    for result in report.errors:
        print(f"calque: {_place(result)}: {printable(result.error or '')}", file=sys.stderr)
    try:
        cache.write()
        if options.update_baseline and config.baseline is not None:
            known = write_baseline(config.baseline, results)
            print(f"calque: {known:,} findings are known in {printable(str(config.baseline))}")
            return 2 if report.errors else 0
        return _write(options, report, chosen)
    except OSError as error:
        if error.filename is None:
            raise  # of standard output: the caller knows what to do
        return tell(f"{printable(os.fsdecode(error.filename))}: {error.strerror}")


def _source(path: Path, chosen: Sequence[Target]) -> SourceDocument:
    """Read the text that the only file to check was translated from. Raises SourceError."""
    if len(chosen) != 1:
        raise SourceError(f"--source tells what one file translates, not {len(chosen)}")
    (target,) = chosen
    alike = path.suffix == Path(target.path).suffix  # ru.json is messages where en.json is
    format = target.settings.format or format_of(Path(target.path)) if alike else format_of(path)
    try:
        return read(path, path.read_bytes(), format)
    except OSError as error:
        raise SourceError(f"{path}: {error.strerror}") from None
    except FormatError as error:
        place = "".join(f":{part}" for part in (error.line, error.column) if part is not None)
        raise SourceError(f"{path}{place}: {error.message}") from None


def _place(result: Checked) -> str:
    parts = (result.error_line, result.error_column)
    return ":".join([printable(result.path), *(str(part) for part in parts if part is not None)])


def _write(options: Options, report: CheckReport, chosen: Sequence[Target]) -> int:
    if options.diff:
        formats = {target.path: target.settings.format for target in chosen}
        for result in report.results:
            sys.stdout.write(diff(result, formats[result.path]))
    for name, file in options.outputs:
        if file is None and options.diff:
            continue  # standard output is the diff's
        text = renderer(name)(report)
        if file is None:
            if name not in _FOR_PEOPLE:
                write_in_utf8()
            sys.stdout.write(text)
        else:
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(text.encode("utf-8", "backslashreplace"))
    return report.status
