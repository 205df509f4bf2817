"""The view in a real browser: marks, cards, strip, folding, themes, print, accessibility."""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import calque
import pytest
from browser import opened, violations
from calque.html import view
from evidence_sample import with_evidence
from pages import demo, entry, long_text, write_page

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

NARROW = {"width": 400, "height": 800}


@pytest.fixture(scope="module")
def page_path(tmp_path_factory: pytest.TempPathFactory, shipped: calque.Detector) -> Path:
    report = with_evidence(shipped.score(demo()))
    return write_page(tmp_path_factory.mktemp("page"), entry(report, "accord.txt"))


@pytest.fixture
def tab(browser: Browser, page_path: Path) -> Iterator[Page]:
    with opened(browser, page_path) as tab:
        yield tab


@pytest.fixture(scope="module")
def long_path(tmp_path_factory: pytest.TempPathFactory, shipped: calque.Detector) -> Path:
    report = shipped.score(long_text(5000) + "\n\nThe zyxomma is the last word.")
    return write_page(tmp_path_factory.mktemp("long"), entry(report))


ODD = (
    "\U0001f600 It is expected that Zoe\u0308 signs; the \u201cfinal\u201d decision.\r\n\r\n"
    "Peace \u2014 no war, we don\u2019t confirm\u00a0that.\n\n"
    "\tOfficial   confirmation &amp; <b>official\nconfirmation</b> in 2019 year.\n"
)


@pytest.mark.parametrize("as_bytes", [False, True])
def test_marks_stand_on_the_right_words(
    as_bytes: bool, browser: Browser, detector: calque.Detector, tmp_path: Path
) -> None:
    report = detector.score(ODD.encode() + b" \xffOfficial confirmation." if as_bytes else ODD)
    assert report.n_findings >= 6
    with opened(browser, write_page(tmp_path, entry(report))) as tab:
        shown = tab.evaluate(
            """[...document.querySelectorAll(".qtext a")].map((mark) => {
                 const before = document.createRange();
                 before.selectNodeContents(mark.closest("p"));
                 before.setEndBefore(mark);
                 return [mark.textContent, [...before.toString().replace(/\\s+/g, " ")].length];
               })"""
        )
    expected = []
    for finding in report.findings:
        before = report.text[finding.where.start : finding.start]
        blank = " " if before.endswith((" ", "\n", "\u00a0")) else ""
        expected.append([" ".join(finding.text.split()), len(" ".join(before.split()) + blank)])
    assert [[" ".join(text.split()), at] for text, at in shown] == expected


def test_a_card_shows_on_hover_and_goes_with_escape(tab: Page, shipped: calque.Detector) -> None:
    finding = next(f for f in shipped.score(demo()).findings if f.text.startswith("It is not"))
    card = tab.get_by_role("tooltip")
    assert not card.is_visible()
    tab.locator(".qtext a", has_text=finding.text).hover()
    card.wait_for(state="visible")
    said = " ".join(card.inner_text().split())
    for part in (finding.source, finding.explanation, *finding.alternatives, finding.rule):
        assert " ".join(part.split()) in said
    tab.keyboard.press("Escape")
    assert not card.is_visible()


def test_the_pointer_may_move_onto_the_card(tab: Page) -> None:
    tab.locator(".qtext a").nth(4).hover()
    card = tab.get_by_role("tooltip")
    card.wait_for(state="visible")
    card.hover()
    tab.wait_for_timeout(500)
    assert card.is_visible()
    tab.mouse.move(2, 2)
    card.wait_for(state="hidden")


def test_a_card_lies_inside_the_window(browser: Browser, page_path: Path) -> None:
    for size in (NARROW, {"width": 1100, "height": 500}):
        with opened(browser, page_path, viewport=size) as tab:
            for number in range(0, tab.locator(".qtext a").count(), 3):
                mark = tab.locator(".qtext a").nth(number)
                mark.focus()
                box = tab.get_by_role("tooltip").bounding_box()
                assert box
                assert box["x"] >= 0 and box["x"] + box["width"] <= size["width"]
                assert box["y"] >= 0 and box["y"] + box["height"] <= size["height"]


