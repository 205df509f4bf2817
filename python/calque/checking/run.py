"""Checks many files: on all cores, broken ones told and the others still checked."""

from __future__ import annotations

import multiprocessing
import os
import sys
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from pathlib import Path

from calque import formats
from calque.checking.cache import Cache, key_of, settings_digest
from calque.checking.discover import STDIN, Target
from calque.checking.examine import Examiner
from calque.checking.issue import Checked
from calque.checking.settings import Settings

_FEW = 4  # files that aren't worth another process
_AT_ONCE = 8  # files in one parcel for a process

_examiner: list[Examiner] = []


def cores() -> int:
    """Return how many cores this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _failed(path: str, message: str) -> Checked:
    return Checked(path, error=message)


def check_bytes(
    examiner: Examiner, path: str, data: bytes, settings: Settings, name: str | None = None
) -> Checked:
    """Check a file's bytes. ``name`` tells the format where it isn't that of ``path``."""
    try:
        document = formats.read(Path(name or path), data, settings.format)
        return examiner.examine(document, settings)._replace(path=path)
    except formats.FormatError as error:
        return Checked(path, error=error.message, error_line=error.line, error_column=error.column)
    except ModuleNotFoundError as error:
        needs = f"its Russian sources need {error.name}: pip install 'calque[bilingual]'"
        return _failed(path, f'{needs}, or set unsupported = "keep"')
    except (MemoryError, RecursionError) as error:
        return _failed(path, f"too large or too deep to be read ({type(error).__name__})")
    except Exception as error:  # a reader's bug mustn't cost the other files
        return _failed(path, f"calque failed on it, please report: {error!r}")


def _check(target: Target) -> tuple[Checked, bytes]:
    try:
        data = Path(target.path).read_bytes()
    except (OSError, ValueError) as error:  # ValueError: a NUL in the path
        why = error.strerror if isinstance(error, OSError) else None
        return _failed(target.path, why or str(error)), b""
    return check_bytes(_examiner[0], target.path, data, target.settings), data


def _check_and_key(parcel: tuple[Target, bytes | None]) -> tuple[Checked, str | None]:
    """Check one file in a worker; its key is that of the bytes which were checked."""
    target, settings = parcel
    result, data = _check(target)
    key = None if settings is None else key_of(settings, target.path, data)
    return result, key


def check_all(
    targets: Sequence[Target],
    examiner: Examiner,
    cache: Cache,
    jobs: int,
    stdin_name: str | None = None,
) -> Iterator[Checked]:
    """Yield the results of files, in their order.

    Memory holds the issues and, in each process, one file at a time. A process that dies makes the
    files that it hadn't finished errors.
    """
    heads: dict[Settings, bytes] = {}
    keep = cache.path is not None
    for target in targets:
        if keep and target.settings not in heads:
            heads[target.settings] = settings_digest(cache.environment, target.settings)
    done: dict[int, Checked] = {}
    left: list[int] = []
    for number, target in enumerate(targets):
        if target.path == STDIN:
            data = sys.stdin.buffer.read() if sys.stdin is not None else b""
            done[number] = check_bytes(
                examiner, STDIN, data, target.settings, stdin_name or "stdin.txt"
            )
            continue
        known = _known(target, heads[target.settings], cache) if cache else None
        if known is None:
            left.append(number)
        else:
            done[number] = known
    _examiner[:] = [examiner]
    parcels = [(targets[number], heads.get(targets[number].settings)) for number in left]
    fresh = zip(left, _spread(parcels, jobs), strict=True)
    for number in range(len(targets)):
        if number not in done:
            _, (result, key) = next(fresh)
            if key is not None:
                cache.put(key, result)
            yield result
        else:
            yield done.pop(number)


def _known(target: Target, settings: bytes, cache: Cache) -> Checked | None:
    try:
        with open(target.path, "rb") as stream:
            data = stream.read()
    except (OSError, ValueError):
        return None  # told when it is checked
    return cache.get(key_of(settings, target.path, data), target.path)


def _spread(
    parcels: Sequence[tuple[Target, bytes | None]], jobs: int
) -> Iterator[tuple[Checked, str | None]]:
    """Yield the results of files, from several processes where that is worth it."""
    # macOS has fork too, but its own libraries don't survive it.
    forks = "fork" in multiprocessing.get_all_start_methods() and sys.platform != "darwin"
    if jobs < 2 or len(parcels) < _FEW or not forks:
        yield from map(_check_and_key, parcels)
        return
    _examiner[0].detector  # noqa: B018  (loaded once, before processes are forked)
    context = multiprocessing.get_context("fork")
    told = 0
    try:
        with ProcessPoolExecutor(min(jobs, len(parcels)), context) as pool:
            size = max(1, min(_AT_ONCE, len(parcels) // (2 * jobs)))
            for result in pool.map(_check_and_key, parcels, chunksize=size):
                yield result
                told += 1
    except BrokenProcessPool:
        for target, _ in parcels[told:]:
            yield (
                _failed(target.path, "the process that checked it died, out of memory perhaps"),
                None,
            )
