"""The document's evidence as users meet it: parts that add up, and figures that are withheld."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from typing import Any

import calque
import pytest
from calque import Reference, _core
from calque.document_evidence import model as models
from calque.document_evidence import terms as weighing
from calque.document_evidence.bands import LEAST_WORDS
from calque.document_evidence.parts import join
from calque.document_evidence.weigh import Weighing
from evidence_texts import GERMAN, OFFICIAL, PLAIN, WORD_LIST
from support import REPOSITORY, environment, rule, write_rules

INF = float("inf")
LONG = "\n".join([OFFICIAL, "# The ferry", PLAIN, "- Boats\n- Nets", OFFICIAL, "So it was said."])
#: English by its closed-class words, but no running text that was ever measured.
ODD_LIST = " ".join(f"Of the {noun}." for noun in WORD_LIST.split(", "))


def model(**changes: Any) -> models.EvidenceModel:
    """Return the shipped model, told in every register, with its pairs' fields changed."""
    shipped = models.shipped("ru")
    assert shipped is not None
    everywhere = {
        family: Reference((family,), (9, 9), (90, 90), None) for family in shipped.register.families
    }
    pairs = tuple(
        replace(pair, **{"by_family": everywhere, "bound": 2.0, **changes})
        for pair in shipped.pairs
        if pair.coefficients
    )
    return replace(shipped, pairs=pairs, register=wide(shipped.register))


def wide(register: models.RegisterModel) -> models.RegisterModel:
    """Return a register check that finds nearly everything typical."""
    return replace(register, limits=tuple(100.0 for _ in register.limits))


@pytest.fixture(scope="module")
def calques() -> calque.Detector:
    return calque.load()


def weigh(calques: calque.Detector, text: str, **changes: Any) -> Weighing:
    return Weighing(calques.score(text), calques, model(**changes))


# --- parts and the whole ------------------------------------------------------------------------

WHOLES = {"official": OFFICIAL, "plain": PLAIN, "long": LONG, "one line": PLAIN.replace("\n", " ")}


@pytest.mark.parametrize("text", WHOLES.values(), ids=list(WHOLES))
def test_contributions_sum_to_the_unbounded_ratio(calques: calque.Detector, text: str) -> None:
    own = weigh(calques, text)
    native = next(pair for pair in own._model.pairs if pair.name == "native")
    ratio = weighing.log10_lr(native, own.terms(native), INF)[0]
    parts = [one.native for one in own.contributions if one.native is not None]
    assert sum(parts) == pytest.approx(ratio, abs=1e-6)
    report = calques.score(text)
    assert [(c.start, c.end, c.n_words) for c in own.contributions] == [
        (p.start, p.end, p.n_words) for p in report.paragraphs
    ]
    for contribution, paragraph in zip(own.contributions, report.paragraphs, strict=True):
        if paragraph.kind in ("paragraph", "numbered_point") and paragraph.n_words:
            assert contribution.native is not None


def test_a_translated_paragraph_contributes_more_than_a_native_one(
    calques: calque.Detector,
) -> None:
    own = weigh(calques, PLAIN + "\n" + OFFICIAL)
    native = [one.native or 0.0 for one in own.contributions]
    assert sum(native[-3:]) > sum(native[:-3])
    assert min(native[-3:]) > max(native[:-3])


@pytest.mark.parametrize("text", WHOLES.values(), ids=list(WHOLES))
def test_windows_cover_all_paragraphs_side_by_side(calques: calque.Detector, text: str) -> None:
    own = weigh(calques, text)
    paragraphs = calques.score(text).paragraphs
    starts = [p.start for p in paragraphs]
    ends = [p.end for p in paragraphs]
    windows = own.windows
    assert windows[0].start == starts[0]
    assert windows[-1].end == ends[-1]
    for one, two in pairwise(windows):
        assert ends.index(one.end) + 1 == starts.index(two.start)
    assert sum(window.n_words for window in windows) == sum(p.n_words for p in paragraphs)
    for window in windows:
        assert window.n_words >= LEAST_WORDS
        assert -2.0 <= window.low <= window.log10_lr <= window.high <= 2.0
    assert len(windows) == (3 if text == LONG else 1)


@pytest.mark.parametrize("text", WHOLES.values(), ids=list(WHOLES))
def test_a_window_is_weighed_like_a_document(calques: calque.Detector, text: str) -> None:
    own = weigh(calques, text)
    native = own._model.pairs[0]
    paragraphs = calques.score(text).paragraphs
    for window in own.windows:
        within = [window.start <= p.start < window.end for p in paragraphs]
        part = join([one for one, inside in zip(own._parts, within, strict=True) if inside])
        ratio = weighing.log10_lr(native, own.terms(native, part), 2.0)[0]
        assert window.log10_lr == pytest.approx(ratio, abs=1e-9)
        assert window.n_words == part.words


