"""The files that ``calque measure`` writes: ``counts.tsv`` and ``rates.tsv``."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from typing import NamedTuple

from calque.measured import COLUMNS, Rate, wording_of
from calque.measuring.tally import Tally
from calque.rule import Rule

#: The name under which ``counts.tsv`` gives the texts themselves.
ALL_TEXTS = "*"
_COUNT_COLUMNS = ("rule", "family", "class", "hits", "words", "documents", "groups", "sources")


class Made(NamedTuple):
    """What a file was made by and from."""

    command: str
    split: str
    rules: str

    @classmethod
    def by(cls, command: str, split: str, rules: Sequence[Rule]) -> Made:
        """Return the same with the rules' hash, which covers their ids and wordings."""
        lines = sorted(f"{rule.id} {wording_of(rule)}" for rule in rules)
        return cls(command, split, hashlib.sha256("\n".join(lines).encode()).hexdigest()[:16])


def _head(made: Made, tally: Tally) -> list[str]:
    return [
        f"# Written by `{made.command}`; never edited by hand.",
        f"# Split {made.split}: {len(tally.rows)} groups, {tally.documents.sum()} documents, "
        f"{tally.words.sum()} words. Rules: {len(tally.rules)}, hash {made.rules}.",
    ]


def counts_text(tally: Tally, made: Made) -> str:
    """Return ``counts.tsv``: hits by rule, family of texts and class, where there are any."""
    lines = _head(made, tally)
    lines += [
        f"# Rule {ALL_TEXTS}: the texts themselves (their documents, groups and sources). Other "
        "rows: documents,",
        "# groups and sources with a hit; a row that is missing has none.",
        "\t".join(_COUNT_COLUMNS),
    ]
    lines += ["\t".join(map(str, row)) for row in _count_rows(tally)]
    return "\n".join(lines) + "\n"


def _count_rows(tally: Tally) -> Iterator[tuple[str | int, ...]]:
    cells = []
    for (side, family), members in groupby(range(len(tally.rows)), key=lambda g: tally.rows[g][:2]):
        cells.append((family, side, list(members)))
    cells.sort()
    for family, side, rows in cells:
        words = int(tally.words[rows].sum())
        sources = {tally.rows[row].source for row in rows}
        groups = {tally.rows[row].group for row in rows}
        documents = int(tally.documents[rows].sum())
        yield ALL_TEXTS, family, side, 0, words, documents, len(groups), len(sources)
    for number, rule in enumerate(tally.rules):
        for family, side, rows in cells:
            found = [row for row in rows if tally.hits[number, row]]
            if not found:
                continue
            yield (
                rule,
                family,
                side,
                int(tally.hits[number, found].sum()),
                int(tally.words[rows].sum()),
                int(tally.documents_hit[number, found].sum()),
                len({tally.rows[row].group for row in found}),
                len({tally.rows[row].source for row in found}),
            )


def _cell(value: float | None) -> str:
    return "-" if value is None else f"{value:.3g}"


def _rate_cells(rule: str, rate: Rate) -> list[str]:
    native, other, predicted = rate.native, rate.other, rate.predicted
    return [
        rule,
        rate.wording,
        rate.status,
        *map(_cell, (native.ratio, native.low, native.high) if native else [None] * 3),
        _cell(rate.native_q),
        *map(_cell, predicted or [None] * 2),
        _cell(rate.heterogeneity),
        *map(_cell, (other.ratio, other.low, other.high) if other else [None] * 3),
        _cell(rate.other_q),
        str(rate.documents),
        str(rate.families_agreeing),
        str(rate.families),
        "family" if rate.shrunk else "own",
    ]


def rates_text(rates: Mapping[str, Rate], tally: Tally, made: Made) -> str:
    """Return ``rates.tsv``; `calque.measured` reads it and explains the columns."""
    lines = _head(made, tally)
    lines += [
        "# Rate ratios of English translated from Russian to English by natives (native) and to",
        "# other translations (other), with 95 % intervals; calque/measured.py has the columns.",
        "\t".join(COLUMNS),
    ]
    lines += ["\t".join(_rate_cells(rule, rates[rule])) for rule in sorted(rates)]
    return "\n".join(lines) + "\n"
