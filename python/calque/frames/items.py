"""What can be scored in one call: texts, pairs, mappings, series and frames, as names and texts."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from calque.frames import library


@dataclass(frozen=True)
class Items:
    """Texts by name; None stands for a missing one.

    ``frame`` is the frame they came from, less its texts; then its own rows name them.
    """

    names: list[object]
    texts: list[str | bytes | None]
    library: str | None = None
    frame: Any = None


def _text(value: object, name: object) -> str | bytes | None:
    if isinstance(value, str | bytes):
        return value
    # Frames write what is missing as None, NaN or NA; none of them equals itself for certain.
    missing = value is None or type(value).__name__ in ("NAType", "NaTType")
    if missing or (isinstance(value, float) and value != value):  # noqa: PLR0124
        return None
    raise TypeError(f"item {name!r} is {type(value).__name__}, not text")


def _checked(pairs: Iterable[tuple[object, object]], **more: Any) -> Items:
    names, texts = [], []
    for name, value in pairs:
        names.append(name)
        texts.append(_text(value, name))
    return Items(names, texts, **more)


def _of_frame(given: Any, column: str, used: str) -> Items:
    if column not in given.columns:
        raise ValueError(f"no column {column!r}; there are {', '.join(map(str, given.columns))}")
    rest = given.drop(columns=[column]) if used == "pandas" else given.drop(column)
    return _checked(enumerate(given[column]), library=used, frame=rest)


def read(given: Any, column: str) -> Items:
    """Return the names and texts of anything that `calque.score_many` takes.

    Raises:
        TypeError: it, or an item, is nothing that has a text; the message names which.
        ValueError: a frame has no such column.
    """
    if isinstance(given, str | bytes):
        raise TypeError("items must be many texts, not one")
    used = library.of(given)
    if used and hasattr(given, "columns"):
        return _of_frame(given, column, used)
    if used:
        names = given.index if used == "pandas" else range(len(given))
        return _checked(zip(names, given, strict=True), library=used)
    if isinstance(given, Mapping):
        return _checked(given.items())
    return _checked(
        one if isinstance(one, tuple) and len(one) == 2 else (number, one)
        for number, one in enumerate(given)
    )
