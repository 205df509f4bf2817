"""Arithmetic of rates and ratios, against values worked out or known elsewhere."""

from __future__ import annotations

import math

import pytest
from calque.phrases.rates import (
    LogRatio,
    Side,
    heterogeneity,
    log_ratio,
    pool,
    shape_of,
    upper_bound,
)


def side(hits: int, words: int, squares: int | None = None, sets: float = 1.0) -> Side:
    return Side(hits, hits if squares is None else squares, words, sets)


def test_a_ratio_of_hits_that_stand_alone_is_poisson_s() -> None:
    found = log_ratio(side(30, 1_000_000), side(10, 1_000_000), spread=0.0)
    assert found is not None
    assert found.value == pytest.approx(math.log(3))
    assert found.variance == pytest.approx(1 / 30 + 1 / 10)
    ratio, low, high = found.interval()
    # exp(ln 3 +- 2.228139 * sqrt(2/15))
    assert (ratio, low, high) == pytest.approx((3.0, 1.32979, 6.76799), rel=1e-4)


def test_words_count_not_hits_alone() -> None:
    found = log_ratio(side(10, 1_000_000), side(10, 4_000_000), spread=0.0)
    assert found is not None
    assert found.value == pytest.approx(math.log(4))


def test_clusters_and_differences_between_sets_widen() -> None:
    # Ten hits in two documents of five: 50 / 10² = 1/2, as two hits would have.
    found = log_ratio(side(10, 1000, squares=50), side(10, 1000), spread=0.0)
    assert found is not None
    assert found.variance == pytest.approx(0.5 + 0.1)
    spread = log_ratio(side(10, 1000, sets=4), side(10, 1000, sets=2), spread=2.0)
    assert spread is not None
    assert spread.variance == pytest.approx(0.2 + 4 / 4 + 4 / 2)


def test_a_side_without_hits_shares_one() -> None:
    found = log_ratio(side(4, 1_000), side(0, 3_000), spread=0.0)
    assert found is not None
    # 4.25 in 1,000 against 0.75 in 3,000
    assert found.value == pytest.approx(math.log(4.25 / 0.75 * 3))
    assert found.variance == pytest.approx(1 / 4.25 + 1 / 0.75)


@pytest.mark.parametrize(
    ("one", "other"), [(side(0, 10), side(0, 10)), (side(1, 10), side(0, 0)), (side(0, 0),) * 2]
)
def test_what_tells_nothing_gives_no_ratio(one: Side, other: Side) -> None:
    assert log_ratio(one, other, spread=1.0) is None


def test_heterogeneity_is_dersimonian_and_laird_s() -> None:
    # Weights 10 and 10, values 0 and 1: Q = 10 * (1/4 + 1/4) = 5, C = 20 - 200 / 20 = 10.
    found = heterogeneity([LogRatio(0.0, 0.1), LogRatio(1.0, 0.1)])
    assert (found.excess, found.scale) == pytest.approx((4.0, 10.0))


def test_pooling() -> None:
    families = [LogRatio(0.0, 0.1), LogRatio(1.0, 0.1)]
    pooled = pool(families, typical=0.1)
    assert pooled is not None
    # One third of the families' own 0.4, two thirds of the typical 0.1: 0.2 between families.
    assert pooled.value == pytest.approx(0.5)
    assert pooled.variance == pytest.approx((0.1 + 0.2) / 2)
    alone = pool(families[1:], typical=0.1)
    assert alone is not None
    assert (alone.value, alone.variance) == pytest.approx((1.0, 0.2))
    assert pool([], typical=0.1) is None


def test_families_that_agree_more_than_chance_have_no_negative_heterogeneity() -> None:
    pooled = pool([LogRatio(1.0, 0.1), LogRatio(1.0, 0.1)], typical=0.0)
    assert pooled is not None
    assert pooled.variance == pytest.approx(0.05)


@pytest.mark.parametrize(
    ("hits", "level", "bound"),
    [
        (0, 0.95, 2.9957),  # the rule of three: -ln 0.05
        (0, 0.975, 3.6889),
        (1, 0.95, 4.7439),  # Garwood 1936: half the 95 % point of chi-square with 2 (hits + 1)
        (5, 0.95, 10.5130),
        (10, 0.975, 18.3904),
        (100, 0.95, 118.0793),
    ],
)
def test_poisson_bounds(hits: int, level: float, bound: float) -> None:
    assert upper_bound(hits, level=level) == pytest.approx(bound, rel=1e-4)


def test_bounds_with_over_dispersion() -> None:
    # No hit, negative binomial of shape k: (1 + m/k)^-k = 0.05, so m = k (20^(1/k) - 1).
    assert upper_bound(0, shape=2.0) == pytest.approx(2 * (math.sqrt(20) - 1), rel=1e-6)
    assert upper_bound(0, shape=1e9) == pytest.approx(-math.log(0.05), rel=1e-4)
    assert upper_bound(0, clustering=3.0) == pytest.approx(-3 * math.log(0.05), rel=1e-6)
    assert upper_bound(4, clustering=2.0) == pytest.approx(2 * 6.2958, rel=1e-4)  # of 2 clusters
    assert math.isinf(upper_bound(0, shape=0.1))  # 0.1 * (20^10 - 1)


def test_the_shape_of_sets_that_do_not_differ_is_poisson_s() -> None:
    assert math.isinf(shape_of(0.0, 3.0))
    # exp(spread²) - 1 = 1
    assert shape_of(math.sqrt(math.log(2)), 3.0) == pytest.approx(3.0)
