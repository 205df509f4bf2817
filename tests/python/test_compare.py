"""Two versions of a document: alignment, changed words, and what evidence went or came."""

from __future__ import annotations

import random
from itertools import product
from pathlib import Path
from typing import TYPE_CHECKING

import calque
import pytest
from calque.comparing.align import Pair, aligned
from calque.comparing.words import changed
from calque.html import compared
from evidence_sample import with_evidence, without_evidence
from pages import Reading, demo, entry

if TYPE_CHECKING:
    from playwright.sync_api import Browser

BEFORE = demo()
AFTER = (
    demo()
    .replace("It is expected that both sides will leave", "Both sides will leave")
    .replace("will carry out the monitoring of", "will monitor")
    .replace("1. The sovereignty of both republics will be confirmed.\n\n", "")
    .replace("9. In case", "A lighthouse is built within the framework of the plan.\n\n9. In case")
)

ALIGNMENTS: list[tuple[list[str], list[str], list[Pair]]] = [
    ([], [], []),
    (["a b"], [], [(0, None)]),
    (["a b"], ["a  b"], [(0, 0)]),
    (["a b c"], ["x y z"], [(0, None), (None, 0)]),
    (["a b c d", "x"], ["new one here", "a b c e", "x"], [(None, 0), (0, 1), (1, 2)]),
    (["one two", "three four", "five six"], ["one two", "five six"], [(0, 0), (1, None), (2, 1)]),
    # The better partner wins, not the first one.
    (["a b c d"], ["a b x y", "a b c z"], [(None, 0), (0, 1)]),
    (["same", "same"], ["same"], [(0, 0), (1, None)]),
]


@pytest.mark.parametrize(("first", "second", "pairs"), ALIGNMENTS)
def test_alignment(first: list[str], second: list[str], pairs: list[Pair]) -> None:
    assert aligned(first, second) == pairs


def test_an_alignment_holds_every_paragraph_once_in_order() -> None:
    draw = random.Random(7)
    for _ in range(200):
        first, second = (
            [" ".join(draw.choices("abcdef", k=4)) for _ in range(draw.randrange(9))]
            for _ in range(2)
        )
        pairs = aligned(first, second)
        assert [a for a, _ in pairs if a is not None] == list(range(len(first)))
        assert [b for _, b in pairs if b is not None] == list(range(len(second)))


def test_changed_words() -> None:
    first, second = "We  carry out work here.", "We work here, today."
    spans = changed(first, second)
    assert [first[a:b] for a, b in spans[0]] == ["carry out", "here."]
    assert [second[a:b] for a, b in spans[1]] == ["here, today."]
    assert changed("the same", "the  same") == ([], [])


def test_what_is_unchanged_can_be_put_together_again() -> None:
    words = ["a", "b", "c"]
    for first, second in product(product(words, repeat=4), product(words, repeat=3)):
        texts = [" ".join(first), " ".join(second)]
        kept = []
        for text, spans in zip(texts, changed(*texts), strict=True):
            for begin, end in reversed(spans):
                text = text[:begin] + text[end:]  # noqa: PLW2901
            kept.append(text.split())
        assert kept[0] == kept[1]


def test_findings_that_went_and_came(shipped: calque.Detector) -> None:
    made = calque.compare(shipped.score(BEFORE), shipped.score(AFTER))
    assert [finding.text for finding in made.gone] == [
        "It is expected that",
        "carry out the monitoring of",
    ]
    assert [finding.text for finding in made.came] == ["within the framework of"]
    assert made.moved == ()
    n_before, n_after = made.first.n_findings, made.second.n_findings
    assert n_before - len(made.gone) + len(made.came) == n_after


def test_the_same_version_has_no_changes(shipped: calque.Detector) -> None:
    made = calque.compare(shipped.score(BEFORE), shipped.score(BEFORE))
    assert (made.gone, made.came, made.moved) == ((), (), ())
    assert all(a == b for a, b in made.pairs)


def test_a_moved_paragraph_takes_its_findings_along(shipped: calque.Detector) -> None:
    parts = BEFORE.strip().split("\n\n")
    turned = "\n\n".join([*parts[:3], *parts[4:], parts[3]])
    made = calque.compare(shipped.score(BEFORE), shipped.score(turned))
    assert (made.gone, made.came) == ((), ())
    assert [finding.text for finding in made.moved] == [
        "It is expected that",
        "It is not excluded that",
    ]


def test_the_page_shows_both_texts_whole(shipped: calque.Detector) -> None:
    reports = [without_evidence(shipped.score(text)) for text in (BEFORE, AFTER)]
    entries = [entry(reports[0], "draft.txt"), entry(reports[1], "final.txt")]
    html = compared.written(calque.compare(*reports), entries)
    reading = Reading(html)
    assert len(reading.ids) == len(set(reading.ids))
    assert {link.removeprefix("#") for link in reading.links} <= set(reading.ids)
    for report, side in zip(reports, (0, 1), strict=True):
        places = [one for one in reading.ids if one.startswith(f"q-{side}f")]
        assert len(places) == report.n_findings
    said = " ".join("".join(reading.text).split())
    assert "Gone: 2 findings" in said and "Came: 1 finding" in said
    assert "draft.txt became final.txt" in said
    assert "No likelihood ratio." in said


def test_evidence_of_both_is_shown(shipped: calque.Detector) -> None:
    reports = [with_evidence(shipped.score(text)) for text in (BEFORE, AFTER)]
    said = " ".join("".join(Reading(calque.compare(*reports)._repr_html_()).text).split())
    assert said.count("+1.3 95 % +0.4 to +1.9") == 2
    assert "log10 LR before" in said


def test_the_page_in_a_browser(browser: Browser, shipped: calque.Detector, tmp_path: Path) -> None:
    from browser import opened, violations

    reports = [with_evidence(shipped.score(text)) for text in (BEFORE, AFTER)]
    path = tmp_path / "diff.html"
    entries = [entry(report) for report in reports]
    path.write_text(compared.written(calque.compare(*reports), entries), encoding="utf-8")
    for scheme, width in (("light", 1200), ("dark", 400)):
        size = {"width": width, "height": 900}
        with opened(browser, path, color_scheme=scheme, viewport=size) as tab:
            assert violations(tab) == []
            assert tab.evaluate("document.documentElement.scrollWidth") <= width
            assert "carry out the monitoring of" in tab.locator("del").all_inner_texts()
            tab.locator("h3", has_text="Came").locator("..").locator("a").click()
            assert tab.evaluate("document.activeElement.textContent") == "within the framework of"
            assert tab.get_by_role("tooltip").is_visible()
