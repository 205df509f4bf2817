"""Reading corpora of known origin: folders of ``*.jsonl.gz``, one document a line."""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path


@dataclass(frozen=True)
class Document:
    """One document and what is known of it; ``corpora/README.md`` describes the fields."""

    id: str
    origin: str
    kind: str
    family: str
    set: str
    group: str
    author_l1: str | None
    split: str
    text: str
    year: int | None = None


def read_documents(folder: Path, split: str) -> Iterator[Document]:
    """Yield the documents of one split, file by file in the order of their names.

    Raises:
        FileNotFoundError: the folder holds no ``*.jsonl.gz``.
        ValueError: a line isn't a document; the message names file and line.
    """
    files = sorted(folder.glob("*.jsonl.gz"))
    if not files:
        raise FileNotFoundError(f"{folder}: no *.jsonl.gz here")
    for file in files:
        with gzip.open(file, "rt", encoding="utf-8") as lines:
            for number, line in enumerate(lines, 1):
                try:
                    row = json.loads(line)
                    if row["split"] != split:
                        continue
                    yield Document(**{name: row.get(name) for name in Document.__annotations__})
                except (KeyError, TypeError, json.JSONDecodeError) as error:
                    raise ValueError(f"{file}:{number}: not a document: {error!r}") from error


def batches(documents: Iterable[Document], size: int = 256) -> Iterator[list[Document]]:
    """Yield documents, some hundred at a time, as `Detector.score_batch` likes them."""
    rest = iter(documents)
    while batch := list(islice(rest, size)):
        yield batch
