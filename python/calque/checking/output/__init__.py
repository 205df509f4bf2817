"""The formats in which a check is reported: each a function from a report to text."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module

from calque.checking.report import CheckReport

#: All formats; ``calque.checking.output.<name>`` has ``render``.
OUTPUTS = ("text", "json", "sarif", "junit", "github", "gitlab", "markdown")


def renderer(name: str) -> Callable[[CheckReport], str]:
    """Return the function that writes a report in a format."""
    render: Callable[[CheckReport], str] = import_module(
        f"calque.checking.output.{name}_output"
    ).render
    return render
