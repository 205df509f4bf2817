"""Threads: they share a detector, and Python goes on while a text is scored."""

from __future__ import annotations

import sys
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import calque
import pytest
from support import texts


def documents() -> list[str]:
    """Return texts whose reports all differ."""
    return [
        "The Dnieper. " * (n % 3)
        + "It is expected that it rains. " * n
        + "Then the 1999 year ended. " * (n % 5)
        for n in range(1, 25)
    ]


def test_threads_share_one_detector(detector: calque.Detector) -> None:
    expected = [detector.score(text).to_dict() for text in documents()]
    with ThreadPoolExecutor(max_workers=8) as pool:
        for _ in range(5):
            scored = list(pool.map(detector.score, documents()))
            assert [report.to_dict() for report in scored] == expected


def test_threads_load_the_default_detector_once() -> None:
    begin = threading.Barrier(8)

    def score(_: int) -> calque.Report:
        begin.wait()
        return calque.score("It is expected that it rains.")

    with ThreadPoolExecutor(max_workers=8) as pool:
        reports = list(pool.map(score, range(8)))
    rules = {id(finding.definition) for report in reports for finding in report.findings}
    assert len(rules) == len({finding.rule for finding in reports[0].findings})


@pytest.fixture
def only_voluntary_switches() -> Iterator[None]:
    """Let a thread keep the GIL until it gives it up by itself."""
    before = sys.getswitchinterval()
    sys.setswitchinterval(1000)
    yield
    sys.setswitchinterval(before)


@pytest.mark.parametrize("batch", [False, True], ids=["score", "score_batch"])
@pytest.mark.usefixtures("only_voluntary_switches")
def test_scoring_releases_the_gil(detector: calque.Detector, batch: bool) -> None:
    # The scorer wakes the main thread, which can go on only where the scorer gives up the GIL:
    # while it scores, or else once it has ended.
    text = "The town has said that it will open a new school near the river. " * 200_000
    happened: list[str] = []
    begun = threading.Lock()
    begun.acquire()

    def score_long_text() -> None:
        begun.release()
        if batch:
            detector.score_batch([text], threads=1)
        else:
            detector.score(text)
        happened.append("scored")

    scorer = threading.Thread(target=score_long_text)
    scorer.start()
    begun.acquire()
    happened.append("went on")
    scorer.join()
    assert happened == ["went on", "scored"]


def test_a_report_outlives_its_detector(detector: calque.Detector) -> None:
    own = calque.load([detector.rules[0].file], builtin=False)
    report = own.score("It is expected that it rains.")
    del own
    assert texts(report.findings) == ["It is expected that"]
    assert report.findings[0].source == "ожидается, что"
