"""Prints what the thresholds of ``corpora/en/gate.toml`` were set from.

``python -m calque.measuring.gate --corpora DIR`` gives, for the documents of the train split by
family, the quantiles of the shares that tell English prose from other text. A threshold is set
outside what nearly all English prose shows.
"""

from __future__ import annotations

import argparse
import sys
from collections import defaultdict
from pathlib import Path

from calque import data
from calque._core import Detector, TextCounts
from calque.measuring.corpora import read_documents

_LEAST_WORDS = 50
_QUANTILES = (0.0, 0.001, 0.01, 0.5, 0.99, 0.999, 1.0)


def shares(counts: TextCounts) -> dict[str, float]:
    """Return the gate's shares for one document's counts."""
    words = max(counts.words, 1)
    return {
        "function_share": counts.function_words / words,
        "capital_share": counts.capitals / words,
        "number_share": counts.numbers / max(counts.words + counts.numbers, 1),
        "symbol_share": counts.symbols / max(counts.tokens, 1),
    }


def quantile(ordered: list[float], q: float) -> float:
    """Return the quantile of an ascending list, without interpolation."""
    return ordered[min(int(q * len(ordered)), len(ordered) - 1)]


def main(argv: list[str] | None = None) -> int:
    """Run the command."""
    parser = argparse.ArgumentParser(prog="python -m calque.measuring.gate", description=__doc__)
    parser.add_argument("--corpora", type=Path, required=True, metavar="DIR")
    arguments = parser.parse_args(argv)
    detector = Detector(data.resources("ru"), [], False, False)
    measured: dict[tuple[str, str], list[float]] = defaultdict(list)
    for document in read_documents(arguments.corpora, "train"):
        counts = detector.score(document.text).counts
        if counts.words < _LEAST_WORDS:
            continue
        for name, value in shares(counts).items():
            for family in (document.family, "all"):
                measured[name, family].append(value)
    head = "".join(f"{'q' + format(q, 'g'):>9}" for q in _QUANTILES)
    print(f"{'share':<16}{'family':<14}{'n':>7}{head}")
    for (name, family), values in sorted(measured.items()):
        values.sort()
        row = "".join(f"{quantile(values, q):>9.3f}" for q in _QUANTILES)
        print(f"{name:<16}{family:<14}{len(values):>7}{row}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
