"""Training: folds and pieces keep witnesses whole, and nothing held out is ever seen."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import numpy as np
import pytest
from calque.training.evidence import channels, crossfit, ngrams, pieces, rule_counts, style_weights
from calque.training.evidence.channels import Data
from calque.training.evidence.pairs import PAIRS, Pair
from calque.training.evidence.style_weights import Setting, cell_weights
from simulated_evidence import FAMILIES, Layout, changed, simulate, texts

CORPORA = Path(__file__).resolve().parents[3] / "shared" / "corpora"
NATIVE = PAIRS[0]
SETTING = Setting()


@pytest.fixture(scope="module")
def data() -> Data:
    return simulate(1, Layout(sources=6, pieces=3))


@pytest.fixture(scope="module")
def left_out(data: Data) -> list[crossfit.LeftOut]:
    return crossfit.families_left_out(data, NATIVE, SETTING, nearest)


def nearest(rows: np.ndarray, families: np.ndarray) -> np.ndarray:
    """Return a family for each row, whatever the texts are; none where none is asked for."""
    if not len(families):
        return np.full(len(rows), "")
    return np.asarray(families[rows % len(families)])


# --- pieces -------------------------------------------------------------------------------------


@pytest.mark.parametrize("words", [50, 200, 500])
@pytest.mark.parametrize("seed", range(4))
def test_pieces_keep_whole_units_of_one_source_and_set(seed: int, words: int) -> None:
    made = texts(seed)
    of_unit = {
        1000 * number + unit: (text.side, text.source, text.set, int(n))
        for number, text in enumerate(made)
        for unit, n in enumerate(text.words)
    }
    used: Counter[int] = Counter()
    cut = pieces.cut(made, words)
    assert cut
    for piece in cut:
        units, counts = np.unique(piece.symbols, return_counts=True)
        for unit, n in zip(units, counts, strict=True):
            side, source, name, size = of_unit[int(unit)]
            assert (side, source, name) == (piece.side, piece.source, piece.set)
            assert n == size
            used[int(unit)] += 1
        assert piece.words == sum(of_unit[int(unit)][3] for unit in units)
        assert piece.words >= 0.7 * words
    assert set(used.values()) == {1}
    # What is left out is a rest at the end of a set's part of a source, never more.
    for side, source, name in {key[:3] for key in of_unit.values()}:
        own = {u: n for u, (*key, n) in of_unit.items() if tuple(key) == (side, source, name)}
        left = sum(n for unit, n in own.items() if unit not in used)
        assert left < 0.7 * words


@pytest.mark.parametrize("seed", range(4))
def test_a_whole_document_is_a_piece(seed: int) -> None:
    made = texts(seed)
    whole = pieces.whole(made, 150)
    long = [text for text in made if text.words.sum() >= 150]
    assert [piece.words for piece in whole] == [int(text.words.sum()) for text in long]
    for piece, text in zip(whole, long, strict=True):
        assert piece.rules == dict(Counter(rule for _, rule in text.hits))


def test_n_grams_are_counted_as_a_slow_loop_does() -> None:
    random = np.random.default_rng(5)
    for size in (0, 1, 2, 3, 40):
        symbols = random.integers(1, 6, size).astype(np.int64)
        slow: Counter[int] = Counter()
        for end in range(size):
            for n in (1, 2, 3):
                if end + 1 >= n:
                    key = 0
                    for symbol in symbols[end + 1 - n : end + 1]:
                        key = key << 10 | int(symbol)
                    slow[key] += 1
        assert Counter(ngrams.keys_of(symbols).tolist()) == slow


# --- weights ------------------------------------------------------------------------------------


def test_cells_weigh_alike_and_sources_by_the_square_root_of_their_pieces() -> None:
    sides = np.array(["ru"] * 13 + ["native"] * 3)
    families = np.array(["first"] * 10 + ["second"] * 6)
    sources = np.array(["a"] * 9 + ["b"] + ["c"] * 3 + ["d", "d", "e"])
    weights = cell_weights(sides, families, sources)
    assert weights.sum() == pytest.approx(16)
    cells = [weights[:10].sum(), weights[10:13].sum(), weights[13:].sum()]
    assert cells == pytest.approx([16 / 3] * 3)
    assert weights[:9].sum() / weights[9] == pytest.approx(3)
    assert np.ptp(weights[:9]) == 0


def test_rule_rates_follow_the_counts() -> None:
    random = np.random.default_rng(3)
    words = np.full(400, 1000.0)
    positive = np.arange(400) < 200
    counts = random.poisson(np.where(positive[:, None], [8, 2], [2, 2])).astype(float)
    model = rule_counts.fit(counts, words, positive, np.ones(400))
    assert model.under_h1 * 1000 == pytest.approx([8, 2], rel=0.1)
    assert model.under_h2 * 1000 == pytest.approx([2, 2], rel=0.1)
    assert model.shape == max(rule_counts._SHAPES)  # Poisson counts: no more spread than that
    absent = model.score(np.zeros((1, 2)), np.array([1000.0]))
    assert absent[0] < -3  # findings that don't come speak for H2
    ten, twenty = model.score(np.array([[10.0, 2], [20, 2]]), np.full(2, 1000.0))
    assert 0 < twenty - ten < 10 * np.log(4)  # repeats say less than the first


def test_repeats_in_few_texts_say_less() -> None:
    random = np.random.default_rng(3)
    words = np.full(400, 1000.0)
    positive = np.arange(400) < 200
    means = np.where(positive, 6, 2) * random.gamma(0.25, 4, 400)
    counts = random.poisson(means)[:, None].astype(float)
    assert rule_counts.fit(counts, words, positive, np.ones(400)).shape <= 0.5


def test_what_tells_families_apart_gets_no_weight() -> None:
    random = np.random.default_rng(8)
    n = 400
    positive = np.arange(n) % 2 == 0
    families = np.where(np.arange(n) % 8 < 5, "first", "second")
    # The first n-gram marks the side. The second marks the family, and sides differ in families.
    families[positive & (random.random(n) < 0.6)] = "second"
    rates = np.abs(0.02 + random.normal(0, 0.002, (n, 2)))
    rates[:, 0] += 0.004 * positive
    rates[:, 1] += 0.01 * (families == "second")
    import scipy.sparse as sp

    cells = sp.csr_matrix(rates)
    like = style_weights.fit(cells, positive, np.ones(n), families, Setting(like_with_like=1.0))
    mixed = style_weights.fit(cells, positive, np.ones(n), families, Setting(like_with_like=0.0))
    assert like[0] > 0
    assert abs(like[1] / like[0]) < 0.6 * abs(mixed[1] / mixed[0])


# --- folds --------------------------------------------------------------------------------------


@pytest.mark.parametrize("seed", range(5))
def test_folds_never_split_a_source(seed: int) -> None:
    random = np.random.default_rng(seed)
    side = np.array(["ru", "native", "other"])[random.integers(0, 3, 500)]
    source = np.array([f"{s}-{n}" for s, n in zip(side, random.integers(0, 17, 500), strict=True)])
    folds = crossfit.folds_of(source, side)
    for name in np.unique(source):
        assert len(np.unique(folds[source == name])) == 1
    for one in np.unique(side):
        dealt = Counter(int(folds[source == name][0]) for name in np.unique(source[side == one]))
        assert max(dealt.values()) - min(dealt.values()) <= 1
        assert len(dealt) == crossfit.FOLDS
    order = random.permutation(500)
    assert (crossfit.folds_of(source[order], side[order]) == folds[order]).all()


def test_a_pair_wants_sources_on_both_sides(data: Data) -> None:
    assert crossfit.too_few_sources(data, NATIVE) is None
    alone = np.flatnonzero((data.side != "uk") | (data.source == "first-uk-0"))
    one = Data(*(getattr(data, name)[alone] for name in Data.__annotations__))
    assert "come from 1 source" in str(crossfit.too_few_sources(one, PAIRS[2]))


def test_only_families_with_both_sides_are_calibrated(data: Data) -> None:
    kept = np.flatnonzero((data.family != "third") | (data.side != "native"))
    part = Data(*(getattr(data, name)[kept] for name in Data.__annotations__))
    rows = crossfit.rows_of(part, NATIVE)
    assert set(part.family[rows]) == {"first", "second"}
    assert set(part.side[rows]) == {"ru", "native"}


# --- nothing held out is seen -------------------------------------------------------------------


@pytest.mark.parametrize("pair", PAIRS[:2], ids=lambda pair: pair.name)
@pytest.mark.parametrize("number", [0, 3])
def test_no_source_is_scored_by_what_saw_it(data: Data, pair: Pair, number: int) -> None:
    """Half of a source's texts become others: the scores of its other half stay as they were."""
    source = f"second-ru-{number}"
    mine = np.flatnonzero(data.source == source)
    rows = crossfit.rows_of(data, pair)
    everything = np.arange(len(data.side))
    before = crossfit.by_source(data, everything, rows, pair, SETTING)
    other = changed(data, mine[::2])
    after = crossfit.by_source(other, everything, rows, pair, SETTING)
    kept = np.isin(rows, mine[1::2])
    assert kept.sum() == len(mine[1::2]) >= 4
    np.testing.assert_array_equal(before[kept], after[kept])
    # The change is no small one: sources of other folds see it.
    folds = crossfit.folds_of(data.source, data.side)
    elsewhere = folds[rows] != folds[mine[0]]
    assert np.abs(before[elsewhere] - after[elsewhere]).max() > 0.01


