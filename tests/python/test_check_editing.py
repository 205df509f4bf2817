"""What an editor's check goes by: native rates, spread, judged precision, severities."""

from __future__ import annotations

from math import log

import calque
import numpy as np
import pytest
from calque.checking.overuse import Limits, Overuse, tail
from calque.checking.severity import is_mendable, lowered, reaches, severity_of
from calque.editing import COLUMNS, Editing, editing_of, judged_in_words, read_editing
from calque.measuring import editing as writing
from calque.measuring import overuse as measuring
from calque.measuring.corpora import Document
from calque.measuring.reading import Judgement, id_of, read_judgements
from scipy.stats import nbinom
from support import CORPORA, run_calque

MEASURED = CORPORA / "ru" / "measured"


def test_the_table_is_that_of_the_counts_and_judgements(shipped: calque.Detector) -> None:
    counts = (MEASURED / "counts.tsv").read_text(encoding="utf-8")
    text = writing.editing_text(counts, read_judgements(MEASURED / "judgements.tsv"), shipped.rules)
    written = (MEASURED / "editing.tsv").read_text(encoding="utf-8")
    assert text.split("\n") == written.split("\n"), "run python -m calque.measuring.editing"


def test_the_installed_table_has_all_rules(shipped: calque.Detector) -> None:
    known = editing_of("ru")
    assert {rule.id for rule in shipped.rules} == set(known)
    assert {id for id, one in known.items() if one.precision is None} == {
        rule.id for rule in shipped.rules if rule.use == "display"
    }


@pytest.mark.parametrize(
    "line",
    ["a/b\tx", "a/b\tx\t-1\t1\t0\t0\t-", "a/b\tx\t1\t0\t0\t0\t-", "a/b\tx\t1\t1\t1\t2\t0.5"],
)
def test_a_faulty_table(line: str) -> None:
    with pytest.raises(ValueError, match=r"^x:2: "):
        read_editing("\t".join(COLUMNS) + "\n" + line, "x")


# --- spread and precision -----------------------------------------------------------------------


@pytest.mark.parametrize("shape", [0.05, 0.3, 2.0])
def test_the_shape_of_simulated_counts_is_found(shape: float) -> None:
    chance = np.random.default_rng(1)
    documents, words, rules = 20_000, 500, 40
    texts = [(documents, float(words))]
    seen = []
    for rate in np.geomspace(1e-5, 1e-3, rules):
        rates = rate * chance.gamma(shape, 1 / shape, documents)
        hits = chance.poisson(rates * words)
        seen.append((float(hits.sum() / documents / words), int((hits > 0).sum())))
    assert writing.shape_of(seen, texts) == pytest.approx(shape, rel=0.15)


@pytest.mark.parametrize("strength", [2.0, 20.0])
def test_the_likeness_of_simulated_rules_is_found(strength: float) -> None:
    chance = np.random.default_rng(2)
    shares = chance.beta(0.6 * strength, 0.4 * strength, 3000)
    counts = [(float(chance.binomial(6, share)), 6) for share in shares]
    mean = sum(yes for yes, _ in counts) / 18_000
    assert log(writing.strength_of(counts, mean)) == pytest.approx(log(strength), abs=0.35)


# --- overuse --------------------------------------------------------------------------------------


@pytest.mark.parametrize("count", [1, 2, 5, 40])
@pytest.mark.parametrize("mean", [1e-6, 0.01, 0.7, 30.0])
@pytest.mark.parametrize("shape", [0.03, 0.5, 8.0])
def test_the_tail_is_the_negative_binomial_s(count: int, mean: float, shape: float) -> None:
    expected = nbinom.sf(count - 1, shape, shape / (shape + mean))
    assert tail(count, mean, shape) == pytest.approx(expected, rel=1e-6)


def test_chance_calls_as_many_documents_overusing_as_the_level_says() -> None:
    chance = np.random.default_rng(3)
    editing = Editing("", 2000.0, 0.4, 0, 0.0, 0.5)
    words = chance.integers(200, 20_000, 10_000)
    hits = chance.poisson(chance.gamma(0.4, 1 / 0.4, 10_000) * words * 0.002)
    for level in (0.05, 0.01):
        limits = Limits(level, 2)
        found = sum(
            limits.overuse(int(n), int(w), editing) is not None
            for n, w in zip(hits, words, strict=True)
        )
        assert 0.5 * level < found / 10_000 <= 1.1 * level


