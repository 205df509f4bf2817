"""Hostile input in a real browser: nothing runs, nothing loads, the page stays usable."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import calque
from browser import opened
from calque.html import page, view
from pages import entry, write_page
from test_html import HOSTILE, hostile_report

if TYPE_CHECKING:
    from playwright.sync_api import Browser


def test_scripts_in_text_rules_and_names_stay_text(browser: Browser, tmp_path: Path) -> None:
    report, evil = hostile_report(tmp_path)
    path = tmp_path / "page.html"
    path.write_text(page.written([entry(report, evil)], evil), encoding="utf-8")
    with opened(browser, path) as tab:
        tab.locator(".qtext a").first.focus()
        assert evil in tab.get_by_role("tooltip").inner_text()
        assert tab.evaluate("typeof window.pwned") == "undefined"
        assert tab.title() == evil
        first = HOSTILE.split("\n")[0]
        assert tab.locator(".qtext p").first.inner_text() == first
        # Nothing that was read may hide what calque says.
        assert tab.locator("text=What it can't say").first.is_visible()


def test_scripts_stay_text_in_a_notebook(browser: Browser, tmp_path: Path) -> None:
    report, evil = hostile_report(tmp_path)
    path = tmp_path / "notebook.html"
    path.write_text(f"<!doctype html><meta charset=utf-8>{view.fragment(report)}", encoding="utf-8")
    with opened(browser, path) as tab:
        tab.locator(".qtext a").first.focus()
        assert evil in tab.get_by_role("tooltip").inner_text()
        assert tab.evaluate("typeof window.pwned") == "undefined"


def test_text_does_not_turn_its_surroundings(browser: Browser, tmp_path: Path) -> None:
    text = "It is expected that \u202eevil \u2067 is turned. Then it is expected that it ends."
    with opened(browser, write_page(tmp_path, entry(calque.score(text)))) as tab:
        shown = tab.locator(".qtext p").inner_text()
        assert shown == text.replace("\u202e", "\ufffd").replace("\u2067", "\ufffd")


def test_a_word_of_a_megabyte(browser: Browser, tmp_path: Path) -> None:
    text = "It is expected that they sign. " + "x" * 1_000_000 + "\n\nIt is expected that it ends."
    with opened(browser, write_page(tmp_path, entry(calque.score(text)))) as tab:
        assert tab.evaluate("document.documentElement.scrollWidth") <= 1280
        mark = tab.locator(".qtext a").last
        mark.focus()
        assert tab.get_by_role("tooltip").is_visible()
