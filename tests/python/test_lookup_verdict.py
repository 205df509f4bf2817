"""The sentence: what it claims follows from the figures, and no more."""

from __future__ import annotations

import pytest
from calque.phrases.answer import Ceiling, Rate
from calque.phrases.block import Cell, Entry
from calque.phrases.compare import Comparison, FamilyRatio, compare
from calque.phrases.head import Source, Typical, rank
from calque.phrases.verdict import ratio_text, verdict


def rate(side: str, hits: int | None) -> Rate:
    return Rate(None, side, 1_000_000, hits, hits, hits, None)


TOTALS = [rate("ru", 40), rate("other", 40), rate("native", 40)]


def family(name: str, ratio: float, *, hits: int = 20, has_data: bool = True) -> FamilyRatio:
    return FamilyRatio(name, hits, hits, has_data, ratio, ratio / 3, ratio * 3)


def comparison(other: str, ratio: float, low: float, high: float, *rows: FamilyRatio) -> Comparison:
    return Comparison(other, ratio, low, high, rows or (family("un", ratio),), 0.5)


@pytest.mark.parametrize(
    ("comparisons", "status", "said"),
    [
        (
            [
                comparison("native", 3.1, 1.9, 5.2, family("law", 2.0), family("un", 4.0)),
                comparison("other", 2.0, 1.2, 3.3),
            ],
            "more_frequent",
            "More frequent in English translated from Russian than in original English, 3.1 times "
            "(95 % 1.9 to 5.2), in all 2 families with data. It is more frequent than in other "
            "translations too: 2.0 times (95 % 1.2 to 3.3).",
        ),
        (
            [
                comparison("native", 3.1, 1.9, 5.2, family("law", 0.5), family("un", 4.0)),
                comparison("other", 1.5, 0.7, 3.3),
            ],
            "more_frequent",
            "More frequent in English translated from Russian than in original English, 3.1 times "
            "(95 % 1.9 to 5.2), in 1 of 2 families with data. Against other translations "
            "undecided: 1.5 times (95 % 0.7 to 3.3). So it may mark translation as such, not "
            "Russian.",
        ),
        (
            [comparison("native", 0.3, 0.2, 0.5), comparison("other", 2.0, 1.2, 3.3)],
            "less_frequent",
            "Less frequent in English translated from Russian than in original English, 0.3 times "
            "(95 % 0.2 to 0.5), with data in one family only (un). But it is more frequent than "
            "in other translations: 2.0 times (95 % 1.2 to 3.3).",
        ),
        (
            [comparison("native", 1.2, 0.6, 2.4, family("law", 2.0, hits=9),
                        family("un", 0.5, hits=9))],
            "undecided",
            "Undecided: few hits (36), the sign differs by register (more in law; less in un), and "
            "ratios from 0.6 to 2.4 fit the figures. There is nothing to compare in other "
            "translations.",
        ),
        (
            [comparison("native", 1.2, 0.6, 2.4, family("law", 2.0),
                        family("un", 0.5, has_data=False))],
            "undecided",
            "Undecided: ratios from 0.6 to 2.4 fit the figures. There is nothing to compare in "
            "other translations.",
        ),
        (
            [comparison("native", 1.2, 0.2, 9.4, family("law", 1.2, hits=1))],
            "too_rare",
            "Too rare to say: 2 hits in 2.0 million words; ratios from 0.2 to 9.4 fit the figures.",
        ),
        (
            [],
            "too_rare",
            "Too rare to say: 120 hits, none in a family with both English translated from Russian "
            "and original English.",
        ),
    ],
    ids=["all agree", "one doesn't", "less", "sign differs", "a sign without data", "few", "none"],
)  # fmt: skip
def test_what_is_said(comparisons: list[Comparison], status: str, said: str) -> None:
    assert verdict(TOTALS, comparisons, []) == (status, said)


def test_what_is_said_of_an_unknown_phrase() -> None:
    totals = [rate("ru", None), rate("native", None)]
    ceilings = [Ceiling("native", "be", 99, 10, 1.0), Ceiling("ru", "will be", 7, 1_000_000, 13.25)]
    assert verdict(totals, [], ceilings) == (
        "too_rare",
        "Too rare to say: found in fewer than three sources or in only one set of texts among 2.0 "
        "million words. At most 7 hits in 1.0 million words translated from Russian, those of its "
        "part \u201cwill be\u201d, at most 13.2 a million.",
    )


@pytest.mark.parametrize(
    ("ru", "native", "has_data"),
    [
        ((3, 100), (3, 100), True),
        ((1, 100), (1, 100), False),  # two hits
        ((0, 10), (4, 100), False),  # none expected in so few words
        ((0, 100), (4, 100), True),
        ((4, 10), (0, 1000), True),
        ((6, 10), (0, 200), True),  # hits where hardly any was expected say much
    ],
)
def test_whether_a_family_s_sign_means_anything(
    ru: tuple[int, int], native: tuple[int, int], has_data: bool
) -> None:
    sources = [Source("un", "ru", ru[1], 1, 1, 1.0), Source("un", "native", native[1], 1, 1, 1.0)]
    cells = {n: Cell(hits, hits, hits) for n, (hits, _) in enumerate((ru, native)) if hits}
    found = compare(Entry(0.0, cells), sources, "native", Typical(0.0, 1.0, {}, {}))
    assert found is not None
    assert found.families[0].has_data is has_data


def test_rank() -> None:
    percentiles = [float(n) for n in range(1, 100)]
    assert rank(percentiles, 0.0) == 0.0
    assert rank(percentiles, 1000.0) == 1.0
    assert rank(percentiles, 71.5) == pytest.approx(71 / 99)
    assert rank([1.0] * 99, 1.0) == 0.5


@pytest.mark.parametrize(
    ("ratio", "text"),
    [(0.0123, "0.012"), (0.5, "0.5"), (0.96, "0.96"), (1.02, "1.02"), (1.25, "1.2"),
     (9.96, "10.0"), (16.4, "16"), (2105.0, "2,105")],
)  # fmt: skip
def test_ratios_are_short(ratio: float, text: str) -> None:
    assert ratio_text(ratio) == text
