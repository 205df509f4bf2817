"""All that a run of ``calque check`` found, for the formats that show it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from calque.checking.issue import Checked, Issue, RuleFacts
from calque.checking.severity import SEVERITIES, reaches
from calque.checking.suppressions import OWN_RULES


@dataclass(frozen=True)
class CheckReport:
    """The results of a run.

    Attributes:
        results: what is to be reported, file by file.
        facts: what is known of each rule in them.
        fail_on: the severity from which a run fails.
        known: issues that the baseline holds.
    """

    results: Sequence[Checked]
    facts: Mapping[str, RuleFacts]
    fail_on: str
    known: int = 0

    def issues(self) -> Iterator[tuple[Checked, Issue]]:
        """Yield all issues with their files."""
        for result in self.results:
            for issue in result.issues:
                yield result, issue

    @property
    def errors(self) -> list[Checked]:
        """The files that couldn't be checked."""
        return [result for result in self.results if result.error is not None]

    @property
    def words(self) -> int:
        """The words of all files."""
        return sum(result.words for result in self.results)

    @property
    def suppressed(self) -> int:
        """The issues that comments in files suppress."""
        return sum(result.suppressed for result in self.results)

    def counts(self) -> dict[str, int]:
        """Return how many issues there are of each severity, the most urgent first."""
        found = Counter(issue.severity for _, issue in self.issues())
        return {severity: found[severity] for severity in reversed(SEVERITIES)}

    def fails(self, issue: Issue) -> bool:
        """Return whether an issue makes the run fail."""
        return reaches(issue.severity, self.fail_on)

    @property
    def status(self) -> int:
        """The exit status: 2 where a file couldn't be checked, 1 where an issue fails the run."""
        if self.errors:
            return 2
        return int(any(self.fails(issue) for _, issue in self.issues()))

    def summary(self) -> str:
        """Return one line that tells how it went."""
        counts = self.counts()
        told = ", ".join(plural(n, severity) for severity, n in counts.items() if n)
        said = f"{told or 'nothing found'} in {plural(len(self.results), 'file')}"
        said += f", {plural(self.words, 'word')}"
        if self.known:
            said += f"; {self.known:,} known from the baseline"
        if self.suppressed:
            said += f"; {self.suppressed:,} suppressed by comments"
        if self.errors:
            said += f"; {plural(len(self.errors), 'file')} couldn't be checked"
        return said


def plural(n: int, noun: str) -> str:
    """Return a number with its noun.

    >>> plural(1, "file"), plural(1200, "word")
    ('1 file', '1,200 words')
    """
    return f"{n:,} {noun}" + ("" if n == 1 else "s")


def own_facts() -> dict[str, RuleFacts]:
    """Return the facts of what calque itself reports of suppressions."""
    return {
        id: RuleFacts(id, title, "", explanation, (), "", severity)
        for id, (title, explanation, severity) in OWN_RULES.items()
    }
