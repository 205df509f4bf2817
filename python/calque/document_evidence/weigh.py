"""A report's counts weighed: pair by pair, paragraph by paragraph, window by window."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from calque import _core, data
from calque.document_evidence import register as registers
from calque.document_evidence import terms as weighing
from calque.document_evidence.bands import (
    LEAST_WORDS,
    banded,
    cuts_of,
    in_common,
    weigh,
)
from calque.document_evidence.model import EvidenceModel, PairModel
from calque.document_evidence.parts import Part, join, of_report
from calque.document_evidence.reference import Recalibration
from calque.evidence import Contribution, PairEvidence, Reference, Window

if TYPE_CHECKING:
    from calque.detector import Detector
    from calque.report import Report

_FEW_SOURCES = 5
_FEW_LIMIT = 1.0  # |log10 LR| where a side has fewer sources

#: Share of words in numbered points and bullets from which a text is a list.
_MOSTLY_A_LIST = 0.4


class Weighing:
    """All that a report says of its document as a whole."""

    def __init__(
        self,
        report: Report,
        detector: Detector,
        model: EvidenceModel,
        reference: Recalibration | None = None,
    ) -> None:
        """Keep what is weighed; nothing is reckoned before it's asked for."""
        self._report = report
        self._detector = detector
        self._model = model
        self._reference = reference
        self._columns = _core.style_pairs(data.resources(detector.language))

    @property
    def words(self) -> int:
        """The words that are weighed."""
        return self._whole.words

    @cached_property
    def register(self) -> registers.Register:
        """The register check."""
        return registers.judge(self._model.register, self._report.core.classes, self._whole.words)

    @cached_property
    def _parts(self) -> tuple[Part, ...]:
        return of_report(self._report, self._detector)

    @cached_property
    def _whole(self) -> Part:
        return join(self._parts) if self._parts else Part(0, 0, (0, 0, 0, 0), {})

    def _style(self, pair: PairModel, part: Part) -> float:
        column = self._columns.index(pair.name)
        style: float = part.sums[column] / pair.scale / max(part.symbols, 1)
        return style

    def terms(self, pair: PairModel, part: Part | None = None) -> list[float]:
        """Return what the shipped calibration weighs, of the document or a part of it."""
        part = self._whole if part is None else part
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

    def _weighed(self, pair: PairModel, part: Part | None = None) -> tuple[PairModel, list[float]]:
        """Return the pair as it is calibrated, and the terms of that calibration."""
        own = self.terms(pair, part)
        if self._reference is None or self._reference.pair != pair.name:
            return pair, own
        shipped = weighing.dot(pair.coefficients, own)
        return self._reference.applied_to(pair), [1.0, shipped]

    def _list_share(self) -> float:
        words = [
            p.n_words if p.kind in ("numbered_point", "bullet") else 0
            for p in self._report.paragraphs
        ]
        return sum(words) / max(self._whole.words, 1)

    def _withheld(self, pair: PairModel) -> str | None:
        """Return why a pair can't be told of this document."""
        report = self._report
        if report.language != "english":
            return f"calque can't judge this text: {report.language_note}"
        if self._whole.words < LEAST_WORDS:
            return f"the text has fewer than {LEAST_WORDS} words"
        if self._reference is not None and self._reference.pair == pair.name:
            return self._unlike_reference(self._reference)
        return self._unmeasured(pair)

    def _unmeasured(self, pair: PairModel) -> str | None:
        if not pair.by_family:
            return pair.remark
        if not self.register.typical:
            return f"nothing like it was measured. {self.register.note}"
        family = self.register.nearest
        if family in self._model.lists and self._list_share() >= _MOSTLY_A_LIST:
            return self._model.lists[family]
        if family not in pair.by_family:
            return (
                f"not measured well enough in the nearest register, "
                f"{registers.NAMES.get(family, family)}"
            )
        return None

    def _unlike_reference(self, reference: Recalibration) -> str | None:
        if reference.withheld is not None:
            return reference.withheld
        classes = self._report.core.classes
        own = registers.judge(reference.register, classes, self._whole.words)
        if own.distance > reference.distance:
            return "by its word classes the text is unlike your reference documents"
        return None

    def _measured_on(self, pair: PairModel) -> Reference | None:
        if self._reference is not None and self._reference.pair == pair.name:
            return self._reference.reference
        return pair.by_family.get(self.register.nearest)

    def _limit(self, pair: PairModel) -> float:
        """Return the bound of a pair in the document's register."""
        bound = self._weighed(pair)[0].bound
        reference = self._measured_on(pair)
        assert reference is not None
        return min(bound, _FEW_LIMIT) if min(reference.sources) < _FEW_SOURCES else bound

    def _pair(self, pair: PairModel) -> PairEvidence:
        reason = self._withheld(pair)
        reference = self._measured_on(pair)
        h1, h2 = f"The text was {pair.h1}.", f"The text was {pair.h2}."
        if reason is not None:
            return PairEvidence(pair.name, h1, h2, None, None, None, reference, reason)
        bound = self._limit(pair)
        point, low, high = weighing.log10_lr(*self._weighed(pair), bound)
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
        own = self.terms(pair)
        calibrated, row = self._weighed(pair)
        total = weighing.dot(calibrated.coefficients, row)
        factor = weigh(calibrated, row).factor
        slope = 1.0 if calibrated is pair else calibrated.coefficients[1]
        length = own[3]
        c = pair.coefficients
        per_style, per_rules = slope * (c[1] + c[4] * length), slope * (c[2] + c[5] * length)
        symbols = max(self._whole.symbols, 1)
        effects = weighing.finding_effects(pair.rules, self._whole.words)
        column = self._columns.index(pair.name)
        placed = [
            per_style * part.sums[column] / pair.scale / symbols
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
        cuts = cuts_of([part.words for part in self._parts])
        calibrated, common = self._weighed(pair)
        own = min(len(common), weighing.OWN_TERMS)
        few = in_common(calibrated, common, own)
        stretches = [join(self._parts[a:b]) for a, b in cuts]
        ratios, width = banded(few, (self._weighed(pair, part)[1][:own] for part in stretches))
        bound = self._limit(pair)
        made = []
        for (a, b), part, (point, spread) in zip(cuts, stretches, ratios, strict=True):
            first, last = self._report.paragraphs[a], self._report.paragraphs[b - 1]
            half = width * spread
            ends = (point, point - half, point + half)
            told = (weighing.clip(end, bound) for end in ends)
            made.append(Window(first.start, last.end, part.words, *told))
        return tuple(made)
