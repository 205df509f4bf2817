"""``calque check`` on 1,000 Markdown files of 20 MB in all: whole processes, with a cache, memory.

``python cpp/bench/check_files.py [--textlint FILE]`` makes the files from documents of the train
split, headings, lists, links and code among their paragraphs; they stay on this machine. The peer
is textlint with the rules of write-good, where its command is named; it reads ``--peer-files`` of
the same files, because it takes minutes for all.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import measure
from calque.measuring.corpora import read_documents

CORPORA = measure.ROOT.parent / "shared" / "corpora"
_FILES = 1000
_BYTES = 20_000_000
_LEAST_WORDS = _BYTES // 10
_CODE = "```\nmake all  # on the basis of make\n```"


def _paragraphs(corpora: Path) -> Iterator[str]:
    chance = random.Random(1)
    documents = [one.text for one in read_documents(corpora, "train")]
    chance.shuffle(documents)
    for text in documents:
        for number, paragraph in enumerate(text.split("\n")):
            if not paragraph.strip():
                continue
            plain = paragraph.replace("<", "(").replace("`", "'")
            if number % 9 == 0:
                yield f"## {plain[:60]}"
            if number % 7 == 3:
                words = plain.split(" ")
                words[0] = f"*{words[0]}*"
                words[-1] = f"[{words[-1]}](https://example.org/{number})"
                plain = " ".join(words)
            yield f"- {plain}" if number % 11 == 5 else plain
            if number % 23 == 7:
                yield _CODE


def make_files(folder: Path, corpora: Path) -> int:
    """Write the files and return their bytes."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    rest = _paragraphs(corpora)
    written = 0
    for number in range(_FILES):
        parts: list[str] = []
        size = 0
        while size < _BYTES // _FILES:
            parts.append(next(rest))
            size += len(parts[-1].encode()) + 2
        place = folder / f"{number % 20:02}"
        place.mkdir(exist_ok=True)
        data = ("\n\n".join(parts) + "\n").encode()
        (place / f"{number:04}.md").write_bytes(data)
        written += len(data)
    return written


class Timed(NamedTuple):
    """A command's wall and processor seconds, peak memory of its largest process, and output."""

    seconds: float
    processor: float
    memory: float
    out: bytes


def timed(command: list[str], expected: tuple[int, ...]) -> Timed:
    """Run a command and time it."""
    # An installed package has its bytecode written down.
    env = {key: told for key, told in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"}
    env.setdefault("PYTHONPYCACHEPREFIX", str(measure.BUILD / "pycache"))
    command = ["/usr/bin/time", "-f", "%e %U %S %M", *command]
    done = subprocess.run(command, capture_output=True, check=False, env=env)
    assert done.returncode in expected, done.stderr.decode()[-2000:]
    wall, user, system, kilobytes = done.stderr.split()[-4:]
    return Timed(float(wall), float(user) + float(system), int(kilobytes) / 1024, done.stdout)


def issues_of(out: bytes) -> int:
    """Return how many issues a report in JSON has. A report on no words is no answer."""
    report = json.loads(out)
    assert report["words"] > _LEAST_WORDS, f"only {report['words']} words were checked"
    return sum(len(one["issues"]) for one in report["files"])


def own(folder: Path, size: int, runs: int) -> None:
    """Time calque on all files: without a cache, and twice with one."""
    cache = folder.parent / "check-cache.json"
    base = [sys.executable, "-m", "calque", "check", "--isolated", "--output", "json", str(folder)]
    found = set()
    for jobs in (1, len(os.sched_getaffinity(0))):
        best = min(timed([*base, "--jobs", str(jobs)], (0, 1)) for _ in range(runs))
        found.add(issues_of(best.out))
        print(
            f"calque check, {jobs} processes: {best.seconds:.2f} s, "
            f"{size / best.seconds / 1e6:.1f} MB/s, {best.processor:.2f} s of processor time, "
            f"{best.memory:.0f} MB in the largest process (target: 15 MB/s on 2 cores)"
        )
    firsts, seconds = [], []
    for _ in range(runs):
        cache.unlink(missing_ok=True)
        command = [*base, "--cache", str(cache)]
        firsts.append(timed(command, (0, 1)))
        seconds.append(timed(command, (0, 1)))
        found |= {issues_of(one.out) for one in (firsts[-1], seconds[-1])}
    first, second = min(firsts).seconds, min(seconds).seconds
    assert len(found) == 1, f"the number of issues changed: {found}"
    print(
        f"with a cache: {first:.2f} s, then {second:.2f} s, {first / second:.1f} times as fast "
        f"(target: 5); {found.pop()} issues each time"
    )


def peer(folder: Path, textlint: Path, files: int) -> None:
    """Time textlint on some of the files."""
    chosen = sorted(map(str, folder.rglob("*.md")))[:: _FILES // files]
    size = sum(os.path.getsize(path) for path in chosen)
    command = [str(textlint), "--rule", "write-good", "--format", "json", *chosen]
    other = timed(command, (0, 1))
    found = sum(len(one["messages"]) for one in json.loads(other.out))
    print(
        f"textlint with write-good, {len(chosen)} of the files: {other.seconds:.2f} s, "
        f"{size / other.seconds / 1e6:.2f} MB/s, {other.memory:.0f} MB, {found} messages"
    )
    base = [sys.executable, "-m", "calque", "check", "--isolated", "--output", "json"]
    ours = timed([*base, *chosen], (0, 1))
    print(
        f"calque check, the same files: {ours.seconds:.2f} s, "
        f"{size / ours.seconds / 1e6:.2f} MB/s, {ours.memory:.0f} MB"
    )


def main(argv: list[str] | None = None) -> int:
    """Run the benchmark and print it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--corpora", type=Path, default=CORPORA, metavar="DIR")
    parser.add_argument("--folder", type=Path, default=measure.BUILD / "check-files", metavar="DIR")
    parser.add_argument("--textlint", type=Path, metavar="FILE", help="its command")
    parser.add_argument("--peer-files", type=int, default=100, metavar="N")
    parser.add_argument("--runs", type=int, default=3, metavar="N")
    arguments = parser.parse_args(argv)
    size = make_files(arguments.folder, arguments.corpora)
    busy = os.getloadavg()[0]
    print(f"{_FILES} Markdown files, {size / 1e6:.1f} MB; load before the run: {busy:.1f}")
    own(arguments.folder, size, arguments.runs)
    if arguments.textlint:
        peer(arguments.folder, arguments.textlint, arguments.peer_files)
    return 0


if __name__ == "__main__":
    sys.exit(main())
