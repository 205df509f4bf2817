"""What became of a document's findings from one version to the next."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from calque.comparing.align import Pair, aligned

if TYPE_CHECKING:
    from calque.finding import Finding
    from calque.report import Report


@dataclass(frozen=True)
class Comparison:
    """Two versions of a document.

    Attributes:
        first: the report on the earlier version.
        second: the report on the later one.
        pairs: all paragraphs of both by number, in order; None where a version has none.
        gone: findings that only the first has.
        came: findings that only the second has.
        moved: findings that stand in another paragraph of the second version; those of the first.
    """

    first: Report
    second: Report
    pairs: tuple[Pair, ...] = field(repr=False)
    gone: tuple[Finding, ...]
    came: tuple[Finding, ...]
    moved: tuple[Finding, ...]

    def _repr_html_(self) -> str:
        """Return the comparison for a notebook."""
        from calque.html import compared  # noqa: PLC0415  (only where somebody looks)

        return compared.fragment(self)


def _key(finding: Finding) -> tuple[str, str]:
    return finding.rule, " ".join(finding.text.casefold().split())


def _unmatched(
    first: Iterable[Finding], second: Iterable[Finding]
) -> tuple[list[Finding], list[Finding]]:
    """Return the findings of either side that have no counterpart on the other."""
    waiting: defaultdict[tuple[str, str], list[Finding]] = defaultdict(list)
    for finding in second:
        waiting[_key(finding)].append(finding)
    alone = []
    for finding in first:
        same = waiting[_key(finding)]
        if same:
            same.pop(0)
        else:
            alone.append(finding)
    return alone, [finding for left in waiting.values() for finding in left]


def _by_paragraph(report: Report) -> defaultdict[int | None, list[Finding]]:
    inside: defaultdict[int | None, list[Finding]] = defaultdict(list)
    for finding in report.findings:
        inside[finding.paragraph].append(finding)
    return inside


def compare(first: Report, second: Report) -> Comparison:
    """Compare the reports on two versions of a document.

    Paragraphs are aligned by their words. A finding counts as the same where the same rule marks
    the same words in paragraphs that belong together. That a phrase went says nothing of why.
    """
    texts = [
        [report.text[unit.start : unit.end] for unit in report.paragraphs]
        for report in (first, second)
    ]
    pairs = aligned(*texts)
    before, after = _by_paragraph(first), _by_paragraph(second)
    gone: list[Finding] = []
    came: list[Finding] = []
    for a, b in pairs:
        went, arrived = _unmatched(
            before[a] if a is not None else (), after[b] if b is not None else ()
        )
        gone += went
        came += arrived
    really_gone, really_came = _unmatched(gone, came)
    kept = set(map(id, really_gone))
    return Comparison(
        first,
        second,
        tuple(pairs),
        tuple(really_gone),
        tuple(sorted(really_came, key=lambda finding: finding.start)),
        tuple(finding for finding in gone if id(finding) not in kept),
    )
