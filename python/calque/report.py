"""The report on one text."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cached_property
from typing import TYPE_CHECKING, Any

from calque import _core, json_format, text_format
from calque.evidence import Contribution, PairEvidence, Window
from calque.finding import Finding, Paragraph
from calque.rule import Rule
from calque.source_text import SourceText

if TYPE_CHECKING:
    from calque.document_evidence.register import Register
    from calque.document_evidence.weigh import Weighing

#: What a report says in place of a figure for the document where the model doesn't hold: with rules
#: other than calque's own, or for a language without a model.
NOT_MEASURED = (
    "Measured ratios are rate ratios, phrase by phrase: they don't multiply, and they don't say "
    "where a text comes from. No likelihood ratio or probability is given for the document: its "
    "model holds only where calque's own rules run."
)

_KINDS = {
    "english": "English",
    "empty": "no words",
    "too_short": "too few words to tell the language",
    "not_english": "not English, as far as its words tell",
    "mostly_names": "mostly names",
    "mostly_numbers": "mostly numbers",
    "mostly_code": "mostly code or markup",
}


class Report:
    """What calque found in one text. Made by `calque.score` and `Detector.score`.

    Attributes:
        n_findings: how many phrases are marked.
        language: ``english``, or why calque can't read the text: ``empty``, ``too_short``,
            ``not_english``, ``mostly_names``, ``mostly_numbers``, ``mostly_code``.
        n_words: words; a contraction counts once, a hyphenated word as its parts.
        n_sentences: sentences, headings and list items included.
        n_invalid: ill-formed UTF-8 sequences, read as U+FFFD.
        n_regex_gave_up: windows of text that a regular expression was too complex for.
    """

    def __init__(
        self,
        text: str | bytes,
        core: _core.Report,
        rule_of: Callable[[int], Rule],
        weigh: Callable[[Report], Weighing | None] = lambda _: None,
    ) -> None:
        """Dress what the engine found; users get reports from `score`."""
        self._weigh = weigh
        #: What the engine found, undressed.
        self.core = core
        self.source = SourceText(text)
        self.language: str = core.kind
        self.n_sentences: int = core.sentences
        self.n_invalid: int = core.invalid_sequences
        self.n_regex_gave_up: int = core.regex_gave_up
        self.n_words: int = core.words
        #: How many findings there are; they themselves are made when they are first asked for.
        self.n_findings: int = len(core)
        self._rule_of = rule_of

    @cached_property
    def findings(self) -> tuple[Finding, ...]:
        """The marked phrases, by position."""
        source, rule_of = self.source, self._rule_of
        where: dict[int, Paragraph] = {}
        made = []
        for rule, start, end, byte_start, byte_end, unit, sentence, row in self.core.findings(
            source.given
        ):
            if unit not in where:
                where = {unit: Paragraph(*row)}  # findings come by position: the last one is enough
            text = source.slice(start, end, byte_start, byte_end)
            made.append(
                Finding(
                    start,
                    end,
                    byte_start,
                    byte_end,
                    text,
                    unit,
                    sentence,
                    rule_of(rule),
                    where[unit],
                )
            )
        return tuple(made)

    @cached_property
    def paragraphs(self) -> tuple[Paragraph, ...]:
        """The units of the document, in order. Made when they are first asked for."""
        return tuple(Paragraph(*row) for row in self.core.units(self.source.given))

    @cached_property
    def _weighed(self) -> Weighing | None:
        return self._weigh(self)

    @cached_property
    def evidence(self) -> dict[str, PairEvidence]:
        """What the phrasing as a whole supports, by pair of propositions.

        ``native``: translated from Russian against written in English by natives; ``translation``:
        against translated from another, non-Slavic language; ``slavic``: from Ukrainian; ``l2``:
        against English by Russian speakers. A pair's ``log10_lr`` is None, with a reason, where
        nothing was measured. Empty where the detector runs without calque's own rules.
        """
        return {} if self._weighed is None else self._weighed.pairs

    @cached_property
    def register(self) -> Register | None:
        """The measured family of texts that this one is most like, and how near it is."""
        return None if self._weighed is None else self._weighed.register

    @cached_property
    def contributions(self) -> tuple[Contribution, ...]:
        """Each paragraph's part in the pair ``native``."""
        return () if self._weighed is None else self._weighed.contributions

    @cached_property
    def windows(self) -> tuple[Window, ...]:
        """Stretches of at least 150 words with ratios for ``native`` and a common 95 % band."""
        return () if self._weighed is None else self._weighed.windows

    @cached_property
    def summary(self) -> str:
        """What the pairs support together, as a paragraph."""
        from calque.document_evidence import sentences  # noqa: PLC0415  (only where it's read)

        return sentences.summary(self.evidence) or NOT_MEASURED

    def posterior(self, prior: float, pair: str = "native") -> float | None:
        """Return the probability of H1 that follows from your own prior; None where withheld.

        Args:
            prior: the probability of H1 before the phrasing was looked at, between 0 and 1. calque
                has none and supplies none.
            pair: a key of `evidence`.

        Raises:
            KeyError: there is no such pair.
            ValueError: ``prior`` isn't between 0 and 1.
        """
        if not 0 < prior < 1:
            raise ValueError(f"prior must lie between 0 and 1, not be {prior}")
        from calque.document_evidence.terms import posterior  # noqa: PLC0415

        ratio = self.evidence[pair].log10_lr
        return None if ratio is None else posterior(prior, ratio)

    @property
    def text(self) -> str:
        """The text as ``str``; ``bytes`` are decoded with U+FFFD for what is ill-formed."""
        return self.source.text

    @property
    def language_note(self) -> str:
        """`language` in words."""
        return _KINDS[self.language]

    def counts_by_use(self) -> dict[str, int]:
        """Return how many findings there are of each use, ``display`` among them."""
        counts = {"hit": 0, "rate": 0, "display": 0}
        for finding in self.findings:
            counts[finding.use] += 1
        return counts

    def to_dict(self, name: str | None = None) -> dict[str, Any]:
        """Return the report as plain data, in the schema ``calque/1``.

        ``name`` is written down as the document's name.
        """
        return json_format.to_dict(self, name)

    def to_json(self, name: str | None = None, *, indent: int | None = None) -> str:
        """Return `to_dict` as JSON. The schema is ``calque/schema/calque-1.json``."""
        return json_format.to_json(self, name, indent)

    def to_text(self, name: str = "text", *, color: bool = False, width: int = 100) -> str:
        """Return the report for reading: each finding under its line, then a summary.

        ``color`` writes ANSI codes and underlines spans; without it carets stand below them.
        ``width`` is the number of columns to which lines are fitted.
        """
        return "".join(self.text_lines(name, color=color, width=width))

    def text_lines(
        self, name: str = "text", *, color: bool = False, width: int = 100
    ) -> Iterator[str]:
        """Yield the lines of `to_text`, for reports too long to hold as one ``str``."""
        return text_format.lines_of(self, name, color=color, width=width)

    def to_dataframe(self, frame: str | None = None) -> Any:
        """Return the findings as a data frame, one row each; `calque.frames` names the columns.

        ``frame`` is ``pandas`` or ``polars``; None: pandas, or Polars where only that is installed.
        Raises ModuleNotFoundError where neither is.
        """
        from calque.frames import findings  # noqa: PLC0415  (pandas takes a second to load)

        return findings.frame(self, frame)

    def _repr_html_(self) -> str:
        """Return the report for a notebook: the text with its marks, and what they're worth."""
        from calque.html import view  # noqa: PLC0415  (only where somebody looks)

        return view.fragment(self)

    def __repr__(self) -> str:
        """Tell the numbers of words and findings."""
        counts = self.counts_by_use()
        return (
            f"<calque.Report: {self.n_words} words, {self.language}, {counts['hit']} hit, "
            f"{counts['rate']} rate, {counts['display']} display>"
        )
