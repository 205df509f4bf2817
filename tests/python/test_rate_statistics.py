"""The statistics of measured rates, on counts whose truth is known."""

from __future__ import annotations

import numpy as np
import pytest

pytest.importorskip("scipy", reason="needs the extra calque[measure]")

from calque.measured import Rate, wording_of
from calque.measuring.grid_prior import posterior
from calque.measuring.pool import pool
from calque.measuring.rates import measure
from calque.measuring.ratio import Sample, log_ratio
from calque.measuring.shrinkage import shrink
from calque.measuring.source_counts import by_source
from calque.measuring.status import benjamini_hochberg, is_rare, power
from calque.measuring.tally import Tally
from calque.rule import Rule
from simulated import Truth, joined, simulate


def rule_named(id: str, use: str = "rate") -> Rule:
    family = id.split("/", maxsplit=1)[0]
    empty: tuple[str, ...] = ()
    return Rule(
        id, family, family, use, "active", "что", "chto", "why", empty, empty, "none", None,
        ("that",), empty, None, empty, empty, "none.toml", 1,
    )  # fmt: skip


def measured(tally: Tally, categories: int = 10) -> list[Rate]:
    """Measure a tally's rules, as if of several construction families."""
    size = -(-len(tally.rules) // categories)
    names = [f"family{n // size}/{n:03}" for n in range(len(tally.rules))]
    renamed = Tally(
        tuple(names), tally.rows, tally.words, tally.documents, tally.hits, tally.documents_hit
    )
    return list(measure(renamed, [rule_named(name) for name in names]).values())


def coverage(rates: list[Rate], ratio: float) -> float:
    own = [rate.native for rate in rates if rate.native and not rate.shrunk]
    assert len(own) >= 50
    return float(np.mean([one.low <= ratio <= one.high for one in own]))


# --- intervals ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "truth",
    [
        Truth(rate=200),
        Truth(rate=50),
        Truth(rate=50, ratio=3),
        Truth(rate=50, ratio=0.4),
        Truth(rate=50, sources=0, groups=0, families=0),
        Truth(rate=50, sources=2, families=0.6),
        Truth(rate=20, ratio=3, sources=1),
    ],
    ids=str,
)
def test_intervals_hold_the_truth_about_as_often_as_they_say(truth: Truth) -> None:
    rates = measured(simulate(truth, rules=150, seed=3))
    # Three standard errors of a share of .95 in 150 are .053.
    assert 0.89 <= coverage(rates, truth.ratio) <= 1.0


def test_intervals_hold_when_rules_differ_in_rate_and_spread() -> None:
    kinds = [Truth(rate=rate, families=families) for rate in (20, 80) for families in (0, 0.3, 0.6)]
    rates = measured(joined([simulate(truth, 50, seed=5) for truth in kinds]))
    assert 0.92 <= coverage(rates, 1.0) <= 0.995


def test_prediction_intervals_hold_the_ratios_of_new_families() -> None:
    truth = Truth(rate=100, ratio=2)
    rates = measured(simulate(truth, rules=100, seed=6))
    random = np.random.default_rng(7)
    family = np.exp(random.normal(np.log(2), truth.families, 100))
    source = random.gamma(1 / truth.sources, truth.sources, 100)
    held = [
        rate.predicted[0] <= new <= rate.predicted[1]
        for rate, new in zip(rates, family * source, strict=True)
        if rate.predicted
    ]
    assert len(held) == 100
    assert 0.85 <= np.mean(held) <= 1.0
    for rate in rates:
        assert rate.native and rate.predicted
        assert rate.predicted[0] < rate.native.low
        assert rate.predicted[1] > rate.native.high


def test_more_texts_make_intervals_narrower() -> None:
    wide, narrow = (
        np.median(
            [
                np.log(one.native.high / one.native.low)
                for one in measured(simulate(Truth(rate=rate), 40, seed=8))
                if one.native
            ]
        )
        for rate in (20, 200)
    )
    assert narrow < 0.8 * wide


# --- statuses -----------------------------------------------------------------------------------


@pytest.mark.parametrize("rate", [3, 30, 200])
@pytest.mark.parametrize("families", [0.0, 0.5])
def test_null_rules_are_left_undecided(rate: float, families: float) -> None:
    rates = measured(simulate(Truth(rate=rate, families=families), 150, seed=11))
    marked = [one.status for one in rates if one.status.startswith("marks-")]
    assert len(marked) <= 1


def test_false_discoveries_among_true_ones_are_few() -> None:
    kinds = [Truth(rate=40), Truth(rate=40), Truth(rate=100), Truth(rate=40, ratio=4)]
    rates = measured(joined([simulate(truth, 60, seed=12) for truth in kinds]))
    marked = [number for number, one in enumerate(rates) if one.status.startswith("marks-")]
    false = [number for number in marked if number < 180]
    assert len(marked) >= 50
    assert len(false) <= 0.1 * len(marked)


