"""Phrases that can stand in a finding's place, from ``corpora/ru/mends.tsv``.

A rule's alternatives illustrate natural English, often with the writer's own words left out; these
fit the slot as they are. A fix is never made of anything else.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from calque import data
from calque._core import DataError

_HEAD = "rule\tphrase\tmends"


def read_mends(text: str, name: str) -> dict[tuple[str, str], tuple[str, ...]]:
    """Read the file: mends by rule and phrase. Raises ValueError, with the line, for a faulty one.

    ``name`` stands for the file in messages.
    """
    found: dict[tuple[str, str], tuple[str, ...]] = {}
    for number, line in enumerate(text.splitlines(), 1):
        if not line or line.startswith("#") or line == _HEAD:
            continue
        cells = line.split("\t")
        if len(cells) != 3 or "\u2026" in line:
            raise ValueError(f"{name}:{number}: must be rule, phrase and mends, without gaps")
        rule, phrase, mends = cells
        if (rule, phrase) in found:
            raise ValueError(f"{name}:{number}: {phrase} of {rule} stands here twice")
        found[rule, phrase] = tuple(mends.split("; "))
    return found


@cache
def mends_of(language: str) -> Mapping[tuple[str, str], tuple[str, ...]]:
    """Return the mends of a language's rules. Raises DataError where the file is faulty."""
    path = data.table_path(language, "mends.tsv")
    try:
        return read_mends(path.read_text(encoding="utf-8"), path.name)
    except FileNotFoundError:
        return {}
    except ValueError as error:
        raise DataError(str(error)) from error


def mends_for(language: str, rule: str, text: str) -> tuple[str, ...]:
    """Return what can replace a finding's text, begun as the text is begun."""
    mends = mends_of(language).get((rule, " ".join(text.lower().split())), ())
    if text[:1].isupper():
        return tuple(mend[:1].upper() + mend[1:] for mend in mends)
    return mends