def test_windows_tell_a_seam(calques: calque.Detector) -> None:
    first, second = weigh(calques, PLAIN + "\n" + OFFICIAL).windows
    assert second.log10_lr > first.log10_lr
    assert second.low > first.log10_lr


def test_the_band_of_many_windows_is_wider_than_one_s_interval(calques: calque.Detector) -> None:
    wide_bound = weigh(calques, LONG, bound=50.0)
    native = wide_bound._model.pairs[0]
    windows = wide_bound.windows
    assert len(windows) > 2
    for window in windows:
        assert window.low < window.log10_lr < window.high
    middle = windows[1]
    text = LONG[middle.start : middle.end]
    alone = weigh(calques, text, bound=50.0)
    # The register is the document's, so compare spreads, not places.
    _, low, high = weighing.log10_lr(native, alone.terms(native), INF)
    assert middle.high - middle.low > 0.8 * (high - low)


# --- withheld -----------------------------------------------------------------------------------

SHORT = " ".join(PLAIN.split()[:140])
WITHHELD = {
    "short": (SHORT, "fewer than 150 words"),
    "empty": ("", "can't judge this text: no words"),
    "German": (GERMAN, "not English"),
    "a list of words": (WORD_LIST, "can't judge this text"),
    "code": ("for (i = 0; i < n; ++i) { a[i] = b[i] * c; *p++ = q; }\n" * 60, "code or markup"),
    "an odd list": (ODD_LIST, "nothing like it was measured"),
    "short lines": ("\n".join(["On the pier"] * 90), "nothing like it was measured"),
}


@pytest.mark.parametrize(("text", "reason"), WITHHELD.values(), ids=list(WITHHELD))
def test_withheld_as_shipped(text: str, reason: str) -> None:
    report = calque.score(text)
    native = report.evidence["native"]
    assert reason in str(native.reason)
    for pair in report.evidence.values():
        assert (pair.log10_lr, pair.interval, pair.bound, pair.verbal) == (None,) * 4
        assert pair.reason
        assert report.posterior(0.5, pair.pair) is None
    assert report.windows == ()
    assert len(report.contributions) == len(report.paragraphs)
    assert all(one.native is None for one in report.contributions)
    assert report.summary.startswith("No likelihood ratio is given: ")


def test_a_pair_without_measurements_says_why(calques: calque.Detector) -> None:
    own = weigh(calques, OFFICIAL, by_family={}, remark="science: one journal")
    assert own.pairs["native"].reason == "science: one journal"
    assert own.pairs["native"].log10_lr is None


def test_a_pair_is_told_in_registers_where_it_was_measured_only(calques: calque.Detector) -> None:
    nearest = weigh(calques, OFFICIAL).register.nearest
    elsewhere = {"elsewhere": Reference(("elsewhere",), (9, 9), (90, 90), None)}
    own = weigh(calques, OFFICIAL, by_family=elsewhere)
    assert "not measured well enough in the nearest register" in str(own.pairs["native"].reason)
    there = weigh(
        calques, OFFICIAL, by_family={nearest: Reference((nearest,), (9, 9), (9, 9), None)}
    )
    assert there.pairs["native"].log10_lr is not None


def test_a_text_unlike_its_register_is_withheld(calques: calque.Detector) -> None:
    narrow = model()
    narrow = replace(narrow, register=replace(narrow.register, limits=(0.01,) * 3))
    own = Weighing(calques.score(OFFICIAL), calques, narrow)
    assert not own.register.typical
    assert "further from it than 99 %" in str(own.pairs["native"].reason)


# --- bounds -------------------------------------------------------------------------------------


@pytest.mark.parametrize("bound", [0.0, 0.4, 1.0, 1.7])
def test_no_ratio_passes_the_bound(calques: calque.Detector, bound: float) -> None:
    for text in WHOLES.values():
        own = weigh(calques, text, bound=bound)
        for pair in own.pairs.values():
            assert pair.bound == bound
            assert pair.log10_lr is not None
            assert pair.interval is not None
            low, high = pair.interval
            assert -bound <= low <= pair.log10_lr <= high <= bound


@pytest.mark.parametrize(
    ("sources", "most"), [((4, 90), 1.0), ((90, 4), 1.0), ((5, 5), 2.0), ((1, 1), 1.0)]
)
def test_few_sources_in_the_register_tell_one_at_most(
    calques: calque.Detector, sources: tuple[int, int], most: float
) -> None:
    nearest = weigh(calques, OFFICIAL).register.nearest
    reference = {nearest: Reference((nearest,), sources, (900, 900), None)}
    own = weigh(calques, OFFICIAL, by_family=reference, bound=2.0)
    native = own.pairs["native"]
    assert native.bound == most
    assert native.log10_lr == most  # the text is a plain case
    assert native.reference == reference[nearest]
    assert max(window.high for window in own.windows) <= most


