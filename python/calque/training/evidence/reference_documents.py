"""Reading a user's own reference documents: two folders of plain text, or the corpora's format."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import chain
from pathlib import Path

from calque.detector import Detector
from calque.document_evidence.bands import LEAST_WORDS
from calque.measuring.classes import class_of
from calque.measuring.corpora import read_documents
from calque.measuring.sources import source_of
from calque.report import Report

#: Documents of at least `LEAST_WORDS` words that each side needs.
LEAST_DOCUMENTS = 5
_SIDES = (("russian", True), ("native", False))


@dataclass(frozen=True)
class ReferenceDocument:
    """One document: whether it was translated from Russian, and where it comes from."""

    report: Report
    positive: bool
    source: str


def _from_folders(detector: Detector, folder: Path) -> list[ReferenceDocument]:
    made = []
    for name, positive in _SIDES:
        for path in sorted((folder / name).glob("*.txt")):
            report = detector.score(path.read_bytes())
            made.append(ReferenceDocument(report, positive, f"{name}/{path.name}"))
    return made


def _from_corpora(detector: Detector, folder: Path) -> list[ReferenceDocument]:
    made = []
    splits = chain.from_iterable(read_documents(folder, split) for split in ("train", "dev"))
    for document in splits:
        side = class_of(document)
        if side in ("ru", "native"):
            report = detector.score(document.text)
            made.append(ReferenceDocument(report, side == "ru", source_of(document)))
    return made


def read(detector: Detector, folder: Path) -> list[ReferenceDocument]:
    """Return the English documents of `LEAST_WORDS` words and more.

    Raises:
        FileNotFoundError: there is no such folder, or none of its two formats.
        ValueError: a side has fewer than `LEAST_DOCUMENTS` such documents.
    """
    if not folder.is_dir():
        raise FileNotFoundError(f"{folder}: no such folder")
    folders = [folder / name for name, _ in _SIDES]
    if all(one.is_dir() for one in folders):
        found = _from_folders(detector, folder)
    elif any(folder.glob("*.jsonl.gz")):
        found = _from_corpora(detector, folder)
    else:
        raise FileNotFoundError(
            f"{folder}: needs the folders russian/ and native/ with *.txt, or *.jsonl.gz in the "
            "format of corpora/README.md"
        )
    usable = [
        one
        for one in found
        if one.report.language == "english" and one.report.n_words >= LEAST_WORDS
    ]
    for name, positive in _SIDES:
        n = sum(one.positive == positive for one in usable)
        of = sum(one.positive == positive for one in found)
        if n < LEAST_DOCUMENTS:
            raise ValueError(
                f"{folder}: {n} of {of} documents under {name} are English of at least "
                f"{LEAST_WORDS} words; at least {LEAST_DOCUMENTS} are needed"
            )
    return usable
