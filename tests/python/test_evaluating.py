"""Statistics of the evaluation against truth that is known because it was simulated."""

from __future__ import annotations

import math
from random import Random
from typing import Any

import numpy as np
import pytest

pytest.importorskip("sklearn", reason="the evaluation needs the extra calque[train]")

from calque.evaluating import baselines, figures, plain_text
from calque.evaluating.by_source import law_rows, source_aucs
from calque.evaluating.cluster_bound import upper_bound
from calque.evaluating.figures import Judged
from calque.evaluating.plots import error_rates, reliability_points
from calque.evaluating.tables import Estimate, table, to_csv, to_markdown


def clustered(chance: np.random.Generator, share: float, alike: float) -> tuple[Any, Any]:
    """Return hits and clusters: 40 clusters of 1 to 20 texts, beta-binomial."""
    sizes = chance.integers(1, 21, 40)
    own = (1 - alike) / alike
    shares = chance.beta(share * own, (1 - share) * own, 40)
    cluster = np.repeat(np.arange(40), sizes).astype(str)
    return chance.random(len(cluster)) < np.repeat(shares, sizes), cluster


@pytest.mark.parametrize("share", [0.03, 0.1, 0.3])
@pytest.mark.parametrize("alike", [0.05, 0.3])
def test_the_bound_by_cluster_holds_where_texts_of_a_cluster_are_alike(
    share: float, alike: float
) -> None:
    chance = np.random.default_rng(3)
    bounds = [upper_bound(*clustered(chance, share, alike)) for _ in range(250)]
    assert np.mean(np.array(bounds) >= share) >= 0.92
    # A bound that is always 1 would hold too.
    assert np.median(bounds) < share + 0.25


def test_a_bound_that_takes_alike_texts_for_independent_fails_where_that_by_cluster_holds() -> None:
    chance = np.random.default_rng(4)
    drawn = [clustered(chance, 0.1, 0.3) for _ in range(300)]
    apart = [upper_bound(hits, np.arange(len(hits)).astype(str)) for hits, _ in drawn]
    by_cluster = [upper_bound(hits, cluster) for hits, cluster in drawn]
    assert np.mean(np.array(apart) >= 0.1) < 0.85
    assert np.mean(np.array(by_cluster) >= 0.1) > 0.92


