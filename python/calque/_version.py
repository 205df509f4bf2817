"""Versions of calque and of what it is built on."""

from calque import _core

__version__: str = _core.version


def versions() -> dict[str, str]:
    """Return the versions that a result depends on: calque, ICU (as it runs) and Boost."""
    return {"calque": __version__, "icu": _core.icu_version(), "boost": _core.boost_version()}
