"""Metrics by hand, bounds from sources, and a calibration that finds the truth it was given."""

from __future__ import annotations

from math import log, log10

import numpy as np
import pytest
from calque.training.evidence import calibration
from calque.training.evidence.bounds import elub
from calque.training.evidence.calibration import Calibration
from calque.training.evidence.metrics import auc, cllr, cllr_min

Floats = list[float]

AUC: dict[str, tuple[Floats, Floats, float]] = {
    "apart": ([2, 3], [0, 1], 1.0),
    "the wrong way": ([0, 1], [2, 3], 0.0),
    "all alike": ([1, 1], [1, 1, 1], 0.5),
    "one in four wrong": ([1, 3], [0, 2], 0.75),
    "a tie": ([1, 2], [0, 1], 0.875),
}


def both(one: Floats, two: Floats) -> tuple[np.ndarray, np.ndarray]:
    """Return which are of H1, and all values."""
    return np.arange(len(one) + len(two)) < len(one), np.array([*one, *two], float)


@pytest.mark.parametrize(("one", "two", "area"), AUC.values(), ids=list(AUC))
def test_auc(one: Floats, two: Floats, area: float) -> None:
    positive, scores = both(one, two)
    assert auc(positive, scores) == pytest.approx(area)
    assert auc(positive, scores, np.full(len(scores), 3.0)) == pytest.approx(area)


def test_auc_with_weights_is_that_of_repeated_texts() -> None:
    random = np.random.default_rng(1)
    positive, scores = random.random(60) < 0.4, random.normal(size=60)
    times = random.integers(1, 5, 60)
    repeated = auc(np.repeat(positive, times), np.repeat(scores, times))
    assert auc(positive, scores, times.astype(float)) == pytest.approx(repeated)
    assert np.isnan(auc(np.ones(3, bool), np.arange(3.0)))


CLLR: dict[str, tuple[Floats, Floats, float]] = {
    "nothing told": ([0, 0], [0, 0, 0], 1.0),
    "all told": ([9, 9], [-9], 0.0),
    "LR 3 and 1/3": ([log10(3)], [-log10(3)], log(4 / 3) / log(2)),
    "LR 1 and 1/3": ([0], [-log10(3)], (1 + log(4 / 3) / log(2)) / 2),
    "misled": ([-1], [1], log(11) / log(2)),
}


@pytest.mark.parametrize(("one", "two", "cost"), CLLR.values(), ids=list(CLLR))
def test_cllr(one: Floats, two: Floats, cost: float) -> None:
    positive, lr = both(one, two)
    assert cllr(positive, lr) == pytest.approx(cost, abs=1e-6)
    assert cllr(positive, lr, np.full(len(lr), 7.0)) == pytest.approx(cost, abs=1e-6)


@pytest.mark.parametrize("seed", range(6))
def test_the_least_cllr_is_no_more_than_cllr_and_blind_to_scale(seed: int) -> None:
    random = np.random.default_rng(seed)
    positive = random.random(200) < 0.3
    lr = random.normal(np.where(positive, 0.5, -0.5), 1)
    weights = random.uniform(0.2, 3, 200)
    least = cllr_min(positive, lr, weights)
    assert least <= cllr(positive, lr, weights) + 1e-9
    assert least <= 1 + 1e-9
    for other in (5 * lr + 3, np.exp(lr), 0.01 * lr):
        assert cllr_min(positive, other, weights) == pytest.approx(least, abs=1e-6)


def test_the_least_cllr_by_hand() -> None:
    assert cllr_min(*both([1, 2], [-1, 0])) == pytest.approx(0, abs=1e-6)
    # In the middle one of each: there the ratio is 1, and half of all texts cost a bit.
    assert cllr_min(*both([0, 2], [-2, 0])) == pytest.approx(0.5, abs=1e-6)


# --- bounds -------------------------------------------------------------------------------------