@pytest.mark.parametrize(
    ("hits", "cluster", "bound"),
    [
        # Nothing in n clusters of one text: 1 - 0.05^(1/n).
        ([0] * 59, range(59), 1 - 0.05 ** (1 / 59)),
        # A cluster of 59 texts is one witness.
        ([0] * 59, [0] * 59, 0.95),
        ([0] * 100, [i // 50 for i in range(100)], 1 - 0.05**0.5),
        ([1] * 10, range(10), 1.0),
    ],
    ids=["singletons", "one cluster", "two clusters", "all"],
)
def test_the_bound_where_the_spread_is_not_known(hits: Any, cluster: Any, bound: float) -> None:
    names = np.array([str(one) for one in cluster])
    assert upper_bound(np.array(hits, bool), names) == pytest.approx(bound)


def test_no_texts_have_no_bound() -> None:
    assert math.isnan(upper_bound(np.zeros(0, bool), np.zeros(0, str)))


def normal_ratios(chance: np.random.Generator, n: int, scale: float = 1.0) -> Judged:
    """Return ratios times scale: at 1 they're calibrated (N(+-1, 2): ln LR = score)."""
    score = np.concatenate([chance.normal(1, 2**0.5, n), chance.normal(-1, 2**0.5, n)])
    positive = np.arange(2 * n) < n
    source = np.array([f"s{i % 20}" for i in range(2 * n)])
    return Judged(positive, scale * score / math.log(10), source)


def test_auc_and_its_interval_on_simulated_scores() -> None:
    own = normal_ratios(np.random.default_rng(1), 2000)
    found = figures.auc(own)
    assert found.value == pytest.approx(0.8413, abs=0.01)  # Phi(2 / sqrt(4)) = Phi(1)
    assert found.low < 0.8413 < found.high
    assert found.high - found.low < 0.06


def test_cllr_is_least_where_ratios_are_calibrated() -> None:
    own = normal_ratios(np.random.default_rng(1), 3000)
    proud = normal_ratios(np.random.default_rng(1), 3000, scale=3.0)
    assert figures.cllr(own).value - figures.cllr_min(own) < 0.03
    assert figures.cllr(proud).value - figures.cllr_min(proud) > 0.2
    assert figures.cllr_min(proud) == pytest.approx(figures.cllr_min(own))


def test_reliability_of_calibrated_ratios_lies_on_the_diagonal() -> None:
    own = normal_ratios(np.random.default_rng(2), 5000)
    assert max(abs(told - seen) for told, seen in reliability_points(own)) < 0.05
    proud = reliability_points(normal_ratios(np.random.default_rng(2), 5000, scale=3.0))
    assert max(abs(told - seen) for told, seen in proud) > 0.15


def test_error_rates_give_the_area() -> None:
    own = normal_ratios(np.random.default_rng(5), 500)
    false, missed = error_rates(own)
    assert np.trapezoid(1 - missed, false) == pytest.approx(figures.auc(own, False).value)
    tied = Judged(np.array([True, True, False, False]), np.array([1.0, 0, 0, 0]), own.source[:4])
    false, missed = error_rates(tied)
    assert np.trapezoid(1 - missed, false) == pytest.approx(0.75)


def test_one_side_alone_has_no_figures() -> None:
    own = Judged(np.array([True, True]), np.zeros(2), np.array(["a", "b"]))
    assert math.isnan(figures.auc(own).value)
    assert math.isnan(figures.cllr_min(own))


def test_each_source_is_ranked_against_the_other_side() -> None:
    positive = np.array([True] * 12 + [False] * 10)
    source = np.array(["good"] * 5 + ["bad"] * 5 + ["small"] * 2 + ["x"] * 5 + ["y"] * 5)
    score = np.array([2.0] * 5 + [-2.0] * 5 + [0.0] * 2 + [1.0] * 5 + [-1.0] * 5)
    one, two = source_aucs(Judged(positive, score, source))
    assert one == {"good": 1.0, "bad": 0.0}
    assert two == {"x": pytest.approx(5 / 12), "y": pytest.approx((5 + 2) / 12)}


def test_law_is_compared_set_by_set() -> None:
    positive = np.array([True, True, False, False])
    sets = np.array(["kremlin_lists", "treaty_cis", "whitehouse_lists", "treaty_en"])
    source = np.array(["kremlin", "t1", "whitehouse", "t2"])
    rows = {row[1]: row for row in law_rows("x", positive, np.array([2.0, 0, 1, -1]), source, sets)}
    assert len(rows) == 4
    assert rows["kremlin_lists / whitehouse_lists"][2:4] == ("1/1", "1/1")
    assert rows["treaty_cis / whitehouse_lists"][4] == Estimate(0.0, 0.0, 0.0)


def made_texts(chance: Random, topic: str, odd: float, n: int) -> list[str]:
    """Return texts of function words, ``of`` among them by a share, with a topic's own word."""
    words = ["the", "a", "to", "in", "and"]
    texts = []
    for _ in range(n):
        own = ["of" if chance.random() < odd else chance.choice(words) for _ in range(120)]
        texts.append(f"We saw {topic}ton here. " + " ".join([*own, f"{topic}ism"]) + ".")
    return texts


@pytest.fixture(scope="module")
def two_families() -> tuple[list[str], Any, Any]:
    """Texts of two families: H1 differs by ``of`` in both, by the topic in each its own way."""
    chance = Random(1)
    cells = [("Mos", 0.25, "one"), ("Lon", 0.15, "one"), ("Lon", 0.25, "two"), ("Mos", 0.15, "two")]
    texts = [text for topic, odd, _ in cells for text in made_texts(chance, topic, odd, 40)]
    positive = np.repeat([odd == 0.25 for _, odd, _ in cells], 40)
    return texts, positive, np.repeat([family for _, _, family in cells], 40)


def auc_of(rank: baselines.Rank, two_families: tuple[list[str], Any, Any], folds: bool) -> float:
    _, positive, family = two_families
    rows = np.arange(len(positive))

    def even(some: Any) -> Any:
        return np.ones(len(some))

    if folds:
        score = baselines.folds_left_out(rank, rows, positive, rows % 4, even)
        return figures.auc(Judged(positive, score, family), False).value
    out = baselines.families_left_out(rank, rows, positive, family, even)
    aucs = [figures.auc(Judged(positive[o.rows], o.score, family[o.rows]), False) for o in out]
    return float(np.mean([one.value for one in aucs]))


def test_baselines_find_what_carries_over_to_another_family(
    two_families: tuple[list[str], Any, Any],
) -> None:
    words = baselines.function_words(two_families[0], frozenset(["of", "the", "a", "to", "in"]))
    assert auc_of(words, two_families, False) > 0.9
    characters = baselines.character_ngrams(two_families[0])
    assert auc_of(characters, two_families, True) > 0.9


def test_the_topic_floor_sees_names_and_content_and_nothing_else(
    two_families: tuple[list[str], Any, Any],
) -> None:
    texts = two_families[0]
    names = baselines.bag(texts, plain_text.names)
    # The topic of H1 in one family is that of H2 in the other: it leads astray, or nowhere.
    assert auc_of(names, two_families, False) < 0.1
    known = frozenset(["of", "the", "a", "to", "in", "and"])
    content = baselines.bag(texts, plain_text.content_words(known))
    assert auc_of(content, two_families, True) == pytest.approx(0.5, abs=0.1)


def test_names_and_content_words_of_a_text() -> None:
    text = "Yesterday the Duma\u2019s men in Perm met. Nobody came. \u201cGood,\u201d said Ann."
    assert plain_text.names(text) == ["duma's", "perm", "ann"]
    assert plain_text.content_words(frozenset(["the", "in"]))(text) == [
        "men",
        "met",
        "came",
        "said",
    ]
    assert plain_text.only(frozenset(["the", "in"]))(text) == ["the", "in"]


def test_tables_as_csv_and_markdown() -> None:
    own = table("t", "Title", "", "a | b", [("x", Estimate(0.5, 0.25, 0.75)), ("y", None)])
    assert to_csv(own) == "a,b,b low,b high\nx,0.500,0.250,0.750\ny,,,\n"
    assert "| x | 0.500 (0.250 to 0.750) |" in list(to_markdown(own))
    with pytest.raises(ValueError, match="1 cells under 2"):
        table("t", "Title", "", "a | b", [("x",)])
