"""The view in a real JupyterLab, whose own style sheet must not win. Slow: CALQUE_JUPYTERLAB=1."""

from __future__ import annotations

import json
import os
import secrets
import shutil
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from support import CORPORA, REPOSITORY

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.skipif(
    os.environ.get("CALQUE_JUPYTERLAB") != "1", reason="only with CALQUE_JUPYTERLAB=1"
)


@contextmanager
def running(home: Path, theme: str) -> Iterator[str]:
    """Run JupyterLab with a theme, on a copy of the notebooks; its address takes a notebook."""
    pytest.importorskip("jupyterlab", reason="jupyterlab is not installed")
    settings = home / "settings" / "@jupyterlab" / "apputils-extension"
    settings.mkdir(parents=True)
    (settings / "themes.jupyterlab-settings").write_text(
        json.dumps({"theme": f"JupyterLab {theme}"})
    )
    folder = home / "python" / "notebooks"
    shutil.copytree(REPOSITORY / "python" / "notebooks", folder)
    shutil.copytree(CORPORA / "demo", home / "corpora" / "demo")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    token = secrets.token_hex()
    command = [sys.executable, "-m", "jupyterlab", "--no-browser", "--allow-root"]
    options = [f"--port={port}", f"--IdentityProvider.token={token}", "--ServerApp.port_retries=0"]
    with open(home / "log", "wb") as log:
        server = subprocess.Popen(
            [*command, *options],
            cwd=folder,
            stdout=log,
            stderr=log,
            env={
                **os.environ,
                "JUPYTER_CONFIG_DIR": str(home),
                "JUPYTERLAB_SETTINGS_DIR": str(home / "settings"),
                "IPYTHONDIR": str(home),
            },
        )
        try:
            _wait_for(port, server, home / "log")
            yield f"http://127.0.0.1:{port}/lab/tree/{{}}?reset&token={token}"
        finally:
            server.terminate()
            server.wait(timeout=30)


def _wait_for(port: int, server: subprocess.Popen[bytes], log: Path) -> None:
    import time

    for _ in range(300):
        assert server.poll() is None, log.read_text()
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.2)
    pytest.fail("JupyterLab didn't start within a minute")


def run_all(tab: Page) -> None:
    # What is run before there is a kernel is lost.
    tab.get_by_text("| Idle").first.wait_for(timeout=60_000)
    tab.get_by_role("menuitem", name="Run", exact=True).first.click()
    tab.get_by_text("Run All Cells", exact=True).click()
    tab.locator(".qtext a").first.wait_for(timeout=60_000)


@pytest.mark.parametrize("theme", ["Light", "Dark"])
def test_the_view_is_the_same_in_jupyterlab(browser: Browser, tmp_path: Path, theme: str) -> None:
    with running(tmp_path, theme) as address:
        context = browser.new_context(viewport={"width": 1300, "height": 1000})
        tab = context.new_page()
        errors: list[str] = []
        tab.on("pageerror", lambda error: errors.append(str(error)))
        tab.goto(address.format("first-steps.ipynb"))
        run_all(tab)
        mark = tab.locator(".qtext a").first
        mark.hover()
        card = tab.locator(".qpop:visible")
        card.wait_for()
        # JupyterLab floats the terms of lists, colours links and takes their lines away.
        box = card.locator("dt").first.bounding_box()
        assert box and box["width"] > 40 and box["height"] < 30
        style = "node => getComputedStyle(node)"
        assert mark.evaluate(f"{style}.textDecorationLine") == "underline"
        ink = mark.evaluate(f"{style}.color")
        assert ink == tab.locator(".qtext p").first.evaluate(f"{style}.color")
        assert (int(ink.split("(")[1].split(",")[0]) < 100) == (theme == "Light")
        before = tab.url
        mark.focus()
        tab.keyboard.press("Enter")
        assert tab.evaluate("document.activeElement.tagName") == "ARTICLE"
        assert tab.url == before
        context.close()
        assert errors == []
