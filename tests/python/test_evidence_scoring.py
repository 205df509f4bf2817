"""Training and scoring can't differ: what the engine and the shipped side reckon is what training
reckons, to the last digits."""

from __future__ import annotations

from pathlib import Path

import calque
import numpy as np
import pytest
from calque import _core, data
from calque.document_evidence import model as models
from calque.document_evidence import register as registers
from calque.document_evidence import terms as weighing
from calque.document_evidence.weigh import Weighing
from calque.measuring.corpora import Document
from calque.training.evidence import calibration, ngrams, pieces, register, rule_counts
from calque.training.evidence.calibration import Calibration
from calque.training.evidence.register import Register
from calque.training.evidence.rule_counts import RuleModel
from calque.training.evidence.texts import read_texts
from evidence_texts import GERMAN, OFFICIAL, PLAIN, WORD_LIST
from support import CORPORA

DEMOS = sorted((CORPORA / "demo").glob("*.txt"))
STRUCTURED = f"# On the ferry\n\n1. {PLAIN}\n\nHarbour Street\n\n- {OFFICIAL}\n\n(a) Done."
TEXTS: dict[str, str] = {
    "official": OFFICIAL,
    "plain": PLAIN,
    "headings and points": STRUCTURED,
    "a list of words": WORD_LIST,
    "German": GERMAN,
    "typography": OFFICIAL.replace(" ", "\u00a0", 9).replace(",", "\u2014").replace("\n", "\r\n"),
    "empty": "",
    "one word": "Ferry",
    **{path.stem: path.read_text(encoding="utf-8") for path in DEMOS},
}


def weights_of(path: Path) -> dict[int, list[int]]:
    """Read style.tsv: weights by an n-gram's number."""
    symbols = _core.style_symbols(data.resources("ru"))
    number = {name: i for i, name in enumerate(symbols) if name}
    rows = [
        line.split("\t") for line in path.read_text(encoding="utf-8").splitlines()
        if line and not line.startswith("#")
    ]  # fmt: skip
    weights = {}
    for ngram, *own in rows[1:]:
        key = 0
        for symbol in ngram.split(" "):
            key = key << 10 | number[symbol]
        weights[key] = [int(weight) for weight in own]
    return weights


@pytest.fixture(scope="module")
def weights() -> dict[int, list[int]]:
    return weights_of(CORPORA / "ru" / "model" / "style.tsv")


@pytest.fixture(scope="module")
def model() -> models.EvidenceModel:
    shipped = models.shipped("ru")
    assert shipped is not None
    return shipped


@pytest.fixture(scope="module")
def calques() -> calque.Detector:
    return calque.load()


# --- the style channel --------------------------------------------------------------------------


@pytest.mark.parametrize("text", TEXTS.values(), ids=list(TEXTS))
def test_the_engine_s_sums_are_those_of_the_text_s_n_grams(
    calques: calque.Detector, weights: dict[int, list[int]], text: str
) -> None:
    raw, raw_ends = _core.style_text(data.resources("ru"), text)
    symbols = np.frombuffer(raw, np.uint16).astype(np.int64)
    ends = np.frombuffer(raw_ends, np.uint32).tolist()
    rows = calques.score(text).core.style()
    columns = len(_core.style_pairs(data.resources("ru")))
    begin = 0
    assert len(rows) == len(ends)
    for row, end in zip(rows, ends, strict=True):
        # An n-gram belongs to the unit in which it ends; it may begin in the one before.
        sums = np.zeros(columns, int)
        for last in range(begin, end):
            key = 0
            for n, symbol in enumerate(symbols[max(0, last - 2) : last + 1][::-1]):
                key |= int(symbol) << 10 * n
                sums += weights.get(key, np.zeros(columns, int))
        assert row[0] == end - begin
        assert row[1 : 1 + columns] == sums.tolist()
        begin = end
    total = [sum(column) for column in zip(*rows, strict=True)] if rows else [0] * (columns + 1)
    known = [weights[key] for key in ngrams.keys_of(symbols).tolist() if key in weights]
    assert total[1 : 1 + columns] == np.sum([[0] * columns, *known], axis=0).tolist()


