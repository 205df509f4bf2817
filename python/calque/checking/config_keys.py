"""The keys of a configuration: what each may hold."""

from __future__ import annotations

import difflib
from collections.abc import Callable
from typing import Any

from calque.checking.severity import OFF, SEVERITIES
from calque.formats import FORMATS

#: Turns a value of TOML into the one that is used. Raises ValueError: what is allowed instead.
Check = Callable[[Any], Any]


class KeyFault(ValueError):
    """A key or value that can't be; ``path`` leads to it through tables and lists."""

    def __init__(self, path: tuple[str | int, ...], message: str) -> None:
        """Say what is wrong with what stands at a path."""
        super().__init__(message)
        self.path = path


def one_of(*allowed: str) -> Check:
    """Accept one of some strings."""

    def check(value: Any) -> str:
        if value not in allowed or not isinstance(value, str):
            raise ValueError(f"must be one of {', '.join(allowed)}, not {value!r}")
        return value

    return check


def number(least: float, most: float) -> Check:
    """Accept a number within bounds."""

    def check(value: Any) -> float:
        if isinstance(value, bool) or not isinstance(value, int | float):
            raise ValueError(f"must be a number, not {value!r}")
        if not least <= value <= most:
            raise ValueError(f"must be {least:g} to {most:g}, not {value!r}")
        return float(value)

    return check


def whole(value: Any) -> int:
    """Accept a whole number from 1 on."""
    if isinstance(value, bool) or not isinstance(value, int) or value < 1:
        raise ValueError(f"must be a whole number, at least 1, not {value!r}")
    return value


def flag(value: Any) -> bool:
    """Accept true or false."""
    if not isinstance(value, bool):
        raise ValueError(f"must be true or false, not {value!r}")
    return value


def text(value: Any) -> str:
    """Accept a string that isn't empty."""
    if not isinstance(value, str) or not value:
        raise ValueError(f"must be a string, not {value!r}")
    return value


def texts(value: Any) -> tuple[str, ...]:
    """Accept a list of strings."""
    if not isinstance(value, list):
        raise ValueError(f"must be a list of strings, not {value!r}")
    return tuple(text(one) for one in value)


def severities(value: Any) -> tuple[tuple[str, str], ...]:
    """Accept a table of rules or families and their severities."""
    if not isinstance(value, dict):
        raise ValueError(f'must be a table such as {{ "discourse/*" = "note" }}, not {value!r}')
    allowed = one_of(*SEVERITIES, OFF)
    return tuple((rule, _at(rule, allowed, told)) for rule, told in value.items())


def _at(key: str, check: Check, value: Any) -> Any:
    try:
        return check(value)
    except ValueError as error:
        raise KeyFault((key,), str(error)) from error


#: Keys of an override, which the whole configuration has too.
PER_PATH: dict[str, Check] = {
    "disable": texts,
    "severity": severities,
    "min-precision": number(0, 1),
    "overuse-level": number(0, 1),
    "overuse-count": whole,
    "allow": texts,
    "termbase": texts,
    "format": one_of(*FORMATS),
    "check": flag,
    "unsupported": one_of("lower", "drop", "keep"),
}
GLOBAL: dict[str, Check] = {
    "rules": texts,
    "builtin": flag,
    "fail-on": one_of(*SEVERITIES, "never"),
    "include": texts,
    "exclude": texts,
    "baseline": text,
    "cache": text,
}


def checked(table: dict[str, Any], keys: dict[str, Check], at: tuple[str | int, ...]) -> Any:
    """Return a table's values by key, checked. Raises KeyFault at the first that can't be."""
    made = {}
    for key, value in table.items():
        if key not in keys:
            near = difflib.get_close_matches(key, keys, n=1)
            hint = f"; did you mean {near[0]}?" if near else "."
            raise KeyFault((*at, key), f"unknown key{hint} Keys here: {', '.join(sorted(keys))}")
        try:
            made[key] = keys[key](value)
        except KeyFault as fault:
            raise KeyFault((*at, key, *fault.path), str(fault)) from fault
        except ValueError as error:
            raise KeyFault((*at, key), str(error)) from error
    return made