def witnesses(n: int, wrong: int = 0, pieces: int = 1) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Return n sources a side, all told with log10 LR 5, ``wrong`` of them on the wrong side."""
    sign = np.repeat([1.0, -1.0], n)
    sign[:wrong] *= -1
    sign[n : n + wrong] *= -1
    positive = np.repeat([True, False], n)
    sources = np.array([f"s{i}" for i in range(2 * n)])
    return tuple(np.repeat(x, pieces) for x in (positive, 5 * sign, sources))  # type: ignore[return-value]


@pytest.mark.parametrize(("n", "most"), [(6, 0.75), (10, 1.0), (50, 1.65), (100, 2.0), (1000, 3.0)])
def test_n_witnesses_a_side_let_a_ratio_of_n_be_told(n: int, most: float) -> None:
    assert elub(*witnesses(n)) == pytest.approx(most)


def test_pieces_are_no_witnesses() -> None:
    assert elub(*witnesses(20, pieces=30)) == elub(*witnesses(20)) == pytest.approx(1.3)


def test_misleading_witnesses_lower_the_bound() -> None:
    bounds = [elub(*witnesses(100, wrong)) for wrong in (0, 1, 3, 10, 50)]
    assert bounds == sorted(bounds, reverse=True)
    assert bounds[1] == pytest.approx(1.65)  # 2 of 101 misled: 50
    assert bounds[0] > bounds[3] > bounds[4] == 0


def test_few_sources_tell_one_at_most() -> None:
    positive = np.array([True] * 400 + [False] * 400)
    lr = np.where(positive, 5.0, -5.0)
    sources = np.array([f"s{i % 4}" if i < 400 else f"t{i}" for i in range(800)])
    assert elub(positive, lr, sources) <= 1.0


def test_one_bad_author_among_many_pieces_is_one_witness() -> None:
    """A source whose pieces all mislead costs one vote, however many pieces it has."""
    positive, lr, sources = witnesses(50, pieces=4)
    lr[sources == "s60"] = 5
    few = elub(positive, lr, sources)
    positive, lr, sources = witnesses(50, pieces=40)
    lr[sources == "s60"] = 5
    assert elub(positive, lr, sources) == few


# --- calibration --------------------------------------------------------------------------------


def simulated(seed: int, n1: int, n2: int, apart: float = 1.5) -> tuple[np.ndarray, np.ndarray]:
    """Return which are of H1 and style scores whose natural log LR is ``apart`` times them."""
    random = np.random.default_rng(seed)
    positive = np.arange(n1 + n2) < n1
    return positive, random.normal(np.where(positive, apart / 2, -apart / 2), 1)


@pytest.mark.parametrize(("n1", "n2"), [(2000, 2000), (400, 4000)])
def test_calibration_finds_the_truth_whatever_the_mixture(n1: int, n2: int) -> None:
    positive, style = simulated(1, n1, n2)
    n = n1 + n2
    features = calibration.terms(style, np.zeros(n), np.full(n, 500.0), np.zeros((n, 0)))
    assert features.shape == (n, 6)
    fitted = calibration.fit(features, positive, np.ones(n))
    assert fitted[0] == pytest.approx(0, abs=0.1)
    assert fitted[1] == pytest.approx(1.5, rel=0.08)
    assert np.abs(fitted[2:]).max() < 1e-9


def test_what_two_channels_share_is_counted_once() -> None:
    positive, style = simulated(2, 3000, 3000)
    n = len(style)
    features = calibration.terms(style, style.copy(), np.full(n, 500.0), np.zeros((n, 0)))
    fitted = calibration.fit(features, positive, np.ones(n))
    assert fitted[1] + fitted[2] == pytest.approx(1.5, rel=0.08)


def test_longer_texts_say_more() -> None:
    positive, style = simulated(3, 4000, 4000)
    words = np.where(np.arange(8000) % 2 == 0, 200.0, 1500.0)
    random = np.random.default_rng(33)
    noisy = np.where(words == 200, style + random.normal(0, 2, 8000), style)
    features = calibration.terms(noisy, np.zeros(8000), words, np.zeros((8000, 0)))
    fitted = calibration.fit(features, positive, np.ones(8000))
    slopes = []
    for length in (200.0, 1500.0):
        row = calibration.terms(
            np.array([0.0, 1.0]), np.zeros(2), np.full(2, length), np.zeros((2, 0))
        )
        slopes.append(np.diff(row @ fitted)[0])
    # Noise of variance 4 on top of 1: a score says a fifth of what it did.
    assert slopes == pytest.approx([0.3, 1.5], rel=0.2)


def test_length_is_followed_between_its_limits_only() -> None:
    rows = [
        calibration.terms(np.ones(1), np.ones(1), np.array([float(w)]), np.zeros((1, 2)))
        for w in (10, 150, 3000, 100_000)
    ]
    np.testing.assert_array_equal(rows[0], rows[1])
    np.testing.assert_array_equal(rows[2], rows[3])


def test_draws_spread_by_sources_not_by_pieces() -> None:
    """Many pieces of few sources leave as much doubt as the sources do."""
    random = np.random.default_rng(4)

    def spread(sources: int, pieces: int) -> float:
        of_source = random.normal(0, 1, 2 * sources)
        positive = np.repeat(np.arange(2 * sources) < sources, pieces)
        style = np.repeat(of_source, pieces) + np.where(positive, 0.5, -0.5)
        style = style + random.normal(0, 0.3, len(style))
        n = len(style)
        names = np.repeat([f"s{i}" for i in range(2 * sources)], pieces)
        features = calibration.terms(style, np.zeros(n), np.full(n, 500.0), np.zeros((n, 0)))
        draws = calibration.draw(features, positive, np.ones(n), names, 40)
        return float(draws[:, 1].std())

    assert spread(8, 100) > 2.5 * spread(400, 2)


def test_doubt_draws_ratios_towards_nought() -> None:
    features = np.array([[1.0, 2.0], [1.0, -4.0]])
    families = np.array(["first", "first"])
    known = np.array(["first"])
    coefficients = np.array([0.0, 1.0, 0.0])
    sure = Calibration(coefficients, np.tile(coefficients, (30, 1)), known)
    np.testing.assert_allclose(sure.log10_lr(features, families), np.array([2, -4]) / log(10))
    random = np.random.default_rng(5)
    unsure = Calibration(coefficients, coefficients + random.normal(0, 1, (500, 3)), known)
    ratio = unsure.log10_lr(features, families) / sure.log10_lr(features, families)
    assert (ratio > 0).all()
    assert (ratio < 0.8).all()
    assert ratio[1] < ratio[0]  # the further out, the less sure
