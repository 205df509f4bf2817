"""Pages that the tests of the view share, and a plain reading of HTML to check them by."""

from __future__ import annotations

from dataclasses import replace
from html.parser import HTMLParser
from itertools import cycle
from pathlib import Path

import calque
from calque.html import page
from calque.html.catalogue import Entry
from calque.provenance import of_text
from support import CORPORA


def demo(name: str = "island-accord") -> str:
    return (CORPORA / "demo" / f"{name}.txt").read_text(encoding="utf-8")


def entry(report: calque.Report, name: str = "test.txt") -> Entry:
    return Entry(report, replace(of_text(report.source.given), name=name))


def write_page(folder: Path, *entries: Entry) -> Path:
    path = folder / "page.html"
    path.write_text(page.written(entries), encoding="utf-8")
    return path


def long_text(words: int) -> str:
    """Return a text of at least so many words: the demo texts, by turns, without their headings."""
    paragraphs = [
        part
        for name in ("agency-report", "release-notes", "island-accord")
        for part in demo(name).split("\n\n")[1:]
    ]
    chosen: list[str] = []
    have = 0
    for paragraph in cycle(paragraphs):
        if have >= words:
            return "\n\n".join(chosen)
        chosen.append(paragraph)
        have += len(paragraph.split())
    raise AssertionError("a cycle doesn't end")


class Reading(HTMLParser):
    """What a parser sees: elements with their attributes, ids, and the text inside marks."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str]]] = []
        self.text: list[str] = []
        self._skipping = 0
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, {name: value or "" for name, value in attrs}))
        self._skipping += tag in ("style", "script")

    def handle_endtag(self, tag: str) -> None:
        self._skipping -= tag in ("style", "script")

    def handle_data(self, data: str) -> None:
        if not self._skipping:
            self.text.append(data)

    @property
    def ids(self) -> list[str]:
        return [attributes["id"] for _, attributes in self.elements if "id" in attributes]

    @property
    def links(self) -> list[str]:
        return [attributes["href"] for _, attributes in self.elements if "href" in attributes]
