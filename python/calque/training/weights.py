"""Reading the tagger's weights."""

from __future__ import annotations

from pathlib import Path


def read_weights(path: Path) -> dict[str, dict[str, int]]:
    """Return the weights of each feature from ``weights.tsv``."""
    weights: dict[str, dict[str, int]] = {}
    for line in path.read_text(encoding="utf-8").splitlines():
        if line and line != "#" and line[:2] != "# ":
            feature, *items = line.split("\t")
            pairs = (item.rsplit(":", 1) for item in items)
            weights[feature] = {tag: int(weight) for tag, weight in pairs}
    return weights
