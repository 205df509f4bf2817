"""A report's counts weighed: pair by pair, paragraph by paragraph, window by window."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from math import inf, log, pi, sqrt
from typing import TYPE_CHECKING

from calque import _core, data
from calque.document_evidence import register as registers
from calque.document_evidence import terms as weighing
from calque.document_evidence.model import EvidenceModel, PairModel
from calque.evidence import Contribution, PairEvidence, Reference, Window

if TYPE_CHECKING:
    from calque.detector import Detector
    from calque.report import Report

#: Words below which no figure is given, for a document and for a window.
LEAST_WORDS = 150
_FEW_SOURCES = 5
_FEW_LIMIT = 1.0  # |log10 LR| where a side has fewer sources
_LN10 = log(10)


@dataclass(frozen=True)
class _Part:
    """What the channels read of a stretch of the document."""

    words: int
    symbols: int
    sums: tuple[int, ...]
    rules: Mapping[str, int]


def _join(parts: Sequence[_Part]) -> _Part:
    rules: dict[str, int] = {}
    for part in parts:
        for family, n in part.rules.items():
            rules[family] = rules.get(family, 0) + n
    sums = tuple(sum(column) for column in zip(*(part.sums for part in parts), strict=True))
    return _Part(sum(p.words for p in parts), sum(p.symbols for p in parts), sums, rules)


class Weighing:
    """All that a report says of its document as a whole."""

    def __init__(self, report: Report, detector: Detector, model: EvidenceModel) -> None:
        """Keep what is weighed; nothing is reckoned before it's asked for."""
        self._report = report
        self._detector = detector
        self._model = model
        self._columns = _core.style_pairs(data.resources(detector.language))

    @cached_property
    def register(self) -> registers.Register:
        """The register check."""
        return registers.judge(self._model.register, self._report.core.classes, self._whole.words)

    @cached_property
    def _parts(self) -> tuple[_Part, ...]:
        rows = self._report.core.style()
        words = self._report.core.unit_words()
        rules: list[dict[str, int]] = [{} for _ in rows]
        for unit, rule in self._report.core.unit_rules():
            family = self._detector.evidence_family(rule)
            if family is not None:
                rules[unit][family] = rules[unit].get(family, 0) + 1
        return tuple(
            _Part(n, row[0], tuple(row[1:]), own)
            for n, row, own in zip(words, rows, rules, strict=True)
        )

    @cached_property
    def _whole(self) -> _Part:
        return _join(self._parts) if self._parts else _Part(0, 0, (0, 0, 0, 0), {})

    def _style(self, pair: PairModel, part: _Part) -> float:
        column = self._columns.index(pair.name)
        style: float = part.sums[column] / pair.scale / max(part.symbols, 1)
        return style

    def _terms(self, pair: PairModel, part: _Part) -> list[float]:
        return weighing.terms(
            self._model,
            pair,
            weighing.Scores(
                self._style(pair, part),
                weighing.rule_score(pair.rules, part.rules, part.words),
                part.words,
            ),
            self.register.profile,
            self.register.nearest,
        )

    def _withheld(self, pair: PairModel) -> str | None:
        """Return why a pair can't be told of this document."""
        report = self._report
        if report.language != "english":
            return f"calque can't judge this text: {report.language_note}"
        if self._whole.words < LEAST_WORDS:
            return f"the text has fewer than {LEAST_WORDS} words"
        if not pair.by_family:
            return pair.remark
        if not self.register.typical:
            return f"nothing like it was measured. {self.register.note}"
        family = self.register.nearest
        if family not in pair.by_family:
            return (
                f"not measured well enough in the nearest register, "
                f"{registers.NAMES.get(family, family)}"
            )
        return None

    def _limit(self, pair: PairModel) -> float:
        """Return the bound of a pair in the document's register."""
        sources = pair.by_family[self.register.nearest].sources
        return min(pair.bound, _FEW_LIMIT) if min(sources) < _FEW_SOURCES else pair.bound

    def _pair(self, pair: PairModel) -> PairEvidence:
        reason = self._withheld(pair)
        reference: Reference | None = pair.by_family.get(self.register.nearest)
        h1, h2 = f"The text was {pair.h1}.", f"The text was {pair.h2}."
        if reason is not None:
            return PairEvidence(pair.name, h1, h2, None, None, None, reference, reason)
        bound = self._limit(pair)
        point, low, high = weighing.log10_lr(pair, self._terms(pair, self._whole), bound)
        interval = (round(low, 2), round(high, 2))
        return PairEvidence(pair.name, h1, h2, round(point, 2), interval, bound, reference, None)

    @cached_property
    def pairs(self) -> dict[str, PairEvidence]:
        """Each pair's likelihood ratio, or why there is none."""
        return {pair.name: self._pair(pair) for pair in self._model.pairs}

    def _native(self) -> PairModel | None:
        pair = next((pair for pair in self._model.pairs if pair.name == "native"), None)
        return None if pair is None or self._withheld(pair) else pair

    @cached_property
    def contributions(self) -> tuple[Contribution, ...]:
        """Each paragraph's part in the pair ``native``; the parts sum to the unbounded ratio.

        What doesn't belong to a place (intercepts, the register, findings that didn't come) is
        shared out by symbols.
        """
        pair = self._native()
        paragraphs = self._report.paragraphs
        if pair is None:
            return tuple(
                Contribution(i, p.start, p.end, p.n_words, None) for i, p in enumerate(paragraphs)
            )
        own = self._terms(pair, self._whole)
        factor = 1 / _moderation(pair, own)
        length = own[3]
        c = pair.coefficients
        per_style, per_rules = c[1] + c[4] * length, c[2] + c[5] * length
        symbols = max(self._whole.symbols, 1)
        effects = weighing.finding_effects(pair.rules, self._whole.words)
        total = sum(a * b for a, b in zip(c, own, strict=True))
        placed = [
            per_style * part.sums[self._columns.index("native")] / pair.scale / symbols
            + per_rules * sum(n * effects.get(family, 0.0) for family, n in part.rules.items())
            for part in self._parts
        ]
        rest = total - sum(placed)
        return tuple(
            Contribution(
                i,
                p.start,
                p.end,
                p.n_words,
                None
                if not part.symbols and not part.rules
                else (here + rest * part.symbols / symbols) * factor,
            )
            for i, (p, part, here) in enumerate(zip(paragraphs, self._parts, placed, strict=True))
        )

    @cached_property
    def windows(self) -> tuple[Window, ...]:
        """Stretches of whole paragraphs with at least `LEAST_WORDS` words, side by side.

        The band holds for all of them at once: it's as wide as the largest deviation among them
        is in 95 % of the bootstrap's draws (Olshen et al. 1989, Journal of Biomechanics 22).
        """
        pair = self._native()
        if pair is None:
            return ()
        cuts = _cuts([part.words for part in self._parts])
        rows = [self._terms(pair, _join(self._parts[a:b])) for a, b in cuts]
        width = _simultaneous(pair, rows)
        bound = self._limit(pair)
        made = []
        for (a, b), row in zip(cuts, rows, strict=True):
            point, _, _ = weighing.log10_lr(pair, row, inf)
            half = width * _spread(pair, row) / _moderation(pair, row)
            first, last = self._report.paragraphs[a], self._report.paragraphs[b - 1]
            words = sum(part.words for part in self._parts[a:b])
            told = (weighing.clip(own, bound) for own in (point, point - half, point + half))
            made.append(Window(first.start, last.end, words, *told))
        return tuple(made)