# --- which rules count --------------------------------------------------------------------------


def parts(report: calque.Report) -> list[dict[str, int]]:
    """Return the findings that count, by paragraph."""
    assert report._weighed is not None
    return [dict(part.rules) for part in report._weighed._parts]


def test_rules_of_users_do_not_count(calques: calque.Detector, tmp_path: Path) -> None:
    path = write_rules(
        tmp_path, "own", rule("own/the", pattern="the"), rule("own/of", pattern="of")
    )
    both = calque.load([path]).score(OFFICIAL)
    own = calques.score(OFFICIAL)
    assert both.n_findings > own.n_findings + 20
    assert parts(both) == parts(own)
    assert both.evidence == own.evidence
    assert both.contributions == own.contributions


def test_rules_on_trial_do_not_count(calques: calque.Detector, shipped: calque.Detector) -> None:
    trial = [r for r in shipped.rules if r.status == "trial" and r.use != "display" and r.patterns]
    text = OFFICIAL + "\n".join(_core.parse_marked(r.flagged[0])[0] for r in trial[:20])
    both, own = shipped.score(text), calques.score(text)
    assert both.n_findings >= own.n_findings + 15
    assert parts(both) == parts(own)
    assert both.evidence == own.evidence


def test_rules_written_from_a_case_do_not_count(calques: calque.Detector) -> None:
    cases = [
        r for r in calques.rules
        if r.case and r.use != "display" and r.patterns and r.status == "active"
    ]  # fmt: skip
    assert cases
    for number, one in enumerate(calques.rules):
        if one.case or one.use == "display":
            assert calques.evidence_family(number) is None, one.id
    text = "\n\n".join(_core.parse_marked(r.flagged[0])[0] for r in cases[:20])
    report = calques.score(text)
    found = [f for f in report.findings if f.definition.case]
    assert len(found) >= len(cases[:20])
    counted = sum(sum(own.values()) for own in parts(report))
    evidence = [
        f for f in report.findings
        if calques.evidence_family(calques.rules.index(f.definition)) is not None
    ]  # fmt: skip
    assert counted == len(evidence)
    assert not [f for f in evidence if f.definition.case]


def test_without_calque_s_own_rules_there_is_no_evidence(sample_rules: Path) -> None:
    report = calque.load([sample_rules], builtin=False).score(OFFICIAL)
    assert report.evidence == {}
    with pytest.raises(KeyError):
        report.posterior(0.5)


# --- posterior ----------------------------------------------------------------------------------


def test_posterior_by_hand() -> None:
    assert weighing.posterior(0.5, 0.0) == 0.5
    assert weighing.posterior(0.5, 1.0) == pytest.approx(10 / 11)
    assert weighing.posterior(0.01, 2.0) == pytest.approx(100 / 199)
    assert weighing.posterior(0.9, -1.0) == pytest.approx(9 / 19)
    assert 0 < weighing.posterior(1e-9, -300.0) < 1e-300


@pytest.mark.parametrize("prior", [0, 1, -0.1, 1.5, float("nan")])
def test_a_prior_is_a_probability(prior: float) -> None:
    report = calque.score(OFFICIAL)
    with pytest.raises(ValueError, match="between 0 and 1"):
        report.posterior(prior)


def test_the_caller_s_prior_and_the_pair_s_ratio(calques: calque.Detector) -> None:
    report = calques.score(PLAIN)
    for name, pair in report.evidence.items():
        if pair.log10_lr is not None:
            odds = 0.2 / 0.8 * 10**pair.log10_lr
            assert report.posterior(0.2, name) == pytest.approx(odds / (1 + odds))
    with pytest.raises(KeyError):
        report.posterior(0.5, "russian")


# --- the engine needs no library ----------------------------------------------------------------

BLOCKED = """
import sys
for name in ("numpy", "scipy", "sklearn", "matplotlib", "pandas"):
    sys.modules[name] = None  # an import of it fails
import calque
report = calque.score(sys.stdin.read())
assert report.n_words > 150
print(report.summary)
print(report.register, len(report.contributions), len(report.windows), report.posterior(0.5))
print(report.to_json()[:1], report.to_text()[:1])
"""


def test_scoring_needs_no_numpy_and_no_scikit_learn() -> None:
    done = subprocess.run(
        [sys.executable, "-c", BLOCKED],
        input=OFFICIAL.encode(),
        capture_output=True,
        check=False,
        cwd=REPOSITORY,
        env=environment({}),
    )
    assert done.returncode == 0, done.stderr.decode()
    assert "log10 LR" in done.stdout.decode() or "No likelihood ratio" in done.stdout.decode()
