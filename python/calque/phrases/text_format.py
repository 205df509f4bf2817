"""Answers as text for people, on 80 to 100 columns."""

from __future__ import annotations

import textwrap

from calque.phrases.answer import SIDES, Lookup, Rate
from calque.phrases.compare import Comparison
from calque.phrases.verdict import ratio_text, times
from calque.text_format import printable

#: Columns of the table, and how each is headed.
_COLUMNS = ("ru", "other", "native", "l2", "uk", "mt", "roundtrip")
_HEADS = {
    "ru": "from Russian",
    "other": "from others",
    "native": "original",
    "l2": "by non-natives",
    "uk": "from Ukrainian",
    "mt": "machine",
    "roundtrip": "there and back",
}
_GAP = 2
_FIRST = 12
_LISTED = 12  # forms


def _wrapped(text: str, width: int, indent: int = 2) -> list[str]:
    first, then = " " * indent, " " * (indent + 2 * (indent > 2))
    lines = textwrap.wrap(
        text.replace(" % ", "\u00a0% "),  # 95 % stays on one line
        width,
        initial_indent=first,
        subsequent_indent=then,
        break_on_hyphens=False,
    )
    return [line.replace("\u00a0", " ") for line in lines]


def _figure(value: float) -> str:
    return f"{value:,.0f}" if value >= 100 else f"{value:.1f}" if value >= 1 else f"{value:.2g}"


def _cell(rate: Rate | None) -> str:
    if rate is None:
        return ""
    if rate.hits is None or rate.per_million is None:
        return "?"
    if rate.hits == 0:
        return "0 (?)" if rate.at_most is None else f"0 (< {_figure(rate.at_most)})"
    return f"{_figure(rate.per_million)} ({rate.hits}/{rate.groups})"


def _table(answer: Lookup) -> list[str]:
    by_cell = {(rate.family, rate.side): rate for rate in (*answer.rates, *answer.totals)}
    sides = [side for side in _COLUMNS if (None, side) in by_cell][:5]
    families = sorted({rate.family for rate in answer.rates if rate.family})

    rows = [["a million", *(_HEADS[side] for side in sides)]]
    for family in (*families, None):
        cells = [_cell(by_cell.get((family, side))) for side in sides]
        rows.append([family or "all", *cells])
    rows.append(["words", *(f"{by_cell[None, side].words / 1e6:.2f} M" for side in sides)])
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    return [
        "  "
        + (
            row[0].ljust(max(widths[0], _FIRST))
            + "".join(cell.rjust(w + _GAP) for cell, w in zip(row[1:], widths[1:], strict=True))
        ).rstrip()
        for row in rows
    ]


def _comparison(one: Comparison, width: int) -> list[str]:
    ratios = ", ".join(
        f"{f.family} {ratio_text(f.ratio)} ({ratio_text(f.low)} to {ratio_text(f.high)})"
        for f in one.families
    )
    lines = _wrapped(f"{SIDES['ru']} : {SIDES[one.other]}: {times(one)}", width)
    lines += _wrapped(f"by family: {ratios}", width, 4)
    if one.rank is not None:
        lines += _wrapped(
            f"higher than {one.rank:.0%} of phrases as long and about as frequent", width, 4
        )
    return lines


def to_text(answer: Lookup, width: int) -> str:
    """Return an answer as lines of at most `width` columns (the table takes up to 98)."""
    width = max(60, width)
    shown = printable(answer.understood)
    lines = [f"\u201c{shown}\u201d", *_wrapped(printable(answer.sentence), width), ""]
    if answer.wildcards:
        forms = ", ".join(answer.forms[:_LISTED]) or "none is in the table"
        more = len(answer.forms) - _LISTED
        lines += _wrapped(
            f"{answer.wildcards}; summed: {forms}" + f" and {more} more" * (more > 0), width
        )
    if answer.forms:
        lines += [*_table(answer), ""]
        for one in answer.comparisons:
            lines += _comparison(one, width)
        lines += _wrapped(
            "Cells: hits per million words (hits/sources); for none, the 95 % upper bound, "
            "clusters of hits and differences between sets allowed for (?: nothing bounds it).",
            width,
        )
    lines += _wrapped("On the phrase, not on any text or author.", width)
    return "\n".join(lines) + "\n"
