"""Reading the tagger's weights."""

from __future__ import annotations

from pathlib import Path

from calque.training.table import read_table


def read_weights(path: Path) -> dict[str, dict[str, int]]:
    """Return the weights of each feature from ``weights.tsv``."""
    weights: dict[str, dict[str, int]] = {}
    for feature, *items in read_table(path):
        pairs = (item.rsplit(":", 1) for item in items)
        weights[feature] = {tag: int(weight) for tag, weight in pairs}
    return weights
