"""The case that started calque: what the 28-point plan is alleged to contain is found."""

from __future__ import annotations

from pathlib import Path

import calque
import pytest

PLAN = Path(__file__).parents[3] / "shared" / "cases" / "plan-28-points.txt"


@pytest.fixture(scope="module")
def report() -> calque.Report:
    if not PLAN.exists():
        pytest.skip("../shared/cases is absent")
    return calque.score(PLAN.read_bytes())


@pytest.mark.parametrize(
    ("phrase", "point", "use"),
    [
        ("It is expected that", "3", "rate"),
        ("ambiguities", "2", "hit"),
        ("will be considered settled", "2", None),
        ("enshrine in its constitution", "7", "rate"),
        ("enshrine in law", "16", "rate"),
        ("along the line of contact", "21", None),
        ("undertake not to change", "22", "rate"),
        ("Dnieper", "23", "display"),
        ("non-aggression", "2", "display"),
    ],
)
def test_an_alleged_phrase_is_found(
    report: calque.Report, phrase: str, point: str, use: str | None
) -> None:
    def point_of(paragraph: int) -> str:
        labels = [p.label for p in report.paragraphs[: paragraph + 1] if p.label]
        return labels[-1] if labels else ""

    found = [
        finding
        for finding in report.findings
        if (finding.text in phrase or phrase in finding.text)
        and point_of(finding.paragraph) == point
        and use in (None, finding.use)
    ]
    assert found, [f.text for f in report.findings]
    assert all(f.definition.case == "plan-28" for f in found if f.use != "display")
    assert all(f.source for f in found)


def test_the_plan_is_a_list_of_28_points(report: calque.Report) -> None:
    labels = [p.label for p in report.paragraphs if p.kind == "numbered_point"]
    assert labels == [str(n) for n in range(1, 29)]


def test_rules_written_from_the_plan_are_told_as_such(report: calque.Report) -> None:
    written = sum(finding.definition.case == "plan-28" for finding in report.findings)
    assert written > 0
    told = " ".join(report.to_text("plan").split())
    assert f"{written} of these come from rules that were written from the document plan-28" in told
