"""Corpora written in tests, in the format of the real ones."""

from __future__ import annotations

import gzip
import json
from pathlib import Path
from typing import Any


def document(text: str, **changes: Any) -> dict[str, Any]:
    """Return a document: an English original by a native, unless `changes` say otherwise."""
    return {
        "id": "one",
        "origin": "en",
        "kind": "original",
        "system": "",
        "family": "news",
        "domain": "news",
        "year": 2020,
        "set": "set-a",
        "group": "a1",
        "author_l1": "en",
        "split": "train",
        "text": text,
        **changes,
    }


def write_corpus(folder: Path, *documents: dict[str, Any], name: str = "texts") -> Path:
    """Write documents as a corpus and return its folder."""
    folder.mkdir(exist_ok=True)
    with gzip.open(folder / f"{name}.jsonl.gz", "wt", encoding="utf-8") as stream:
        stream.writelines(json.dumps(row) + "\n" for row in documents)
    return folder
