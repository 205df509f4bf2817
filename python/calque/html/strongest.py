"""The strongest that speaks for phrasing from Russian, and the strongest that speaks against."""

from __future__ import annotations

from typing import TYPE_CHECKING

from calque.html import escape
from calque.html.document import counted
from calque.html.pairs import signed
from calque.rate_text import number

if TYPE_CHECKING:
    from calque.evidence import Contribution
    from calque.html.catalogue import Catalogue
    from calque.report import Report
    from calque.rule import Rule

_SHOWN = 3
_FOR, _AGAINST = frozenset("rt"), frozenset("o")


def _rule(catalogue: Catalogue, rule: Rule, document: int) -> str:
    native = rule.rate.native if rule.rate else None
    measured = (
        f"{number(native.ratio)} times as frequent as in originals "
        f"(95 % {number(native.low)} to {number(native.high)})"
        if native
        else ""
    )
    here = sum(
        place.startswith(f"{catalogue.prefix}-{document}f") for place in catalogue.places[rule.id]
    )
    found = next(f for f in catalogue.entries[document].report.findings if f.rule == rule.id)
    times = f", {here} times here" if here > 1 else ""
    return (
        f"<li><a href=#{catalogue.prefix}-r{catalogue.number(rule)} "
        f"class={catalogue.look(rule).style}>{escape.text(found.text)}</a>{times} "
        f"<span class=qn>{measured}</span>"
    )


def paragraphs(report: Report, sign: int) -> list[Contribution]:
    """Return the paragraphs that contribute most for (``sign`` 1) or against (-1), most first."""
    parts = [part for part in report.contributions if (part.native or 0) * sign > 0]
    return sorted(parts, key=lambda part: -abs(part.native or 0))[:_SHOWN]


def _paragraph(catalogue: Catalogue, document: int, part: Contribution) -> str:
    label = catalogue.entries[document].report.paragraphs[part.paragraph].label
    point = f", point {escape.text(label)}" if label else ""
    return (
        f"<li><a href=#{catalogue.prefix}-{document}p{part.paragraph}>paragraph "
        f"{part.paragraph + 1:,}{point}</a> <span class=qn>{counted(part.n_words, 'word')}, "
        f"contribution {signed(part.native or 0)}</span>"
    )


def written(catalogue: Catalogue, document: int) -> str:
    """Return two lists; where nothing speaks against, what that means."""
    here = {finding.rule for finding in catalogue.entries[document].report.findings}
    lists = []
    for title, groups, sign in (("for", _FOR, 1), ("against", _AGAINST, -1)):
        chosen = [
            rule
            for rule in catalogue.rules
            if rule.id in here and catalogue.look(rule).group in groups
        ][:_SHOWN]
        items = [_rule(catalogue, rule, document) for rule in chosen]
        items += [
            _paragraph(catalogue, document, part)
            for part in paragraphs(catalogue.entries[document].report, sign)
        ]
        if items:
            content = f"<ul>{''.join(items)}</ul>"
        elif sign > 0:
            content = "<p class=qno>No finding whose rule marks Russian or translation."
        else:
            content = (
                "<p class=qno>No finding whose rule marks original English. Rules look for "
                "translated phrasing, so this says little: only a likelihood ratio weighs what is "
                "absent."
            )
        lists.append(f"<div><h3>Strongest {title} phrasing from Russian</h3>{content}</div>")
    return f"<div class=qboth>{''.join(lists)}</div>"
