"""fastText's classifier on the words of a piece, where fastText is installed."""

from __future__ import annotations

import tempfile
from collections.abc import Sequence
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from calque.evaluating import plain_text
from calque.evaluating.baselines import Rank

Array = NDArray[np.float64]
Rows = NDArray[np.intp]

#: Joulin et al. 2017, Bag of Tricks for Efficient Text Classification: bigrams, a few epochs.
SETTING = {"dim": 32, "epoch": 8, "lr": 0.5, "wordNgrams": 2, "bucket": 200_000, "minCount": 5}
_H1 = "__label__1"


def installed() -> bool:
    """Whether the package ``fasttext`` (or ``fasttext-wheel``) is there."""
    return find_spec("fasttext") is not None


def ranker(texts: Sequence[str]) -> Rank:
    """Return the baseline; one thread, so that runs agree. It knows no weights of texts."""
    fasttext: Any = import_module("fasttext")  # optional: it has no types, and few have it

    lines = [" ".join(plain_text.words(text)) for text in texts]

    def score(model: Any, line: str) -> float:
        # The wrapper's own `predict` fails under NumPy 2; this is what it calls.
        found = model.f.predict(line + "\n", 2, 0.0, "strict")
        share = next((p for p, label in found if label == _H1), 0.0)
        return float(np.log(max(share, 1e-9) / max(1 - share, 1e-9)))

    def rank(fit: Rows, positive: NDArray[np.bool_], weights: Array, judged: Rows) -> Array:
        del weights
        order = np.random.default_rng(1).permutation(len(fit))
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "train.txt"
            labelled = (f"__label__{int(positive[i])} {lines[fit[i]]}" for i in order)
            path.write_text("\n".join(labelled) + "\n", encoding="utf-8")
            model = fasttext.train_supervised(str(path), thread=1, verbose=0, seed=1, **SETTING)
        return np.array([score(model, lines[i]) for i in judged])

    return rank
