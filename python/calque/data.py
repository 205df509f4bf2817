"""Where calque's data lies: rules, break rules, word lists."""

import os
from functools import cache
from pathlib import Path

from calque import _core


def data_folder() -> Path:
    """Return the folder that holds ``en/`` and ``ru/``.

    It lies beside the compiled module; the environment variable ``CALQUE_DATA`` names another,
    such as ``corpora`` in a working copy.
    """
    named = os.environ.get("CALQUE_DATA")
    return Path(named) if named else Path(_core.__file__).parent / "data"


def builtin_rules(language: str) -> Path:
    """Return the folder of the rules that come with calque for a source language."""
    return data_folder() / language / "rules"


@cache
def resources(language: str) -> _core.Resources:
    """Load the data of a language pair once. Raises DataError where it's missing or faulty."""
    return _core.Resources(str(data_folder()), language)
