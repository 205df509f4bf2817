"""Whole documents, scored with rules that only these goldens use; see tests/goldens/README.md.

``pytest --update-goldens`` writes the expected files anew; git diff shows what has changed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from unicodedata import combining, east_asian_width

import calque
import pytest
from calque import _core, data
from support import GOLDENS

RULES = GOLDENS / "golden.toml"
DOCUMENTS = sorted((GOLDENS / "documents").glob("*.txt"))


@pytest.fixture(scope="module")
def golden_detector() -> calque.Detector:
    return calque.load([RULES], builtin=False)


def visible(text: str) -> str:
    """Return a text with escapes for what can't be seen and for what isn't one column wide."""
    return "".join(
        c
        if c.isprintable() and not combining(c) and east_asian_width(c) not in "WF"
        else ascii(c)[1:-1]
        for c in text
    )


def lines_with_carets(report: calque.Report, paragraph: int) -> Iterator[str]:
    """Yield a paragraph's lines, and under each of them its findings."""
    unit = report.paragraphs[paragraph]
    begin = unit.start
    for line in report.text[unit.start : unit.end].splitlines(keepends=True):
        end = begin + len(line)
        yield f"    {visible(line.rstrip())}"
        for finding in report.findings:
            start, stop = max(begin, finding.start), min(end, finding.end)
            if start >= stop:
                continue
            blanks = len(visible(report.text[begin:start]))
            carets = len(visible(report.text[start:stop].rstrip()))
            told = f" {finding.rule}, {finding.use}" if start == finding.start else ""
            yield " " * (4 + blanks) + "^" * carets + told
        begin = end


def shown(report: calque.Report) -> str:
    """Return a report as a golden file has it."""
    counts = ", ".join(f"{n} {use}" for use, n in report.counts_by_use().items())
    out = [f"{report.language}: {report.n_words} words, {report.n_sentences} sentences; {counts}"]
    if report.n_invalid:
        out.append(f"{report.n_invalid} ill-formed sequences")
    for number, unit in enumerate(report.paragraphs):
        sentences = f"sentence {unit.first_sentence}"
        if unit.n_sentences > 1:
            sentences += f"-{unit.first_sentence + unit.n_sentences - 1}"
        label = f" {unit.label}" if unit.label else ""
        out += ["", f"{unit.kind}{label}, {sentences}, {unit.n_words} words"]
        out += lines_with_carets(report, number)
    return "\n".join(out) + "\n"


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.stem)
def test_a_document(
    golden_detector: calque.Detector, golden: Callable[[str, str], None], path: Path
) -> None:
    content = path.read_bytes()
    report = golden_detector.score(content)
    golden(f"documents/{path.stem}.expected", shown(report))
    decoded = content.decode("utf-8", "replace")
    assert shown(golden_detector.score(decoded)) == shown(report).replace(
        f"{report.n_invalid} ill-formed sequences\n", ""
    )


def test_every_golden_rule_is_found_and_some_documents_have_none(
    golden_detector: calque.Detector,
) -> None:
    found = [
        {finding.rule for finding in golden_detector.score(path.read_bytes()).findings}
        for path in DOCUMENTS
    ]
    assert set().union(*found) == {rule.id for rule in golden_detector.rules}
    plain = [path.stem for path, rules in zip(DOCUMENTS, found, strict=True) if not rules]
    assert plain == ["news-plain", "official-plain", "technical-plain"]


def test_no_expected_file_is_left_over() -> None:
    expected = sorted(path.stem for path in (GOLDENS / "documents").glob("*.expected"))
    assert expected == [path.stem for path in DOCUMENTS]


def test_the_golden_rules_keep_the_contract() -> None:
    problems = _core.check_rules(data.resources("ru"), [str(RULES)])
    assert not problems, "\n".join(map(str, problems))
