"""What the benchmarks share: texts, timing, and counts that must not change."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).parents[2]
BUILD = ROOT / "build"
SIZE = 10_000_000
CALQUE = Path(sys.executable).parent / "calque"


def text_file() -> tuple[Path, str]:
    """Return a text of about 10 MB and what it is."""
    path = BUILD / "bench-text.txt"
    corpora = ROOT.parent / "shared" / "corpora"
    if corpora.is_dir():
        if not path.exists():
            command = [sys.executable, "-m", "calque.measuring.sample", "--bytes", str(SIZE)]
            subprocess.run([*command, "--corpora", corpora, "-o", path], check=True)
        return path, "documents of ../shared/corpora, train split, all families alike"
    demo = b"\n\n".join(p.read_bytes() for p in sorted((ROOT / "corpora/demo").glob("*.txt")))
    path = BUILD / "bench-demo.txt"
    path.write_bytes((demo + b"\n\n") * (SIZE // len(demo)))
    return path, "the demo texts, repeated: not like real text"


def best(work: Callable[[], int], runs: int = 5) -> tuple[float, int]:
    """Return the shortest of some runs in seconds, and the count that `work` returns each time.

    Raises:
        AssertionError: the count was not the same every time.
    """
    seconds, counts = [], set()
    for _ in range(runs):
        begin = time.perf_counter()
        counts.add(work())
        seconds.append(time.perf_counter() - begin)
    assert len(counts) == 1, f"the count changed from run to run: {counts}"
    return min(seconds), counts.pop()
