"""Runs the benchmarks: the engine by stages (Google Benchmark), then whole processes.

``./dev bench`` calls this. Corpus text is used as it is where ../shared/corpora is present, the
demo texts repeated where it isn't; the figures say which.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
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


def measured(path: Path) -> tuple[float, float, int]:
    """Return seconds, peak memory in MB and findings of one ``calque score`` of a file."""
    command = ["/usr/bin/time", "-f", "%e %M", str(CALQUE), "score", "--format", "json", str(path)]
    done = subprocess.run(command, capture_output=True, check=True)
    seconds, kilobytes = done.stderr.split()[-2:]
    return float(seconds), int(kilobytes) / 1024, done.stdout.count(b'"rule": ')


def main() -> int:
    """Run everything and print it."""
    path, what = text_file()
    size = path.stat().st_size
    print(f"# Text: {size / 1e6:.1f} MB, {what}\n\n# The engine, one thread", flush=True)
    bench = BUILD / "bench" / "cpp" / "bench" / "calque_bench"
    subprocess.run([bench], env={**os.environ, "CALQUE_BENCH_TEXT": str(path)}, check=True)

    print("\n# Whole processes", flush=True)
    one_line = BUILD / "bench-line.txt"
    one_line.write_text("It is expected that the parties will sign the treaty next year.\n")
    runs = ["--warmup", "3", "--runs", "20", "--export-json", str(BUILD / "bench-line.json")]
    told = subprocess.run(
        ["hyperfine", "-N", *runs, f"{CALQUE} score {one_line}"],
        capture_output=True,
        text=True,
        check=True,
    )
    mean = re.search(r"Time \(mean.*?:\s+([\d.]+ m?s)", told.stdout)
    print(f"calque score, one line:  {mean.group(1) if mean else '?'} (mean of 20)")
    for factor in (1, 10):
        large = BUILD / f"bench-{factor}.txt"
        large.write_bytes(path.read_bytes() * factor)
        seconds, memory, findings = measured(large)
        print(
            f"calque score, {size * factor / 1e6:.0f} MB:   {seconds:.2f} s, "
            f"{size * factor / seconds / 1e6:.1f} MB/s, peak {memory:.0f} MB, {findings} findings"
        )
        large.unlink()
    return 0


if __name__ == "__main__":
    sys.exit(main())
