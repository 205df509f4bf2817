"""The detector: rules loaded once, texts in, reports out."""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from functools import cached_property
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING

from calque import _core, data
from calque.measured import rates_of
from calque.report import Report
from calque.rule import Rule

if TYPE_CHECKING:
    from calque.document_evidence.reference import Recalibration
    from calque.document_evidence.weigh import Weighing

#: A path to a rule file or to a folder of rule files.
RulePath = str | os.PathLike[str]


class Detector:
    """Rules, compiled. Immutable: threads may share one.

    >>> detector = calque.load()
    >>> detector.score("It is not excluded that prices will fall.").findings
    """

    def __init__(
        self,
        rules: Sequence[RulePath] = (),
        *,
        language: str = "ru",
        builtin: bool = True,
        trial: bool = False,
        reference: str | os.PathLike[str] | None = None,
    ) -> None:
        """Load calque's rules for a source language and, after them, the user's own.

        Args:
            rules: rule files, or folders of them, to add.
            language: the source language's folder; ``ru`` is the one there is.
            builtin: whether to load the rules that come with calque.
            trial: whether rules with ``status = "trial"`` run too.
            reference: a folder of documents of known origin, on which the pair ``native`` of the
                evidence is calibrated anew (corpora/README.md describes it). Needs the extra
                calque[train].

        Raises:
            FileNotFoundError: ``reference`` isn't such a folder.
            ModuleNotFoundError: ``reference`` is given and the extra isn't installed.
            ValueError: ``reference`` holds too few documents, or calque's own rules are left out.
            DataError: a file can't be read or is faulty; ``problems`` lists the faults of rules.
            TypeError: ``rules`` is one path, not a list of them.
        """
        if isinstance(rules, str):
            raise TypeError(f"rules must be a list of paths, not one: [{rules!r}]")
        self._resources = data.resources(language)
        paths = [os.fsencode(path) for path in rules]
        self._core = _core.Detector(self._resources, paths, builtin, trial)
        self._rates = rates_of(self._resources, language)
        self._made: dict[int, Rule] = {}
        self._builtin = builtin
        self.language = language
        self._reference: Recalibration | None = None
        if reference is not None:
            self._reference = self._recalibrated(Path(reference))

    def _recalibrated(self, folder: Path) -> Recalibration:
        from calque.document_evidence import model  # noqa: PLC0415
        from calque.training.evidence.recalibrate import recalibrate  # noqa: PLC0415

        shipped = model.shipped(self.language) if self._builtin else None
        if shipped is None:
            raise ValueError("reference documents need calque's own rules and model")
        return recalibrate(self, shipped, folder)

    @cached_property
    def rules(self) -> tuple[Rule, ...]:
        """All rules, in the order in which they were read."""
        return tuple(self._rule(number) for number in range(len(self._core.rules)))

    def _rule(self, number: int) -> Rule:
        # Made when a finding or a caller asks: most texts touch few of all rules.
        rule = self._made.get(number)
        if rule is None:
            made = Rule.from_core(self._core.rule(number), self._resources, self._rates)
            rule = self._made.setdefault(number, made)  # one object, whichever thread was first
        return rule

    def _weigh(self, report: Report) -> Weighing | None:
        """Return the weighing of a report; None where the model doesn't hold for these rules."""
        from calque.document_evidence import model, weigh  # noqa: PLC0415  (when first asked for)

        shipped = model.shipped(self.language) if self._builtin else None
        return None if shipped is None else weigh.Weighing(report, self, shipped, self._reference)

    def evidence_family(self, number: int) -> str | None:
        """Return the construction family as which a rule's findings count in the evidence.

        None for rules that weren't measured (use ``display``, the user's own), are on trial or were
        written from a case.
        """
        rule = self._rule(number)
        counted = rule.rate is not None and rule.status == "active" and not rule.case
        return rule.id.split("/")[0] if counted else None

    def expected_work(self, rule: Rule) -> int:
        """Return how often a million words make the engine verify a rule's token patterns.

        An estimate from the lexicon's word frequencies; 0 for rules of other kinds. Raises
        ValueError where the rule isn't one of `rules`.
        """
        return self._core.expected_work(self.rules.index(rule))

    def score(self, text: str | bytes) -> Report:
        """Read one text and report what the rules find.

        Time grows linearly with the text. Content never makes it fail: ill-formed UTF-8 and lone
        surrogates are read as U+FFFD. Other threads run meanwhile (the GIL is released).

        Args:
            text: a ``str``, or ``bytes`` in UTF-8.

        Raises:
            TypeError: ``text`` is neither.
        """
        return Report(text, self._core.score(text), self._rule, self._weigh)

    def score_batch(self, texts: Iterable[str | bytes], threads: int | None = None) -> list[Report]:
        """Score many texts, in order, on several threads (None: one for each core)."""
        if isinstance(texts, str | bytes):
            raise TypeError("texts must be a list of texts, not one")
        if threads is not None and threads < 1:
            raise ValueError(f"threads must be at least 1, not {threads}")
        items = list(texts)
        scored = self._core.score_many(items, threads or 0)
        return [
            Report(text, one, self._rule, self._weigh)
            for text, one in zip(items, scored, strict=True)
        ]

    def __repr__(self) -> str:
        """Tell the language and the number of rules."""
        return f"<calque.Detector: {self.language}, {len(self._core.rules)} rules>"


def load(
    rules: Sequence[RulePath] = (),
    *,
    language: str = "ru",
    builtin: bool = True,
    trial: bool = False,
    reference: str | os.PathLike[str] | None = None,
) -> Detector:
    """Return a `Detector`; the arguments are its own."""
    return Detector(rules, language=language, builtin=builtin, trial=trial, reference=reference)


_default: list[Detector] = []
_default_lock = Lock()


def score(text: str | bytes) -> Report:
    """Score one text with calque's own rules, which are loaded at the first call.

    See `Detector.score`.
    """
    with _default_lock:
        if not _default:
            _default.append(Detector())
    return _default[0].score(text)
