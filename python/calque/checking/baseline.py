"""The findings that a team has decided to live with, in a file beside its texts.

Fingerprints hold no places, so the file stays good while texts are edited or files are renamed.
Where the same phrase stands several times in the same surroundings, its number counts.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

from calque.checking.cache import write_whole
from calque.checking.issue import Checked, Issue

SCHEMA = "calque-baseline/1"


class BaselineError(Exception):
    """A baseline that can't be read; the message names the file."""


class Baseline:
    """How often each fingerprint is known."""

    def __init__(self, counts: Counter[str] | None = None) -> None:
        """Begin with known counts."""
        self._left = Counter(counts or {})
        self.matched = 0

    def is_known(self, issue: Issue) -> bool:
        """Return whether an issue is known. Each known occurrence can be asked for once."""
        if self._left[issue.fingerprint] <= 0:
            return False
        self._left[issue.fingerprint] -= 1
        self.matched += 1
        return True

    @property
    def gone(self) -> int:
        """How many known occurrences weren't asked for: mended, or not checked this time."""
        return sum(self._left.values())

    def without_known(self, result: Checked) -> Checked:
        """Return a file's result without the issues that are known."""
        return result._replace(
            issues=tuple(issue for issue in result.issues if not self.is_known(issue))
        )


def read_baseline(path: Path) -> Baseline:
    """Read a baseline. Raises BaselineError where the file isn't one."""
    try:
        told = json.loads(path.read_text(encoding="utf-8"))
        if told["schema"] != SCHEMA:
            raise BaselineError(f"{path}: schema {told['schema']!r} isn't {SCHEMA}")
        counts = {entry["fingerprint"]: int(entry["count"]) for entry in told["findings"]}
    except OSError as error:
        raise BaselineError(f"{path}: {error.strerror or error}") from error
    except json.JSONDecodeError as error:
        raise BaselineError(f"{path}:{error.lineno}:{error.colno}: {error.msg}") from error
    except (KeyError, TypeError, ValueError) as error:
        raise BaselineError(f"{path}: not a baseline; write it with --update-baseline") from error
    return Baseline(Counter(counts))


def write_baseline(path: Path, results: Iterable[Checked]) -> int:
    """Write the issues of all results as known, one to a line, and return how many there are.

    The text of each stands beside its fingerprint, so that people can review the file.
    """
    counts: Counter[tuple[str, str, str]] = Counter(
        (issue.rule, " ".join(issue.text.split()).casefold(), issue.fingerprint)
        for result in results
        for issue in result.issues
    )
    rows = [
        json.dumps(
            {"rule": rule, "text": text, "fingerprint": fingerprint, "count": count},
            ensure_ascii=False,
        )
        for (rule, text, fingerprint), count in sorted(counts.items())
    ]
    body = ",\n    ".join(rows)
    findings = f"[\n    {body}\n  ]" if rows else "[]"
    write_whole(path, f'{{\n  "schema": "{SCHEMA}",\n  "findings": {findings}\n}}\n')
    return sum(counts.values())
