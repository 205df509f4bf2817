"""What commands share in telling people and programs what they found."""

from __future__ import annotations

import io
import shutil
import sys

#: Modules that only the extra ``train`` brings.
_OF_TRAINING = ("sklearn", "matplotlib")


def write_in_utf8() -> None:
    """Write standard output in UTF-8, as JSON and XML want it, whatever the terminal speaks."""
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(encoding="utf-8", errors="backslashreplace")


def width(widest: int, of_files: int) -> int:
    """Return the columns of the terminal, 40 to ``widest``; of a file, ``of_files``."""
    if not sys.stdout.isatty():
        return of_files
    return max(40, min(widest, shutil.get_terminal_size().columns))


def tell(message: str) -> int:
    """Tell why a command can't do its work, and return its exit status."""
    print(f"calque: {message}", file=sys.stderr)
    return 2


def failed(command: str, error: Exception, extra: str = "measure") -> int:
    """Tell an exception as `tell` does; a module that is missing belongs to an extra of calque."""
    if isinstance(error, ModuleNotFoundError):
        if command.startswith("score") or error.name in _OF_TRAINING:
            extra = "train"
        return tell(f"{command} needs {error.name}: pip install 'calque[{extra}]'")
    return tell(str(error))
