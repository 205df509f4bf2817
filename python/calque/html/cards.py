"""The cards: what each rule on the page is, and what was measured for it. One card a rule."""

from __future__ import annotations

from typing import TYPE_CHECKING

from calque.html import escape, scale
from calque.html.look import GROUPS
from calque.rate_text import in_words
from calque.text_format import USES

if TYPE_CHECKING:
    from calque.html.catalogue import Catalogue
    from calque.rule import Rule

_PLACES = 40  # so many places of a rule are linked
_LONGEST_SAMPLE = 80  # characters of the phrase that heads a card


def _row(label: str, content: str) -> str:
    return f"<dt>{label}<dd>{content}"


def _measured(rule: Rule) -> str:
    native = rule.rate.native if rule.rate else None
    drawing = scale.ratio(native.ratio, native.low, native.high) if native else ""
    return _row("Measured", escape.text(in_words(rule.rate)) + drawing)


def _places(catalogue: Catalogue, rule: Rule) -> str:
    places = catalogue.places[rule.id]
    links = [f"<a href=#{place}>{n}</a>" for n, place in enumerate(places[:_PLACES], 1)]
    more = f" and {len(places) - _PLACES:,} more" if len(places) > _PLACES else ""
    return _row("Here", " ".join(links) + more)


def card(catalogue: Catalogue, rule: Rule) -> str:
    """Return one rule's card."""
    look = catalogue.look(rule)
    sample = catalogue.first[rule.id].text
    if len(sample) > _LONGEST_SAMPLE:
        sample = sample[: _LONGEST_SAMPLE - 1] + "…"
    number = catalogue.number(rule)
    lines = [
        f"<article id={catalogue.prefix}-r{number} tabindex=-1><h4><span class=qn>{number}</span> "
        f"<span class={look.style}>{escape.text(sample)}</span></h4>",
        f"<p class=qk>{GROUPS[look.group]}<span class=qn> · {USES[rule.use]} · "
        f"{escape.text(rule.id)}</span><dl>",
        _row("Russian", f"<span lang=ru>{escape.text(rule.source)}</span>")
        + f" <span class=qn lang=ru-Latn>{escape.text(rule.transliteration)}</span>",
        _row("Why", escape.text(rule.explanation)),
        _row("Instead", " <span class=qn>|</span> ".join(map(escape.text, rule.alternatives))),
    ]
    if rule.use != "display":
        lines.append(_measured(rule))
    if rule.case:
        lines.append(
            _row("Case", f"written from {escape.text(rule.case)}; no evidence on that document")
        )
    lines.append(_places(catalogue, rule) + "</dl></article>")
    return "\n".join(lines)


def written(catalogue: Catalogue) -> str:
    """Return all cards, strongest first; empty where nothing was found."""
    if not catalogue.rules:
        return ""
    cards = "\n".join(card(catalogue, rule) for rule in catalogue.rules)
    return (
        "<p class=qn>Dots and lines: the rate ratio to originals with its 95 % interval, from "
        f"1/100 to 100; the tick is 1, no difference.<div class=qcards>\n{cards}\n</div>"
    )
