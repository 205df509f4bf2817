"""Runs the benchmarks: the engine by stages (Google Benchmark), its peer, growth, whole processes.

``./dev bench`` calls this. Corpus text is used as it is where ../shared/corpora is present, the
demo texts repeated where it isn't; the figures say which. Each part asserts its counts, so that a
fast wrong answer is no answer.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
import time
from pathlib import Path

import calque
import check_files
import fasttext_peer
import measure
import peer
import render
import scaling


def whole_process(path: Path, *options: str) -> tuple[float, float, int]:
    """Return seconds, peak memory in MB and findings of one ``calque score`` of a file."""
    command = ["/usr/bin/time", "-f", "%e %M", str(measure.CALQUE), "score", *options, str(path)]
    done = subprocess.run(command, capture_output=True, check=True)
    seconds, kilobytes = done.stderr.split()[-2:]
    return float(seconds), int(kilobytes) / 1024, done.stdout.count(b'"rule": ')


def one_line() -> None:
    """Time ``calque score`` of one line."""
    path = measure.BUILD / "bench-line.txt"
    path.write_text("It is expected that the parties will sign the treaty next year.\n")
    told = subprocess.run(
        ["hyperfine", "-N", "--warmup", "3", "--runs", "20", f"{measure.CALQUE} score {path}"],
        capture_output=True,
        text=True,
        check=True,
    )
    mean = re.search(r"Time \(mean.*?:\s+([\d.]+ m?s)", told.stdout)
    print(f"one line:  {mean.group(1) if mean else '?'}, mean of 20 (target: 150 ms)")


def one_phrase() -> None:
    """Time one question about a phrase: in a running process, and from the command line."""
    calque.lookup("in accordance with")  # opens the table
    phrases = ["it is expected that", "within the framework of", "enshrine*", "carry out work"]
    seconds, answers = measure.best(lambda: sum(bool(calque.lookup(p).sentence) for p in phrases))
    assert answers == len(phrases)
    command = [str(measure.CALQUE), "lookup", phrases[0]]
    begin = time.perf_counter()
    subprocess.run(command, capture_output=True, check=True)
    print(
        f"one phrase:  {1000 * seconds / len(phrases):.1f} ms in a running process, "
        f"{1000 * (time.perf_counter() - begin):.0f} ms as a command"
    )


def large_files(path: Path) -> None:
    """Time 10 and 100 MB in both formats; memory's target is 60 MB + 3 times the file."""
    size = path.stat().st_size
    for factor in (1, 10):
        large = measure.BUILD / f"bench-{factor}.txt"
        large.write_bytes(path.read_bytes() * factor)
        for form in ("text", "json"):
            seconds, memory, findings = whole_process(large, "--format", form)
            assert form == "text" or findings > 0
            print(
                f"{size * factor / 1e6:.0f} MB to {form}:  {seconds:.2f} s, "
                f"{size * factor / seconds / 1e6:.1f} MB/s, peak {memory:.0f} MB "
                f"(target: {60 + 3 * size * factor / 2**20:.0f})"
            )
        large.unlink()


def main() -> int:
    """Run everything and print it."""
    path, what = measure.text_file()
    size = path.stat().st_size
    print(f"# Text: {size / 1e6:.1f} MB, {what}\n\n# The engine, one thread", flush=True)
    bench = measure.BUILD / "bench" / "cpp" / "bench" / "calque_bench"
    more = measure.BUILD / "bench-rules.toml"
    scaling.synthetic_rules(calque.load(), 9, more)
    paths = {"CALQUE_BENCH_TEXT": str(path), "CALQUE_BENCH_RULES": str(more)}
    subprocess.run([bench], env={**os.environ, **paths}, check=True)
    print("\n# A peer in the same run", flush=True)
    peer.main()
    fasttext_peer.main()
    print("\n# Growth", flush=True)
    scaling.main()
    print("\n# Whole processes: calque score", flush=True)
    one_line()
    one_phrase()
    large_files(path)
    if check_files.CORPORA.is_dir():
        print("\n# Whole processes: calque check", flush=True)
        check_files.main([])
    print("\n# Pages: calque report", flush=True)
    render.run(measure.BUILD)
    return 0


if __name__ == "__main__":
    sys.exit(main())
