"""score_batch gives what score gives, in order."""

from __future__ import annotations

from collections.abc import Iterator

import calque
import pytest
from support import texts

# Long and short ones mixed, so that threads finish out of order.
TEXTS: list[str | bytes] = [
    (f"Text {n}. It is expected that it rains. " * (1 if n % 7 else 400)).encode()
    if n % 2
    else f"Text {n}: the \u201cfinal\u201d decision \U0001f389. " * (n % 5)
    for n in range(60)
]


@pytest.mark.parametrize("threads", [None, 1, 2, 8, 200])
def test_a_batch_equals_single_scores(detector: calque.Detector, threads: int | None) -> None:
    reports = detector.score_batch(TEXTS, threads=threads)
    assert [one.to_dict() for one in reports] == [detector.score(one).to_dict() for one in TEXTS]


def test_any_iterable_is_a_batch(detector: calque.Detector) -> None:
    lines: Iterator[str | bytes] = iter(
        ["It is expected that it rains.", "No.", b"It was expected that."]
    )
    found = [texts(report.findings) for report in detector.score_batch(lines, threads=2)]
    assert found == [["It is expected that"], [], ["It was expected that"]]


def test_an_empty_batch(detector: calque.Detector) -> None:
    assert detector.score_batch([]) == []


@pytest.mark.parametrize("threads", [0, -1])
def test_no_threads_are_refused(detector: calque.Detector, threads: int) -> None:
    with pytest.raises(ValueError, match=f"at least 1, not {threads}"):
        detector.score_batch(["No."], threads=threads)


@pytest.mark.parametrize("text", ["It is expected that", b"It is expected that"])
def test_one_text_in_place_of_a_batch_is_refused(
    detector: calque.Detector, text: str | bytes
) -> None:
    with pytest.raises(TypeError, match="list of texts"):
        detector.score_batch(text)  # type: ignore[arg-type]
