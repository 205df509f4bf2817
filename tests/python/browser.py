"""A real browser for tests: headless Chromium, driven by Playwright. Absent, the tests skip."""

from __future__ import annotations

import importlib.util
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Dialog, Page

ARGUMENTS = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


def missing() -> str | None:
    """Return what keeps Chromium from running here; None where nothing does."""
    if importlib.util.find_spec("playwright") is None:
        return "playwright is not installed"
    if _path() is None:
        return "no chromium: apt-get install chromium, or name it in CALQUE_CHROMIUM"
    return None


def _path() -> str | None:
    return os.environ.get("CALQUE_CHROMIUM") or shutil.which("chromium")


@contextmanager
def chromium() -> Iterator[Browser]:
    """Run Chromium; see `missing`."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=_path(), args=ARGUMENTS)
        yield browser
        browser.close()


@contextmanager
def opened(browser: Browser, path: Path, **options: Any) -> Iterator[Page]:
    """Open a page and see that it loads nothing else, raises no error and shows no dialog."""
    context = browser.new_context(**options)
    tab = context.new_page()
    troubles: list[str] = []
    tab.on("request", lambda request: troubles.append(f"request: {request.url}"))
    tab.on("pageerror", lambda error: troubles.append(f"error: {error}"))
    tab.on("console", lambda message: troubles.append(f"console: {message.text}"))

    def refuse(dialog: Dialog) -> None:
        troubles.append(f"dialog: {dialog.message}")
        dialog.dismiss()

    tab.on("dialog", refuse)
    tab.goto(path.as_uri())
    assert troubles.pop(0) == f"request: {path.as_uri()}"
    yield tab
    context.close()
    assert troubles == []


def violations(tab: Page) -> list[str]:
    """Return what axe-core finds against WCAG 2.1 A and AA, a line a rule with its first place."""
    axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="needs axe-core")
    levels = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa"]}
    found = axe.Axe().run(tab, options=levels).response["violations"]
    return [f"{one['id']}: {one['nodes'][0]['html'][:200]}" for one in found]
