"""Where calque's data lies: one pack with rules, lexicon and break rules."""

import hashlib
import os
from functools import cache
from pathlib import Path

from calque import _core


def data_path(language: str) -> Path:
    """Return the pack of a source language, ``ru.calque``, which lies beside the compiled module.

    The environment variable ``CALQUE_DATA`` names another pack, or a folder such as ``corpora`` in
    a working copy, whose files are then compiled at every start (about 0.3 s).
    """
    named = os.environ.get("CALQUE_DATA")
    return Path(named) if named else Path(_core.__file__).parent / "data" / f"{language}.calque"


def ngrams_path(language: str) -> Path:
    """Return the table of n-gram counts, ``ru.ngrams``, which lies beside the compiled module.

    ``CALQUE_NGRAMS`` names another file. Where ``CALQUE_DATA`` names a folder, it's that folder's.
    """
    named = os.environ.get("CALQUE_NGRAMS")
    if named:
        return Path(named)
    folder = data_path(language)
    if folder.is_dir():
        return folder / language / "lookup" / "ngrams.bin"
    return Path(_core.__file__).parent / "data" / f"{language}.ngrams"


def table_path(language: str, name: str) -> Path:
    """Return a table that scoring doesn't need: ``mends.tsv``, or one of what was measured.

    The latter are ``editing.tsv``, ``counts.tsv`` and ``densities.tsv``. All lie beside the
    compiled module as ``ru.mends.tsv`` and the like; where ``CALQUE_DATA`` names a folder, in its
    ``ru`` and ``ru/measured``. ``CALQUE_MEASURED`` names another folder for what was measured.
    """
    measured = name != "mends.tsv"
    named = os.environ.get("CALQUE_MEASURED")
    if measured and named:
        return Path(named) / name
    folder = data_path(language)
    if folder.is_dir():
        return folder / language / ("measured" if measured else "") / name
    return Path(_core.__file__).parent / "data" / f"{language}.{name}"


def measured_text(language: str, name: str) -> str | None:
    """Return a table of what was measured, for pages and plots; None where it isn't there."""
    path = table_path(language, name)
    return path.read_text(encoding="utf-8") if path.is_file() else None


@cache
def resources(language: str) -> _core.Resources:
    """Load the data of a language pair once. Raises DataError where it's missing or faulty."""
    path = data_path(language)
    if path.is_dir():
        return _core.Resources.load(os.fsencode(path), language)
    return _core.Resources.open(os.fsencode(path), language)


@cache
def pack_sha256(language: str) -> str:
    """Return the SHA-256 of what `data_path` names; of a folder, over all names and contents."""
    path = data_path(language)
    if not path.is_dir():
        return hashlib.sha256(path.read_bytes()).hexdigest()
    digest = hashlib.sha256()
    for file in sorted(path.rglob("*")):
        if file.is_file():
            digest.update(os.fsencode(file.relative_to(path)) + b"\0")
            digest.update(hashlib.sha256(file.read_bytes()).digest())
    return digest.hexdigest()
