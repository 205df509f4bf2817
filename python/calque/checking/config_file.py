"""Reading a configuration: ``calque.toml``, or ``[tool.calque]`` in ``pyproject.toml``."""

from __future__ import annotations

import re
import sys
from pathlib import Path
from typing import Any

from calque.checking import config_keys
from calque.checking.settings import Config, Override, Settings
from calque.checking.toml_place import KeyPath, line_and_column

_PLACE = re.compile(r"^(.*) \(at line (\d+), column (\d+)\)$", re.DOTALL)
_COMMENT = re.compile(r"(?:^|\s)#")  # of a termbase; a phrase may hold the sign
_PATHS = ("baseline", "cache")


class ConfigError(Exception):
    """A configuration that can't be; the message names file, line, column and key."""


def find(folder: Path) -> Path | None:
    """Return the nearest configuration in a folder or above it.

    ``calque.toml`` goes before ``pyproject.toml``, which counts where it has ``[tool.calque]``. The
    search ends at the root of a Git repository.
    """
    for place in (folder, *folder.parents):
        if (place / "calque.toml").is_file():
            return place / "calque.toml"
        project = place / "pyproject.toml"
        if project.is_file() and "tool.calque" in project.read_text("utf-8", "replace"):
            return project
        if (place / ".git").exists():
            break
    return None


def read(path: Path) -> Config:
    """Read a configuration. Raises ConfigError where it can't be read or isn't one."""
    try:
        text = path.read_bytes().decode("utf-8")
    except OSError as error:
        raise ConfigError(f"{path}: {error.strerror or error}") from error
    except UnicodeDecodeError as error:
        raise ConfigError(f"{path}: not UTF-8 at byte {error.start}") from error
    if sys.version_info >= (3, 11):
        import tomllib  # noqa: PLC0415  (only where there is a configuration)
    else:
        import tomli as tomllib  # noqa: PLC0415
    try:
        table: Any = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise ConfigError(_syntax(path, text, str(error))) from error
    at: tuple[str, ...] = ("tool", "calque") if path.name == "pyproject.toml" else ()
    for key in at:
        table = table.get(key, {}) if isinstance(table, dict) else {}
    try:
        return _config(path, table, at)
    except config_keys.KeyFault as fault:
        found = line_and_column(text, fault.path)
        where = f":{found[0]}:{found[1]}" if found else ""
        key = ".".join(str(part) for part in fault.path[len(at) :])
        raise ConfigError(f"{path}{where}: {key}{': ' if key else ''}{fault}") from fault


def _syntax(path: Path, text: str, message: str) -> str:
    """Return a parser's message with the place before it, as all messages have it."""
    told = _PLACE.match(message)
    if told:
        return f"{path}:{told.group(2)}:{told.group(3)}: {told.group(1)}"
    last = max(1, len(text.splitlines()))
    return f"{path}:{last}: {message.removesuffix(' (at end of document)')}"


def _config(path: Path, table: Any, at: tuple[str, ...]) -> Config:
    if not isinstance(table, dict):
        raise config_keys.KeyFault(at, "must be a table")
    root = path.absolute().parent
    table = dict(table)
    overrides = table.pop("overrides", [])
    keys = {**config_keys.GLOBAL, **config_keys.PER_PATH}
    try:
        values = config_keys.checked(table, keys, at)
    except config_keys.KeyFault as fault:
        told = str(fault).replace("Keys here: ", "Keys here: overrides, ")
        raise config_keys.KeyFault(fault.path, told) from fault
    made = {key.replace("-", "_"): values[key] for key in config_keys.GLOBAL if key in values}
    made["rules"] = tuple(root / one for one in made.get("rules", ()))
    made.update({key: root / made[key] for key in _PATHS if key in made})
    return Config(
        root,
        path,
        Settings().changed(_changes(values, root, at)),
        tuple(_overrides(overrides, root, at)),
        **made,
    )


def _overrides(tables: Any, root: Path, at: KeyPath) -> list[Override]:
    if not isinstance(tables, list) or not all(isinstance(one, dict) for one in tables):
        raise config_keys.KeyFault((*at, "overrides"), "must be tables, [[overrides]]")
    made = []
    keys = {"paths": config_keys.texts, **config_keys.PER_PATH}
    for number, table in enumerate(tables):
        here: KeyPath = (*at, "overrides", number)
        values = config_keys.checked(table, keys, here)
        if not values.get("paths"):
            raise config_keys.KeyFault(here, "needs paths, a list of patterns")
        made.append(Override(values.pop("paths"), _changes(values, root, here)))
    return made


def _changes(values: dict[str, Any], root: Path, at: KeyPath) -> dict[str, Any]:
    """Return what settings a table changes; files of phrases are read."""
    changes = {
        key.replace("-", "_"): values[key]
        for key in config_keys.PER_PATH
        if key in values and key != "termbase"
    }
    allowed = [phrase.casefold() for phrase in values.get("allow", ())]
    for name in values.get("termbase", ()):
        try:
            lines = (root / name).read_text(encoding="utf-8").splitlines()
        except (OSError, UnicodeDecodeError) as error:
            raise config_keys.KeyFault((*at, "termbase"), f"{name}: {error}") from error
        told = (_COMMENT.split(line, 1)[0].strip().casefold() for line in lines)
        allowed += [phrase for phrase in told if phrase]
    if allowed:
        changes["allow"] = tuple(" ".join(phrase.split()) for phrase in allowed)
    return changes