def test_the_keyboard_is_enough(tab: Page) -> None:
    mark = tab.locator(".qtext a").first
    for _ in range(60):
        tab.keyboard.press("Tab")
        if mark.evaluate("node => node === document.activeElement"):
            break
    card = tab.get_by_role("tooltip")
    assert card.is_visible()
    assert mark.get_attribute("aria-describedby") == card.get_attribute("id")
    # The whole strip is one stop on the way; arrows move inside it.
    tab.keyboard.press("Shift+Tab")
    assert not card.is_visible()
    tab.keyboard.press("ArrowRight")
    label = tab.evaluate("document.activeElement.getAttribute('aria-label')")
    assert label.startswith("Paragraph 2:")
    tab.keyboard.press("Tab")
    tab.keyboard.press("Enter")
    # Enter leads to the rule's card, and that card back to the place.
    assert tab.evaluate("document.activeElement.tagName") == "ARTICLE"
    tab.keyboard.press("Tab")
    tab.keyboard.press("Enter")
    assert mark.evaluate("node => node === document.activeElement")


def test_overlaps_show_all_their_cards(tab: Page) -> None:
    first = "nodes => nodes.findIndex((node) => node.dataset.r.includes(' '))"
    mark = tab.locator(".qtext a").nth(tab.locator(".qtext a").evaluate_all(first))
    numbers = (mark.get_attribute("data-r") or "").split()
    mark.focus()
    assert tab.locator(".qpop article").count() == len(numbers) == 2


def test_the_strip_leads_into_folded_parts(browser: Browser, long_path: Path) -> None:
    with opened(browser, long_path) as tab:
        last = tab.locator(".qbars a").last
        target = (last.get_attribute("href") or "")[1:]
        paragraph = tab.locator(f"[id='{target}']")
        assert not paragraph.is_visible()
        last.click()
        assert paragraph.is_visible()
        box = paragraph.bounding_box()
        assert box and 0 <= box["y"] <= 720


def test_all_parts_are_printed(browser: Browser, long_path: Path) -> None:
    pypdf = pytest.importorskip("pypdf")
    for javascript in (True, False):
        with opened(browser, long_path, java_script_enabled=javascript) as tab:
            assert tab.locator("details:not([open])").count() > 2
            printed = pypdf.PdfReader(io.BytesIO(tab.pdf(format="A4")))
        text = " ".join(page.extract_text() for page in printed.pages)
        assert "zyxomma" in text
        assert "What was found, rule by rule" in text


def test_without_javascript_the_page_is_read(browser: Browser, page_path: Path) -> None:
    with opened(browser, page_path, java_script_enabled=False) as tab:
        mark = tab.locator(".qtext a").first
        assert mark.is_visible()
        target = (mark.get_attribute("href") or "")[1:]
        mark.click()
        assert tab.url.endswith(f"#{target}")
        box = tab.locator(f"[id='{target}']").bounding_box()
        assert box and 0 <= box["y"] <= 720


def test_the_key_switches_marks_off(tab: Page) -> None:
    style = "node => getComputedStyle(node).textDecorationLine"
    quiet, loud = tab.locator(".qtext .qrz0").first, tab.locator(".qtext .qrt2").first
    assert quiet.evaluate(style) == loud.evaluate(style) == "underline"
    tab.locator(".qkey .qsz").uncheck()
    assert quiet.evaluate(style) == "none"
    assert loud.evaluate(style) == "underline"


def test_kinds_differ_without_colour(tab: Page) -> None:
    styles = {
        kind: tab.locator(f".qtext [class^={kind}]").first.evaluate(
            "node => getComputedStyle(node).textDecorationStyle"
        )
        for kind in ("qh", "qr", "qd")
    }
    assert styles == {"qh": "solid", "qr": "dotted", "qd": "dashed"}


