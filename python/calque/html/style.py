"""The style sheet and the script, bound to one root so that reports don't touch each other."""

from __future__ import annotations

import importlib.resources
from functools import cache

#: Stands in view.css and view.js for the class and id of the root.
_ROOT = "ROOT"


@cache
def _file(name: str) -> str:
    return (importlib.resources.files("calque.html") / name).read_text(encoding="utf-8")


def sheet(prefix: str) -> str:
    """Return the style sheet for what stands under the root of this class.

    The class is named three times in each selector, which makes it outweigh a notebook's own rules
    for links, lists and tables.
    """
    return _file("view.css").replace(f".{_ROOT}", f".{prefix}" * 3)


def page_sheet() -> str:
    """Return what a page of its own needs beside that: its margins and its title."""
    return _file("page.css")


def script(prefix: str) -> str:
    """Return the script that shows cards beside marks, for the root of this id."""
    return _file("view.js").replace(_ROOT, prefix)
