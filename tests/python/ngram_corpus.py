"""A small corpus of known origin, and a table counted from it, for the tests of looking up."""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

SOURCES = """
[[source]]
sets = ["free-*", "lit:*"]
licence = "CC0"
commercial = "allowed"

[[source]]
sets = ["research"]
licence = "for research"
commercial = "forbidden"

[[source]]
sets = ["somebody"]
licence = "none known"
commercial = "unknown"
"""


def document(text: str, set: str, group: str, **changes: Any) -> dict[str, Any]:
    """Return a document translated from Russian; `changes` replace its fields."""
    return {
        "id": f"{set}/{group}",
        "origin": "ru",
        "kind": "human",
        "family": "news",
        "set": set,
        "group": group,
        "author_l1": None,
        "split": "train",
        "text": text,
        **changes,
    }


def original(text: str, set: str, group: str, **changes: Any) -> dict[str, Any]:
    """Return a document written in English."""
    return document(text, set, group, **{"origin": "en", "kind": "original", **changes})


def write_corpus(folder: Path, documents: Iterable[dict[str, Any]]) -> Path:
    """Write documents and the decisions on their licences; return the corpora's folder."""
    corpora = folder / "corpora"
    corpora.mkdir(parents=True)
    with gzip.open(corpora / "all.jsonl.gz", "wt", encoding="utf-8") as file:
        for row in documents:
            file.write(json.dumps(row) + "\n")
    (folder / "sources.toml").write_text(SOURCES)
    return corpora
