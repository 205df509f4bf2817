"""Pieces of texts with known truth, for tests of the evidence's training side."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
import scipy.sparse as sp
from calque.training.evidence.channels import Data
from calque.training.evidence.texts import Text

N_GRAMS = 30
RULES = 4
PROFILE = 3
SIDES = ("ru", "native", "other", "uk")
FAMILIES = ("first", "second", "third")


@dataclass(frozen=True)
class Layout:
    """How many sources each side has in each family, and pieces of 500 words each source has."""

    sources: int = 6
    pieces: int = 6


def simulate(seed: int = 1, layout: Layout = Layout()) -> Data:
    """Return pieces whose n-grams and findings lean by side, by source and by family of texts."""
    random = np.random.default_rng(seed)
    lean = {side: random.normal(0, 0.004, N_GRAMS) for side in SIDES}
    rows: list[tuple[str, str, str, int]] = []
    rates, counts, words = [], [], []
    for family in FAMILIES:
        of_family = random.normal(0, 0.004, N_GRAMS)
        for side in SIDES:
            for source in range(layout.sources):
                own = random.normal(0, 0.003, N_GRAMS)
                for length in (200, 500, 1500):
                    for _ in range(layout.pieces):
                        noise = random.normal(0, 0.2 / length**0.5 / 4, N_GRAMS)
                        rates.append(np.abs(0.02 + lean[side] + of_family + own + noise))
                        mean = length * (0.004 if side == "ru" else 0.002)
                        counts.append(random.poisson(mean, RULES))
                        words.append(length + random.integers(0, 40))
                        rows.append((side, family, f"{family}-{side}-{source}", length))
    side_of, family_of, source_of, length_of = zip(*rows, strict=True)
    n = len(rows)
    return Data(
        np.array(side_of),
        np.array(family_of),
        np.array(source_of),
        np.zeros(n, bool),
        np.array(words, float),
        np.array(length_of, np.int64),
        sp.csr_matrix(np.array(rates)),
        np.array(counts, float),
        random.normal(0, 1, (n, PROFILE)),
    )


def changed(data: Data, rows: np.ndarray, seed: int = 9) -> Data:
    """Return the same pieces with other texts in ``rows``."""
    random = np.random.default_rng(seed)
    rates = data.rates.toarray()
    counts, words, profile = data.counts.copy(), data.words.copy(), data.profile.copy()
    rates[rows] = random.uniform(0, 0.2, (len(rows), N_GRAMS))
    counts[rows] = random.poisson(20, (len(rows), RULES))
    words[rows] = words[rows] * 2
    profile[rows] = random.normal(3, 1, (len(rows), PROFILE))
    return replace(data, rates=sp.csr_matrix(rates), counts=counts, words=words, profile=profile)


def texts(seed: int, n: int = 40) -> list[Text]:
    """Return documents with random units; each unit's symbols tell where it comes from."""
    random = np.random.default_rng(seed)
    made = []
    for number in range(n):
        units = int(random.integers(0, 9))
        words = random.integers(0, 140, units)
        symbols = tuple(
            np.full(int(w), 1000 * number + unit, np.int64) for unit, w in enumerate(words)
        )
        hits = tuple(
            (int(unit), int(random.integers(0, 5))) for unit in np.sort(random.integers(0, 9, 4))
            if unit < units
        )  # fmt: skip
        side = SIDES[int(random.integers(0, 2))]
        source = f"{side}-{random.integers(0, 3)}"
        made.append(
            Text(
                f"t{number}",
                side,
                "first",
                f"set-{random.integers(0, 2)}",
                source,
                f"g{number}",
                None,
                False,
                words.astype(np.int64),
                symbols,
                hits,
            )
        )
    return made
