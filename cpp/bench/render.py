"""Renders reports as HTML: seconds, bytes, and how long Chromium takes to load the page.

    python cpp/bench/render.py            # 10,000 words with 200 findings, and 50,000 with 1,000

The documents are put together from the demo texts and the flagged examples of calque's own rules.
Loading is measured where Playwright and Chromium are installed.
"""

from __future__ import annotations

import statistics
import sys
import time
from itertools import cycle
from pathlib import Path

import calque
from calque.html import page, view
from calque.html.catalogue import Entry
from calque.provenance import of_text

sys.path.append(str(Path(__file__).resolve().parents[2] / "tests" / "python"))
import browser

DEMO = Path(__file__).resolve().parents[2] / "corpora" / "demo"
#: What a page may weigh: bytes for each byte of text, and bytes beside.
PER_BYTE, BESIDE = 5, 300_000


def quiet_paragraphs(detector: calque.Detector) -> list[str]:
    """Return paragraphs of a demo text in which nothing is found."""
    text = (DEMO / "release-notes.txt").read_text(encoding="utf-8")
    paragraphs = [part for part in text.split("\n\n") if len(part.split()) > 10]
    return [part for part in paragraphs if detector.score(part).n_findings == 0]


def document(detector: calque.Detector, words: int, findings: int) -> str:
    """Return a text of about so many words with exactly so many findings."""
    quiet = cycle(quiet_paragraphs(detector))
    examples = [
        rule.flagged[0].replace("[", "").replace("]", "")
        for rule in detector.rules
        if rule.flagged and rule.patterns
    ]
    # Examples that hold one finding wherever they stand: their numbers then add up.
    single = [example for example in examples if detector.score(example).n_findings == 1]
    parts: list[str] = []
    have = 0
    for number, example in zip(range(findings), cycle(single), strict=False):
        parts.append(example)
        have += len(example.split())
        while have < words * (number + 1) / findings:
            parts.append(next(quiet))
            have += len(parts[-1].split())
    return "\n\n".join(parts)


def load_seconds(path: Path, runs: int = 5) -> float | None:
    """Return the median seconds until Chromium has loaded and laid out a page; None without it."""
    if browser.missing():
        return None
    taken = []
    with browser.chromium() as running:
        for _ in range(runs):
            tab = running.new_page()
            begin = time.perf_counter()
            tab.goto(path.as_uri())
            tab.evaluate("document.body.getBoundingClientRect().height")
            taken.append(time.perf_counter() - begin)
            tab.close()
    return statistics.median(taken)


def run(folder: Path) -> None:
    """Print the figures; what they rest on is checked first."""
    detector = calque.load()
    for words, findings in ((10_000, 200), (50_000, 1_000)):
        text = document(detector, words, findings)
        report = detector.score(text)
        assert report.n_findings == findings, report.n_findings
        assert abs(report.n_words - words) < words / 20, report.n_words
        seconds = []
        for _ in range(5):
            fresh = detector.score(text)
            begin = time.perf_counter()
            html = page.written([Entry(fresh, of_text(text, "bench.txt"))])
            seconds.append(time.perf_counter() - begin)
        size, room = len(html.encode()), PER_BYTE * len(text.encode()) + BESIDE
        assert size <= room, (size, room)
        assert len(view.fragment(report).encode()) <= room
        path = folder / f"bench-{words}.html"
        path.write_text(html, encoding="utf-8")
        loaded = load_seconds(path)
        told = "not measured (no Chromium)" if loaded is None else f"{loaded:.2f} s"
        print(
            f"page of {report.n_words:,} words, {findings} findings:  "
            f"{statistics.median(seconds):.3f} s (target: 0.3 s for 10,000 words)  "
            f"{size / 1000:.0f} kB (at most {room / 1000:.0f} kB)  loads in {told}"
        )


if __name__ == "__main__":
    build = Path(__file__).resolve().parents[2] / "build"
    build.mkdir(exist_ok=True)
    run(build)
