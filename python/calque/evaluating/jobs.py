"""The evaluation's work on the train split, cut into jobs for two processes."""

from __future__ import annotations

import multiprocessing
from concurrent.futures import Executor, ProcessPoolExecutor, ThreadPoolExecutor
from importlib import import_module
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from calque import _core, data
from calque.evaluating import baselines, by_source, fasttext_baseline, figures, floors, plain_text
from calque.evaluating.figures import Judged
from calque.evaluating.left_out import Family, judge
from calque.evaluating.left_out_tables import channel_row, length_rows
from calque.evaluating.material import MIDDLE, Material
from calque.evaluating.tables import Cell, Estimate
from calque.training.evidence import crossfit
from calque.training.evidence.pairs import PAIRS, POSITIVE, Pair
from calque.training.evidence.style_weights import cell_weights
from calque.training.evidence.train import SETTING

Rows = NDArray[np.intp]
#: Figures by pair, family of texts and name.
Figures = dict[tuple[str, str, str], Estimate]

BASELINES = ("function words", "character n-grams", "fastText")
FLOORS = ("names", "content words")
#: Pairs that baselines are made for.
COMPARED = ("native", "translation")
_PROCESSES = 2
_material: list[Material] = []


def measured_pairs(material: Material) -> list[Pair]:
    """Return the pairs that have enough sources."""
    return [pair for pair in PAIRS if crossfit.too_few_sources(material.data, pair) is None]


def families_of(material: Material, pair: Pair) -> list[str]:
    """Return the families of texts that have both sides of a pair, where there are two."""
    names = np.unique(material.data.family[crossfit.rows_of(material.data, pair)])
    return [str(name) for name in names] if len(names) > 1 else []


class LeftOut(NamedTuple):
    """A family judged by the others, with its rows of tables: intervals take their time."""

    family: Family
    by_length: list[tuple[Cell, ...]]
    by_channel: tuple[Cell, ...]


def family_left_out(pair: Pair, family: str) -> LeftOut:
    """Judge a family by the others."""
    own = _material[0]
    made = judge((own.data, own.judged, own.frame.register), pair, family, SETTING)
    return LeftOut(made, length_rows(made), channel_row(made))


def sources_left_out(pair: Pair) -> by_source.OutOfSource:
    """Judge all families, the fold of the source left out."""
    own = _material[0]
    return by_source.judged(own.data, own.set, crossfit.fit(own.data, pair, SETTING))


def publisher_floors(family: str) -> list[floors.Floor]:
    """Tell sets of originals of a family apart."""
    own = _material[0]
    return list(floors.between_originals(own.data, own.set, family, SETTING))


def ukrainian_floor() -> floors.Floor:
    """Tell translations from Russian and from Ukrainian apart: few publishers on either side."""
    own = _material[0]
    return floors.between_translations(own.data, SETTING, "political", "uk")


def _rank(name: str, texts: tuple[str, ...]) -> baselines.Rank | None:
    resources = data.resources("ru")
    if name == "function words":
        raw = (resources.file("en/function-words.txt") or b"").decode("utf-8").splitlines()
        known = frozenset(word for line in raw if not line.startswith("#") for word in line.split())
        return baselines.function_words(texts, known)
    if name == "character n-grams":
        return baselines.character_ngrams(texts)
    if name == "fastText":
        return fasttext_baseline.ranker(texts) if fasttext_baseline.installed() else None
    if name == "names":
        return baselines.bag(texts, plain_text.names)
    return baselines.bag(texts, plain_text.content_words(frozenset(_core.style_symbols(resources))))


def baseline(name: str) -> tuple[Figures, Figures]:
    """Return a baseline's or floor's AUC, families left out, and folds of sources left out.

    Sources are left out for floors only; both are empty where the baseline isn't installed.
    """
    own = _material[0]
    rows = np.flatnonzero(own.data.length == MIDDLE)
    side, family, source = own.data.side[rows], own.data.family[rows], own.data.source[rows]
    rank = _rank(name, own.raw)
    by_family: Figures = {}
    out_of_source: Figures = {}
    if rank is None:
        return by_family, out_of_source

    def weigh(some: Rows) -> NDArray[np.float64]:
        return cell_weights(side[some], family[some], source[some])

    positive = side == POSITIVE
    for pair in PAIRS:
        if pair.name not in COMPARED:
            continue
        wanted = np.flatnonzero(np.isin(rows, crossfit.rows_of(own.data, pair)))
        for one in baselines.families_left_out(rank, wanted, positive, family, weigh):
            judged = Judged(positive[one.rows], one.score, source[one.rows])
            by_family[pair.name, one.family, name] = figures.auc(judged)
        if name not in FLOORS:
            continue
        folds = crossfit.folds_of(source, side)
        score = baselines.folds_left_out(rank, wanted, positive, folds, weigh)
        for group in np.unique(family[wanted]):
            mine = family[wanted] == group
            judged = Judged(positive[wanted][mine], score[mine], source[wanted][mine])
            out_of_source[pair.name, str(group), name] = figures.auc(judged)
    return by_family, out_of_source


def _one_thread() -> None:
    # Two processes of linear algebra on two threads each would only wait for each other.
    import_module("threadpoolctl").threadpool_limits(1)


def pool(material: Material) -> Executor:
    """Return two processes that share the material; one thread where processes can't fork."""
    _material[:] = [material]
    if "fork" not in multiprocessing.get_all_start_methods():
        return ThreadPoolExecutor(1)
    context = multiprocessing.get_context("fork")
    return ProcessPoolExecutor(_PROCESSES, mp_context=context, initializer=_one_thread)