def test_a_team_s_own_ordinary_phrase_counts_from_the_fewest_on() -> None:
    limits = Limits(0.001, 3)
    assert limits.overuse(2, 100, None) is None
    assert limits.overuse(3, 100, None) == Overuse(3, 0.0, 0.0)


def test_what_the_measurement_counts(shipped: calque.Detector) -> None:
    text = "In the framework of the plan it rained. " * 3
    documents = [
        Document(str(n), "en", "original", "news", "set", str(n), None, "dev", one)
        for n, one in enumerate([text, "In the framework of the plan it rained. It was dry.", text])
    ]
    findings = shipped.score(text).findings
    judgements = [
        Judgement(id_of(documents[n], findings[0]), "native", "news", "r", n == 0, True)
        for n in (0, 1)
    ]
    counted, judged = measuring.count_all(shipped, documents, judgements)
    assert judged == {True: [(True, True)], False: [(False, True)]}
    assert [line.split(",")[1].split()[3] for line in measuring.judged_lines(judged)] == [
        "1.000",
        "0.500",
    ]
    assert [one.shown[0] for one in counted] == [3, 0, 3]
    assert all(one.shown[0] >= one.shown[-1] for one in counted)
    (row,) = list(measuring.lines(counted))[2:]
    assert row.startswith("| native | fewer than 1,500 | 3 |")
    assert "66.7%" in row


# --- severities -----------------------------------------------------------------------------------


def test_severities_follow_use_precision_and_mendability(shipped: calque.Detector) -> None:
    known = editing_of("ru")
    of_use: dict[str, set[str]] = {}
    for rule in shipped.rules:
        severity = severity_of(rule, known[rule.id])
        of_use.setdefault(rule.use, set()).add(severity)
        if severity == "error":
            assert is_mendable(rule)
    assert of_use == {
        "hit": {"error", "warning"},
        "rate": {"warning", "note"},
        "display": {"off"},
    }


@pytest.mark.parametrize(
    ("severity", "threshold", "fails"),
    [
        ("error", "error", True),
        ("warning", "error", False),
        ("warning", "note", True),
        ("note", "warning", False),
        ("error", "never", False),
    ],
)
def test_thresholds(severity: str, threshold: str, fails: bool) -> None:
    assert reaches(severity, threshold) == fails


def test_one_step_lower() -> None:
    assert [lowered(one) for one in ("error", "warning", "note")] == ["warning", "note", "note"]


# --- what people are told -------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("editing", "told"),
    [
        (
            Editing("", 1.0, 1.0, 1, 1.0, 0.95),
            "1 finding, 1 of them accepted by two judges; estimated precision 95 %",
        ),
        (
            Editing("", 1.0, 1.0, 0, 0.0, 0.567),
            "none; estimated precision 57 % from other rules of its use",
        ),
        (Editing("", 1.0, 1.0, 0, 0.0, None), "none"),
    ],
)
def test_precision_in_words(editing: Editing, told: str) -> None:
    assert judged_in_words(editing) == told


def test_rules_show_tells_precision_and_severity() -> None:
    rule = "numerals-dates/thousand-in-digits"
    known = editing_of("ru")[rule]
    out = run_calque("rules", "show", rule).stdout.decode()
    assert known.judged > 5
    assert f"{known.judged} findings, {known.accepted:g} of them accepted" in " ".join(out.split())
    assert f"{known.per_million:.3g} times in a million words" in " ".join(out.split())
    severity = "note" if (known.precision or 0) < 0.5 else "warning"
    assert severity in out.split("In checks:")[1].split("\n")[0]


def test_numbers_are_shrunk_towards_the_use() -> None:
    known = editing_of("ru")
    refused = [one for one in known.values() if one.judged >= 3 and one.accepted == 0]
    assert refused
    assert all(one.precision is not None and 0 < one.precision < 0.5 for one in refused)
