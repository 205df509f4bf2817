"""The strip: a bar for each paragraph that leads to it, so that one sees where evidence gathers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from calque.html.document import counted
from calque.html.look import MEASURED

if TYPE_CHECKING:
    from calque.html.catalogue import Catalogue

#: More bars than this can't be told apart: neighbouring paragraphs then share one.
_BARS = 120


@dataclass(frozen=True)
class Bar:
    """What one bar stands for: paragraphs ``first`` to ``last``, and its two heights."""

    first: int
    last: int
    n_words: int
    up: float
    down: float
    label: str


def _shares(n: int) -> Iterator[range]:
    bars = min(n, _BARS)
    for bar in range(bars):
        yield range(bar * n // bars, (bar + 1) * n // bars)


def _where(first: int, last: int) -> str:
    return (
        f"Paragraph {first + 1:,}" if first == last else f"Paragraphs {first + 1:,} to {last + 1:,}"
    )


def bars(catalogue: Catalogue, document: int) -> list[Bar]:
    """Return the bars: contributions where they were reckoned, else findings.

    Contributions go up where phrasing is as in English translated from Russian, down where it's as
    in English by natives. Of findings those go up whose rule marks something, the others down.
    """
    report = catalogue.entries[document].report
    parts = {part.paragraph: part.native for part in report.contributions}
    found, counting = Counter[int](), Counter[int]()
    for finding in report.findings:
        found[finding.paragraph] += 1
        counting[finding.paragraph] += catalogue.look(finding.definition).group in MEASURED
    made = []
    for share in _shares(len(report.paragraphs)):
        first, last = share[0], share[-1]
        words = sum(report.paragraphs[number].n_words for number in share)
        n_counting = sum(counting[number] for number in share)
        quiet = sum(found[number] for number in share) - n_counting
        label = f"{_where(first, last)}: {counted(words, 'word')}"
        if parts:
            sizes = [parts.get(number) for number in share]
            known = [size for size in sizes if size is not None]
            total = sum(known)
            up, down = max(0.0, total), max(0.0, -total)
            label += f"; contribution {total:+.2f}" if known else "; no contribution measured"
        else:
            up, down = float(n_counting), float(quiet)
        label += f"; findings: {n_counting} of rules that mark something, {quiet} others"
        made.append(Bar(first, last, words, up, down, label))
    return made


def written(catalogue: Catalogue, document: int) -> tuple[str, set[int]]:
    """Return the strip and the paragraphs that it leads to; empty for a single paragraph."""
    made = bars(catalogue, document)
    if len(made) < 2:
        return "", set()
    highest = max(max(bar.up, bar.down) for bar in made) or 1.0
    links = "".join(
        f"<a href=#{catalogue.prefix}-{document}p{bar.first} "
        f'style="--n:{max(1, bar.n_words)};--u:{bar.up / highest:.2f};'
        f'--d:{bar.down / highest:.2f}" '
        f'title="{bar.label}" aria-label="{bar.label}"><i></i></a>'
        for bar in made
    )
    measured = bool(catalogue.entries[document].report.contributions)
    kind = "qbars qlrs" if measured else "qbars"
    if measured:
        up, down = "as in English translated from Russian", "as in English by natives"
        unit = f"largest: {highest:.2f}, log10 units before calibration"
    else:
        up, down = "findings of rules that mark something", "other findings"
        unit = f"tallest: {counted(int(highest), 'finding')}"
    return (
        f'<nav class=qstrip aria-label="By paragraph"><div class="{kind}">{links}</div>'
        f"<p class=qn><span class=qkup>above the line: {up}</span>; "
        f"<span class=qkdn>below: {down}</span> ({unit}). Width: words. Each bar leads to its "
        "paragraph.</nav>",
        {bar.first for bar in made},
    )