@pytest.mark.parametrize(
    ("scheme", "size"), [("light", {"width": 1280, "height": 800}), ("dark", NARROW)]
)
def test_accessible_and_no_wider_than_the_window(
    browser: Browser, page_path: Path, scheme: str, size: dict[str, int]
) -> None:
    with opened(browser, page_path, color_scheme=scheme, viewport=size) as tab:
        tab.locator(".qtext a").nth(3).focus()
        assert violations(tab) == []
        assert tab.evaluate("document.documentElement.scrollWidth") <= size["width"]


def notebook(folder: Path, light: bool, *fragments: str) -> Path:
    """Write fragments into a page that carries JupyterLab's theme and a style of its own."""
    path = folder / "notebook.html"
    back, ink = ("#fff", "#000") if light else ("#111", "#ddd")
    path.write_text(
        f"<!doctype html><html lang=en><meta charset=utf-8><title>notebook</title><body "
        f'data-jp-theme-light="{str(light).lower()}" style="background:{back};color:{ink}"><main>'
        "<p class=m>cell</p>" + "<hr>".join(fragments) + "</main></body></html>",
        encoding="utf-8",
    )
    return path


@pytest.mark.parametrize(("light", "scheme"), [(True, "dark"), (False, "light")])
def test_a_notebook_s_theme_wins_over_the_system_s(
    browser: Browser, shipped: calque.Detector, tmp_path: Path, light: bool, scheme: str
) -> None:
    path = notebook(tmp_path, light, view.fragment(with_evidence(shipped.score(demo()))))
    with opened(browser, path, color_scheme=scheme) as tab:
        ink = tab.locator(".qtext p").first.evaluate("node => getComputedStyle(node).color")
        red = int(ink.split("(")[1].split(",")[0])
        assert (red < 100) == light
        assert violations(tab) == []


def test_reports_in_one_notebook_do_not_disturb_each_other(
    browser: Browser, shipped: calque.Detector, tmp_path: Path
) -> None:
    report = shipped.score(demo())
    path = notebook(tmp_path, True, *(view.fragment(report) for _ in range(3)))
    with opened(browser, path) as tab:
        ids = tab.evaluate("[...document.querySelectorAll('[id]')].map((node) => node.id)")
        assert len(ids) == len(set(ids))
        second = tab.locator("[class^=q][lang=en]").nth(1)
        second.locator(".qtext a").nth(2).focus()
        assert second.locator(".qpop").is_visible()
        assert tab.locator(".qpop:visible").count() == 1
        second.locator(".qkey .qsz").uncheck()
        style = "nodes => nodes.map((node) => getComputedStyle(node).textDecorationLine)"
        lines = tab.locator(".qtext .qrz0").evaluate_all(style)
        third = len(lines) // 3
        assert set(lines[:third]) == set(lines[2 * third :]) == {"underline"}
        assert set(lines[third : 2 * third]) == {"none"}


def test_axe_would_find_what_is_wrong(browser: Browser, tmp_path: Path) -> None:
    path = tmp_path / "wrong.html"
    path.write_text(
        "<!doctype html><html lang=en><title>w</title><p style='color:#bbb;background:#fff'>pale"
    )
    with opened(browser, path) as tab:
        assert [found.split(":")[0] for found in violations(tab)] == ["color-contrast"]


def test_on_paper_marks_carry_the_number_of_their_card(tab: Page) -> None:
    tab.emulate_media(media="print")
    mark = tab.locator(".qtext a").first
    number = mark.evaluate("node => getComputedStyle(node, '::after').content")
    target = (mark.get_attribute("href") or "")[1:]
    assert number == f'"{tab.locator(f"[id={target}] h4 .qn").inner_text()}"'