@pytest.mark.parametrize("family", FAMILIES)
def test_no_family_is_judged_by_what_saw_it(
    data: Data, left_out: list[crossfit.LeftOut], family: str
) -> None:
    mine = np.flatnonzero(data.family == family)
    after = crossfit.families_left_out(changed(data, mine[::2]), NATIVE, SETTING, nearest)
    assert [one.family for one in left_out] == list(FAMILIES)
    for one, two in zip(left_out, after, strict=True):
        assert set(data.family[one.rows]) == {one.family}
        assert set(data.side[one.rows]) == {"ru", "native"}
        kept = ~np.isin(one.rows, mine[::2])
        same = np.abs(one.log10_lr[kept] - two.log10_lr[kept]).max()
        if one.family == family:
            assert same == 0
        else:
            assert same > 0.001  # they did learn from it


def test_only_what_a_fold_may_see_is_fitted(data: Data, monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[np.ndarray] = []
    fit = channels.fit

    def spy(own: Data, rows: np.ndarray, pair: Pair, setting: Setting) -> channels.Channels:
        seen.append(rows)
        return fit(own, rows, pair, setting)

    monkeypatch.setattr(channels, "fit", spy)
    fitted = crossfit.fit(data, NATIVE, SETTING, without="second", rounds=2)
    folds = crossfit.folds_of(data.source, data.side)
    assert len(seen) == crossfit.FOLDS + 1  # each fold, then all
    for fold, rows in enumerate(seen[:-1]):
        assert fold not in folds[rows]
        assert "second" not in data.family[rows]
        assert {"other", "uk"} <= set(data.side[rows])  # as related examples of H1
    assert set(data.family[fitted.rows]) == {"first", "third"}
    assert list(fitted.calibration.families) == []
    own = crossfit.fit(data, NATIVE, Setting(family_intercepts=True), "second", rounds=2)
    assert list(own.calibration.families) == ["first", "third"]


def test_fits_are_the_same_again(data: Data) -> None:
    one, two = (crossfit.fit(data, NATIVE, SETTING, rounds=3) for _ in range(2))
    np.testing.assert_array_equal(one.calibration.draws, two.calibration.draws)
    np.testing.assert_array_equal(one.channels.weights, two.channels.weights)


def test_the_simulated_sides_are_told_apart(data: Data, left_out: list[crossfit.LeftOut]) -> None:
    """A family that nothing was fitted to is still told: sides lean alike in all of them."""
    from calque.training.evidence.metrics import auc

    for one in left_out:
        assert auc(data.side[one.rows] == "ru", one.log10_lr) > 0.8


@pytest.mark.skipif(not CORPORA.is_dir(), reason="the corpora aren't there")
def test_no_source_of_the_corpora_stands_on_both_sides_of_a_pair() -> None:
    """Else a fold would split it: folds are dealt side by side."""
    from calque.measuring.classes import class_of
    from calque.measuring.corpora import read_documents
    from calque.measuring.sources import source_of

    sides: dict[str, set[str]] = {}
    for document in read_documents(CORPORA, "train"):
        sides.setdefault(source_of(document), set()).add(class_of(document))
    wanted = [{"ru", pair.alternative} for pair in PAIRS]
    shared = [name for name, own in sides.items() if any(pair <= own for pair in wanted)]
    assert shared == []
