"""Which data-frame library to use: that of the user's own frame, else one that is installed."""

from __future__ import annotations

import importlib
import importlib.util
from typing import Any

LIBRARIES = ("pandas", "polars")
_MISSING = "data frames need pandas or polars: pip install 'calque[frames]'"


def of(thing: object) -> str | None:
    """Return the library that an object comes from; None where it's neither's."""
    name = type(thing).__module__.partition(".")[0]
    return name if name in LIBRARIES else None


def load(wanted: str | None) -> Any:
    """Import a library; None: pandas, or Polars where only that is installed.

    Raises:
        ValueError: ``wanted`` is neither.
        ModuleNotFoundError: it isn't installed; the message says how to get it.
    """
    if wanted is None:
        wanted = next((name for name in LIBRARIES if importlib.util.find_spec(name)), None)
        if wanted is None:
            raise ModuleNotFoundError(_MISSING)
    if wanted not in LIBRARIES:
        raise ValueError(f"frames come from {' or '.join(LIBRARIES)}, not {wanted!r}")
    try:
        return importlib.import_module(wanted)
    except ModuleNotFoundError as error:
        raise ModuleNotFoundError(
            f"{wanted} isn't installed: pip install 'calque[frames]'", name=wanted
        ) from error


def frame(rows: list[dict[str, object]], columns: list[str], wanted: str | None) -> Any:
    """Return rows as a frame with these columns, of the library `load` gives."""
    used = load(wanted)
    values = {column: [row.get(column) for row in rows] for column in columns}
    if used.__name__ == "polars":
        return used.DataFrame(values, infer_schema_length=None, strict=False)
    return used.DataFrame(values, columns=columns)