def _cuts(words: Sequence[int]) -> list[tuple[int, int]]:
    """Return ranges of units of at least `LEAST_WORDS`; a short rest joins the last one."""
    cuts: list[tuple[int, int]] = []
    begin = held = 0
    for i, n in enumerate(words):
        held += n
        if held >= LEAST_WORDS:
            cuts.append((begin, i + 1))
            begin, held = i + 1, 0
    if cuts and begin < len(words):
        cuts[-1] = (cuts[-1][0], len(words))
    return cuts


def _values(pair: PairModel, row: Sequence[float]) -> list[float]:
    return [sum(a * b for a, b in zip(draw, row, strict=True)) for draw in pair.draws]


def _spread(pair: PairModel, row: Sequence[float]) -> float:
    values = _values(pair, row)
    mean = sum(values) / len(values)
    return sqrt(sum((v - mean) ** 2 for v in values) / len(values))


def _moderation(pair: PairModel, row: Sequence[float]) -> float:
    return sqrt(1 + pi * _spread(pair, row) ** 2 / 8) * _LN10


def _simultaneous(pair: PairModel, rows: Sequence[Sequence[float]]) -> float:
    """Return how many standard deviations hold all rows at once in 95 % of the draws."""
    largest = [0.0] * len(pair.draws)
    for row in rows:
        values = _values(pair, row)
        mean = sum(values) / len(values)
        spread = _spread(pair, row) or 1.0
        largest = [max(old, abs(v - mean) / spread) for old, v in zip(largest, values, strict=True)]
    return sorted(largest)[int(0.95 * (len(largest) - 1))]