@pytest.mark.parametrize("text", TEXTS.values(), ids=list(TEXTS))
def test_the_engine_s_classes_are_those_of_the_text_s_symbols(
    calques: calque.Detector, text: str
) -> None:
    resources = data.resources("ru")
    symbols = np.frombuffer(_core.style_text(resources, text)[0], np.uint16).astype(np.int64)
    piece = pieces.Piece("ru", "news", "s", "s", False, 1, symbols, {})
    counted = register.count_classes([piece], _core.style_classes(resources))[0]
    assert calques.score(text).core.classes == counted.astype(int).tolist()


def test_symbols_have_names_and_n_grams_keep_theirs(weights: dict[int, list[int]]) -> None:
    symbols = _core.style_symbols(data.resources("ru"))
    named = [name for name in symbols if name]
    assert len(set(named)) == len(named)
    assert len(weights) > 1000
    rows = (CORPORA / "ru" / "model" / "style.tsv").read_text(encoding="utf-8").splitlines()[3:]
    names = {row.split("\t")[0] for row in rows}
    assert {ngrams.name_of(key, symbols) for key in weights} == names


# --- terms and ratios on random input -----------------------------------------------------------

FAMILIES = ("first", "second", "third")


def random_pair(random: np.random.Generator) -> models.PairModel:
    rates = {f"c{i}": tuple(random.uniform(1e-5, 5e-3, 2).tolist()) for i in range(9)}
    size = 6 + 4 + len(FAMILIES)
    draws = random.normal(0, 0.4, (40, size))
    return models.PairModel(
        "native",
        "one",
        "two",
        1.0,
        models.RuleRates(rates, float(random.choice([0.125, 1.0, 16.0]))),
        tuple(random.normal(0, 1, size).tolist()),
        tuple(map(tuple, draws.tolist())),
        FAMILIES,
        1.3,
        {},
        "",
    )


def bare(model: models.EvidenceModel) -> models.EvidenceModel:
    return models.EvidenceModel(
        (), model.register, {}, calibration.MIDDLE, calibration.SHORTEST, calibration.LONGEST
    )


@pytest.mark.parametrize("seed", range(20))
def test_ratios_are_those_of_training(model: models.EvidenceModel, seed: int) -> None:
    random = np.random.default_rng(seed)
    pair = random_pair(random)
    words = int(np.exp(random.uniform(3, 10)))
    style = float(random.normal())
    profile = random.normal(0, 1, 4)
    family = str(random.choice([*FAMILIES, "none of them"]))
    counts = {
        name: int(n) for name, n in zip(pair.rules.families, random.poisson(3, 9), strict=True)
    }
    counts.pop("c4")  # a family without a finding

    under = np.array(list(pair.rules.families.values()))
    rule_model = RuleModel(under[:, 0], under[:, 1], pair.rules.shape)
    table = np.array([[float(counts.get(name, 0)) for name in pair.rules.families]])
    rules = rule_model.score(table, np.array([float(words)]))
    own = weighing.rule_score(pair.rules, counts, words)
    assert own == pytest.approx(rules[0], abs=1e-6)

    features = calibration.terms(np.array([style]), rules, np.array([float(words)]), profile[None])
    known = np.array(FAMILIES)
    full = calibration.with_families(features, np.array([family]), known)
    terms = weighing.terms(
        bare(model), pair, weighing.Scores(style, own, words), profile.tolist(), family
    )
    np.testing.assert_allclose(terms, full[0], atol=1e-6)

    fitted = Calibration(np.array(pair.coefficients), np.array(pair.draws), known)
    ratio = fitted.log10_lr(features, np.array([family]))[0]
    point, low, high = weighing.log10_lr(pair, terms, float("inf"))
    assert point == pytest.approx(ratio, abs=1e-6)
    assert low <= point <= high
    bounded = weighing.log10_lr(pair, terms, 0.5)
    assert bounded[0] == pytest.approx(np.clip(ratio, -0.5, 0.5), abs=1e-6)
    assert all(abs(value) <= 0.5 for value in bounded)


@pytest.mark.parametrize("words", [20, 300, 5000])
def test_one_finding_more_adds_what_is_said(words: int) -> None:
    pair = random_pair(np.random.default_rng(words))
    counts = {"c1": 2, "c5": 1}
    effects = weighing.finding_effects(pair.rules, words)
    before = weighing.rule_score(pair.rules, counts, words)
    for family in pair.rules.families:
        more = {**counts, family: counts.get(family, 0) + 1}
        after = weighing.rule_score(pair.rules, more, words)
        assert after - before == pytest.approx(effects[family])