@pytest.mark.parametrize(
    ("truth", "status"),
    [
        (Truth(rate=60, ratio=5), "marks-russian"),
        (Truth(rate=60, ratio=5, other=5), "marks-translation"),
        (Truth(rate=300, ratio=0.15), "marks-original"),
        (Truth(rate=0.2), "too-rare"),
        (Truth(rate=60), "undecided"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_each_status_is_reached(truth: Truth, status: str) -> None:
    rates = measured(simulate(truth, 40, seed=13))
    assert sum(one.status == status for one in rates) >= 36


def planted(hits_by_source: dict[str, int], words: int = 20_000) -> Tally:
    """Return the texts of seed 2 with one rule that is found nowhere but in some sources.

    The other rules are of a kind, so that there is a prior to learn.
    """
    tally = simulate(Truth(rate=60), rules=60, seed=2)
    hits = tally.hits.copy()
    hits[0] = 0
    for source, count in hits_by_source.items():
        places = [place for place, row in enumerate(tally.rows) if row.source == source]
        assert places
        for n in range(count):
            hits[0, places[n % len(places)]] += 1
    return Tally(tally.rules, tally.rows, tally.words, tally.documents, hits, np.minimum(hits, 1))


def test_one_source_that_dominates_marks_nothing() -> None:
    native = {f"native-third-{n:02}": 1 for n in range(8)}
    rate = measured(planted({"ru-third-03": 2000, "ru-second-01": 1, **native}))[0]
    assert rate.status not in ("marks-russian", "marks-translation")


def test_one_family_alone_marks_nothing() -> None:
    rate = measured(planted({f"ru-third-{n:02}": 40 for n in range(15)}))[0]
    assert rate.status not in ("marks-russian", "marks-translation")
    assert rate.native and rate.native.ratio > 3
    assert (rate.families_agreeing, rate.families) == (1, 1)


def test_many_sources_of_several_families_mark_russian() -> None:
    sizes = {"second": 6, "third": 15, "fourth": 10}
    sources = {f"ru-{family}-{n:02}": 25 for family, size in sizes.items() for n in range(size)}
    assert measured(planted(sources))[0].status == "marks-russian"


def test_documents_and_families_are_counted() -> None:
    tally = planted({"ru-third-03": 3, "ru-second-01": 1, "native-fifth-00": 2})
    groups = sum(row.source == "ru-third-03" for row in tally.rows)
    rate = measured(tally)[0]
    assert rate.documents == min(3, groups) + 1
    assert rate.families == 3
    assert rate.families_agreeing == 2


# --- zeros --------------------------------------------------------------------------------------


def sample(hits: list[int], words: int = 10_000) -> Sample:
    return Sample(np.array(hits, dtype=float), np.full(len(hits), float(words)))


def test_no_hits_at_all_say_nothing() -> None:
    assert log_ratio(sample([0, 0]), sample([0]), 1.0, 0.5) is None
    rates = measured(planted({}))
    assert rates[0].native is None and rates[0].predicted is None and rates[0].other is None
    assert (rates[0].status, rates[0].native_q, rates[0].families) == ("too-rare", 1.0, 0)


def test_a_zero_is_uncertain_and_drawn_towards_one() -> None:
    few = log_ratio(sample([2, 0]), sample([0, 0]), 1.0, 0.5)
    many = log_ratio(sample([40, 40]), sample([0, 0]), 1.0, 0.5)
    assert few and many and few.zero and many.zero
    assert 0 < few.value < many.value
    assert few.variance > 2
    shorter = log_ratio(sample([0], words=100), sample([5], words=100_000), 1.0, 0.5)
    assert shorter and shorter.value < 0  # half a hit in 100 words would have said: more frequent


def test_a_ratio_turns_its_sign_with_the_sides() -> None:
    a, b = sample([5, 9, 2]), sample([1, 0, 3])
    one, other = log_ratio(a, b, 1.4, 0.7), log_ratio(b, a, 1.4, 0.7)
    assert one and other
    assert one.value == pytest.approx(-other.value)
    assert one.variance == pytest.approx(other.variance)


def test_poisson_hits_in_one_kind_of_source_give_the_textbook_ratio() -> None:
    ratio = log_ratio(sample([30, 30]), sample([10, 10]), 1.0, 1e-9)
    assert ratio
    assert ratio.value == pytest.approx(np.log(3))
    assert ratio.variance == pytest.approx(1 / 60 + 1 / 20, rel=1e-6)


def test_a_long_source_weighs_no_more_than_its_kind_allows() -> None:
    hits = np.array([3000.0, 1, 1, 1])
    words = np.array([1e6, 1e4, 1e4, 1e4])
    rare = Sample(np.array([10.0]), np.array([1e5]))
    with_spread = log_ratio(Sample(hits, words), rare, 1.0, 2.0)
    without = log_ratio(Sample(hits, words), rare, 1.0, 1e-9)
    assert with_spread and without
    assert with_spread.value < without.value
    assert with_spread.variance > 2 / 4


# --- the parts ----------------------------------------------------------------------------------


def test_adjusted_p_values_are_those_of_benjamini_and_hochberg() -> None:
    scipy_stats = pytest.importorskip("scipy.stats")
    p = [0.001, 0.8, 0.02, 0.03, 0.04, 0.5, 0.04, 1.0]
    expected = scipy_stats.false_discovery_control(p, method="bh")
    assert benjamini_hochberg(p) == pytest.approx(expected)


def test_power_grows_with_hits_and_vanishes_without() -> None:
    assert power(0, 0.5) == 0
    assert power(10, 0.0) == power(10, 1.0) == 0
    assert power(5, 0.5) < power(12, 0.5) < power(40, 0.5)
    # By hand: of 6 hits at a share of 1/2 only 0 and 6 are rejected (2/64 < .05).
    assert power(6, 0.5) == pytest.approx(0.75**6 + 0.25**6)
    assert is_rare(power(6, 0.5)) and not is_rare(power(60, 0.5))


def test_groups_that_repeat_a_phrase_raise_the_dispersion() -> None:
    even = by_source(simulate(Truth(rate=200, groups=0), 20, seed=4))
    bursty = by_source(simulate(Truth(rate=200, groups=3), 20, seed=4))
    assert even.dispersion.mean() == pytest.approx(1, abs=0.1)
    assert bursty.dispersion.mean() > 1.5


def test_a_flat_likelihood_gets_the_prior_of_the_others() -> None:
    sharp = np.array([[0.0, -50, -50]] * 9)
    weights = posterior(np.vstack([sharp, np.zeros((1, 3))]))
    assert weights.sum(axis=1) == pytest.approx(1)
    assert weights[-1, 0] > 0.9


def test_pooling_agreeing_families_is_the_weighted_mean() -> None:
    one, nothing = pool([([0.5, 0.5, 0.5], [0.1, 0.2, 0.4]), ([], [])], [0.1, 0.1])
    assert nothing is None
    assert one
    assert one.value == pytest.approx(0.5)
    assert one.low < 0.5 < one.high
    assert one.variance >= 1 / (1 / 0.1 + 1 / 0.2 + 1 / 0.4)


def test_families_that_disagree_widen_the_interval() -> None:
    agree, disagree = pool([([1.0] * 4, [0.05] * 4), ([-1, 3, 0, 2], [0.05] * 4)], [0.1, 0.1])
    assert agree and disagree
    assert disagree.heterogeneity > agree.heterogeneity
    assert disagree.high - disagree.low > 1.3 * (agree.high - agree.low)
    assert disagree.p > agree.p


def test_rare_rules_are_drawn_towards_their_own_family_only() -> None:
    values = [2.0] * 8 + [0.0] * 8 + [5.0, 5.0, 5.0]
    variances = [0.1] * 16 + [4.0] * 3
    families = ["high"] * 8 + ["low"] * 8 + ["high", "low", "alone"]
    rare = [False] * 16 + [True] * 3
    result = shrink(values, variances, families, rare)
    assert [one.value for one in result[:16]] == values[:16]
    assert all(one.own == 1 for one in result[:16])
    assert 2.0 < result[16].value < 2.5
    assert 0.0 < result[17].value < 0.6
    assert (result[18].value, result[18].own) == (5.0, 1.0)
    assert result[16].high - result[16].low < 2 * 1.96 * 2


def test_measuring_is_deterministic_and_refuses_other_rules() -> None:
    tally = simulate(Truth(rate=30), 20, seed=9)
    rules = [rule_named(name) for name in tally.rules]
    assert measure(tally, rules) == measure(tally, rules)
    with pytest.raises(ValueError, match="aren't those that were counted"):
        measure(tally, rules[:-1])


def test_rules_of_topics_get_no_ratio() -> None:
    tally = simulate(Truth(rate=30), 20, seed=9)
    rules = [rule_named(n, "display" if n.endswith("7") else "hit") for n in tally.rules]
    rates = measure(tally, rules)
    assert sorted(rates) == sorted(rule.id for rule in rules if rule.use != "display")
    assert all(rates[rule.id].wording == wording_of(rule) for rule in rules if rule.id in rates)
