"""Checks one document that was read: findings in, what deserves a look out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby

from calque.bilingual.source_file import with_source
from calque.checking.fingerprint import fingerprint
from calque.checking.issue import Checked, Issue, Support
from calque.checking.mends import mends_for
from calque.checking.overuse import Overuse
from calque.checking.policy import Policy
from calque.checking.settings import Settings
from calque.checking.severity import OFF, lowered
from calque.checking.suppressions import OWN_RULES, Suppressions, issue_of
from calque.detector import Detector
from calque.editing import editing_of
from calque.finding import Finding
from calque.formats import Segment, SourceDocument
from calque.formats.document import source_span
from calque.report import Report
from calque.rule import Rule

#: Characters of a line that are shown before and after an issue.
CONTEXT = 60


@dataclass(frozen=True, slots=True)
class _Candidate:
    segment: Segment
    finding: Finding
    severity: str
    support: Support | None


class Examiner:
    """Checks documents with one detector. Threads may share it; processes inherit it."""

    def __init__(self, load: Callable[[], Detector], source: SourceDocument | None = None) -> None:
        """Take what loads the detector, and the Russian text that documents translate, if known."""
        self._load = load
        self._source = source
        self._policies: dict[Settings, Policy] = {}

    @cached_property
    def detector(self) -> Detector:
        """The detector, loaded when it's first asked for: a cache may have all that is wanted."""
        return self._load()

    def policy(self, settings: Settings) -> Policy:
        """Return the policy of some settings; it is made once."""
        if settings not in self._policies:
            self._policies[settings] = Policy(settings, editing_of(self.detector.language))
        return self._policies[settings]

    def examine(self, document: SourceDocument, settings: Settings) -> Checked:
        """Return what deserves an editor's look in a document, by position."""
        policy = self.policy(settings)
        if self._source is not None:
            document = with_source(document, self._source)
        scored = [(segment, self.detector.score(segment.text)) for segment in document.segments]
        words = sum(report.n_words for _, report in scored)
        suppressions = Suppressions(document, _blocks(document, scored))
        found = list(self._candidates(scored, policy))
        counts = Counter(one.finding.rule for one in found)
        overuses: dict[str, Overuse | None] = {}
        issues = []
        suppressed = 0
        for one in found:
            rule = one.finding.definition
            if rule.id not in overuses:
                count, editing = counts[rule.id], policy.editing(rule)
                overuses[rule.id] = (
                    policy.limits.overuse(count, words, editing) if rule.use == "rate" else None
                )
            overuse = overuses[rule.id]
            shown = rule.use != "rate" or overuse is not None or _is_supported(one)
            if not shown and not document.directives:
                continue
            start, _ = source_span(one.segment.pieces, one.finding.start, one.finding.end)
            if suppressions.covers(rule.id, start):
                suppressed += shown
            elif shown and one.severity != OFF:
                issues.append(self._issue(document, one, overuse))
        for name, directive in suppressions.issues():
            severity = policy.own_severity(name, OWN_RULES[name][2])
            if severity != OFF:
                issues.append(issue_of(document, name, directive, severity))
        issues.sort(key=lambda issue: (issue.start, issue.end, issue.rule))
        return Checked(str(document.path), document.format, words, tuple(issues), suppressed)

    def _candidates(
        self, scored: list[tuple[Segment, Report]], policy: Policy
    ) -> Iterator[_Candidate]:
        """Yield the findings that aren't allowed, with their severities, ``off`` included."""
        for segment, report in scored:
            if report.language == "not_english":
                continue
            for finding in report.findings:
                severity = policy.severity(finding.definition)
                if policy.allows(segment.text, finding.start, finding.end):
                    continue
                support = None
                if segment.source is not None and severity != OFF:
                    support = _support_of(finding.definition, segment, policy.settings)
                    if support is not None and not support.text:
                        severity = _unsupported(severity, policy.settings.unsupported)
                yield _Candidate(segment, finding, severity, support)

    def _issue(self, document: SourceDocument, one: _Candidate, overuse: Overuse | None) -> Issue:
        finding, segment = one.finding, one.segment
        place = document.locate(segment, finding.start, finding.end)
        line_start = place.start - (place.column - 1)
        line = document.content[max(line_start, place.start - CONTEXT) : place.end + CONTEXT]
        written = document.content[place.start : place.end]
        mends: tuple[str, ...] = ()
        if " ".join(written.split()) == " ".join(finding.text.split()):
            mends = mends_for(self.detector.language, finding.rule, finding.text)
        within = (finding.where.start, finding.where.end)
        return Issue(
            finding.rule,
            one.severity,
            _message(finding, mends, overuse),
            finding.text,
            *place,
            segment.unit,
            _first_line(line, min(CONTEXT, place.column - 1)),
            mends,
            fingerprint(finding.rule, segment.text, finding.start, finding.end, within),
            one.support,
        )


def _first_line(text: str, at: int) -> str:
    """Return the line of a piece of text that goes through a position."""
    for mark in ("\n", "\r"):
        end = text.find(mark, at)
        text = text if end < 0 else text[:end]
    return text


def _support_of(rule: Rule, segment: Segment, settings: Settings) -> Support | None:
    try:
        from calque.bilingual import support_of  # noqa: PLC0415  (only where there is a source)

        return support_of(rule, segment)
    except ModuleNotFoundError:
        if settings.unsupported == "keep":
            return None
        raise


def _is_supported(one: _Candidate) -> bool:
    return one.support is not None and bool(one.support.text)


def _unsupported(severity: str, what: str) -> str:
    return {"lower": lowered(severity), "drop": OFF, "keep": severity}[what]


def _message(finding: Finding, mends: tuple[str, ...], overuse: Overuse | None) -> str:
    said = f"\u201c{' '.join(finding.text.split())}\u201d"
    if overuse is not None:
        said += f" {overuse.in_words()}"
    # Alternatives are natural English for such things, in words that needn't fit this place.
    told = "write" if mends else "natural English is like"
    return f"{said}; {told}: {' / '.join((mends or finding.alternatives)[:3])}"


def _blocks(
    document: SourceDocument, scored: list[tuple[Segment, Report]]
) -> Iterator[tuple[int, int]]:
    """Yield the ranges of units, or else paragraphs, in the file, for ``disable-next``."""
    if not any(one.kind == "disable-next" for one in document.directives):
        return
    # Plural forms of a PO entry, and segments of an XLIFF unit, are one unit.
    for unit, together in groupby(scored, key=lambda one: one[0].unit):
        parts = [one for one in together if one[0].pieces]
        if unit is not None and parts:
            yield parts[0][0].pieces[0].source_start, parts[-1][0].pieces[-1].source_end
            continue
        for segment, report in parts:
            for paragraph in report.paragraphs:
                try:
                    yield source_span(segment.pieces, paragraph.start, paragraph.end)
                except ValueError:  # nothing of it stands in the file
                    continue
