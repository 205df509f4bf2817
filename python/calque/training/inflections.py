"""Reading LemmInflect's table of inflections (Jascob 2019, from NIH's SPECIALIST Lexicon).

A row of ``infl_lu.csv.gz`` is lemma, category, then one column for each inflected form, with
spellings between slashes: ``lie,verb,lay/lied,lain,lying,lies``.
"""

from __future__ import annotations

import gzip
import io
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

_TABLE = "lemminflect/resources/infl_lu.csv.gz"
_BASE = {"noun": ("NN",), "verb": ("VB", "VBP"), "adj": ("JJ",), "adv": ("RB",)}
_INFLECTED = {
    "noun": ("NNS",),
    "verb": ("VBD", "VBN", "VBG", "VBZ"),
    "adj": ("JJR", "JJS"),
    "adv": ("RBR", "RBS"),
}
_PROPER = {"NN": "NNP", "NNS": "NNPS"}
_WORD = re.compile(r"[^\W\d_]{2,}(?:'[^\W\d_]+)*")

# Nouns whose plural is the singular. The table gives all mass nouns such a plural as well ("sesame,
# sesame"), so that it can't be believed for others.
_INVARIANT = frozenset(
    [
        "aircraft",
        "bison",
        "chassis",
        "corps",
        "craft",
        "cross-roads",
        "crossroads",
        "deer",
        "elk",
        "fish",
        "gallows",
        "headquarters",
        "hovercraft",
        "insignia",
        "means",
        "moose",
        "offspring",
        "salmon",
        "series",
        "shambles",
        "sheep",
        "shrimp",
        "spacecraft",
        "species",
        "swine",
        "trout",
        "watercraft",
        "whereabouts",
        "works",
    ]
)


@dataclass(frozen=True)
class Reading:
    """One reading of a form: its tag and its lemma, lower-case."""

    form: str
    tag: str
    lemma: str


def _rows(source: Path) -> Iterator[str]:
    """Yield the table's lines from a wheel, an installed package's folder, or the file itself."""
    if source.suffix == ".whl":
        with zipfile.ZipFile(source) as wheel:
            packed = wheel.read(_TABLE)
    elif source.is_dir():
        inside = source / _TABLE
        packed = (inside if inside.exists() else source / "resources/infl_lu.csv.gz").read_bytes()
    else:
        packed = source.read_bytes()
    with gzip.open(io.BytesIO(packed), "rt", encoding="utf-8") as lines:
        for line in lines:
            yield line.rstrip("\n")


def _forms(lemma: str, category: str, columns: list[str]) -> Iterator[tuple[str, str]]:
    """Yield (form, tag) for one row."""
    for tag in _BASE[category]:
        yield lemma, tag
    if category == "verb" and len(columns) > 1 and not columns[1]:
        columns = [columns[0], columns[0], *columns[2:]]  # regular: participle as the past
    for tag, column in zip(_INFLECTED[category], columns, strict=False):
        for form in filter(None, column.split("/")):
            if tag == "NNS" and form == lemma and lemma not in _INVARIANT:
                continue
            yield form, tag


def read_inflections(source: Path) -> Iterator[Reading]:
    """Yield the table's readings with Penn tags.

    Left out: one-letter forms, forms of several words or with signs, plurals that equal the
    singular unless they are on a list, and inflected forms of names ("Mondays" stays: a plural).

    Raises:
        ValueError: a category that isn't known.
    """
    for line in _rows(source):
        lemma, category, *columns = line.split(",")
        if category not in _BASE:
            raise ValueError(f"{source}: unknown category {category!r} in {line!r}")
        name = lemma != lemma.lower()
        if name and category == "verb":
            continue  # "Bogart" as a verb
        for form, tag in _forms(lemma, category, columns):
            if _WORD.fullmatch(form):
                yield Reading(form.lower(), _PROPER.get(tag, tag) if name else tag, lemma.lower())