@pytest.mark.parametrize("seed", range(10))
def test_the_register_is_that_of_training(model: models.EvidenceModel, seed: int) -> None:
    random = np.random.default_rng(seed)
    own = model.register
    names = _core.style_symbols(data.resources("ru"))[:64]
    fitted = Register(
        np.array(own.mean),
        np.array(own.spread),
        np.array(own.families),
        np.array(own.centres),
        np.array(own.precision),
        np.array(own.lengths),
        np.array(own.limits),
    )
    classes = random.poisson(random.gamma(1, 20, 64))
    profile = fitted.profile(register.shares(classes[None].astype(float), names))
    distances = fitted.distances(profile)[0]
    for length, limit in zip(own.lengths, own.limits, strict=True):
        told = registers.judge(own, classes.tolist(), int(length))
        np.testing.assert_allclose(told.profile, profile[0], atol=1e-6)
        assert told.nearest == fitted.nearest(profile, fitted.families)[0]
        assert told.distance == pytest.approx(distances.min() / limit, abs=1e-6)
        assert told.typical == (told.distance <= 1)
        assert (told.note.endswith("measured.")) == (not told.typical)


def test_between_measured_lengths_the_limit_lies_between(model: models.EvidenceModel) -> None:
    own = model.register
    classes = [7] * 64
    distances = [
        registers.judge(own, classes, words).distance
        for words in (1, *(int(n) for n in own.lengths), 10**6)
    ]
    assert distances[0] == distances[1]
    assert distances[-1] == distances[-2]
    middle = registers.judge(own, classes, int((own.lengths[0] * own.lengths[1]) ** 0.5)).distance
    assert min(distances[1:3]) <= middle <= max(distances[1:3])


# --- a whole text by both ways ------------------------------------------------------------------


@pytest.mark.parametrize("name", ["official", "plain", "headings and points", DEMOS[0].stem])
def test_a_text_is_scored_as_training_would(
    calques: calque.Detector, model: models.EvidenceModel, weights: dict[int, list[int]], name: str
) -> None:
    text = TEXTS[name]
    document = Document("d", "en", "original", "news", "set", "g", "en", "train", text)
    (piece,) = pieces.whole(read_texts(calques, [document]))
    names, family_of = rule_counts.families_of(calques.rules)
    counts = rule_counts.table([piece], family_of, len(names))[0]
    resources = data.resources("ru")
    classes = register.count_classes([piece], _core.style_classes(resources))
    shares = register.shares(classes, _core.style_symbols(resources)[:64])
    profile = (shares[0] - model.register.mean) / np.array(model.register.spread)
    weighed = Weighing(calques.score(text), calques, model)
    columns = _core.style_pairs(resources)
    for pair in model.pairs:
        if not pair.coefficients:
            continue
        column = columns.index(pair.name)
        keys = np.array(sorted(weights))
        fitted = np.array([weights[key][column] / pair.scale for key in keys.tolist()])
        style = ngrams.count([piece], keys=keys).rates @ fitted
        known = [number for number, family in enumerate(names) if family in pair.rules.families]
        under = np.array([pair.rules.families[names[number]] for number in known])
        rules = RuleModel(under[:, 0], under[:, 1], pair.rules.shape).score(
            counts[None, known], np.array([float(piece.words)])
        )
        features = calibration.terms(style, rules, np.array([float(piece.words)]), profile[None])
        trained = Calibration(
            np.array(pair.coefficients), np.array(pair.draws), np.array(pair.families)
        ).log10_lr(features, np.array([weighed.register.nearest]))[0]
        own = weighing.log10_lr(pair, weighed.terms(pair), float("inf"))[0]
        assert own == pytest.approx(trained, abs=1e-6)


def test_the_model_names_the_engine_s_pairs(model: models.EvidenceModel) -> None:
    names = [pair.name for pair in model.pairs if pair.coefficients]
    assert names == _core.style_pairs(data.resources("ru"))
    for pair in model.pairs:
        if pair.coefficients:
            size = 6 + len(model.register.groups) + len(pair.families)
            assert {len(pair.coefficients), *map(len, pair.draws)} == {size}
            assert set(pair.by_family) <= set(model.register.families)


def test_a_model_of_another_format_is_refused() -> None:
    with pytest.raises(ValueError, match="format 9, not"):
        models.parse('{"format": 9}')
