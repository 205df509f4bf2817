"""What commands share in telling people and programs what they found."""

from __future__ import annotations

import io
import shutil
import sys

#: Modules that only the extra ``train`` brings.
_OF_TRAINING = ("sklearn", "matplotlib")


def write_json_in_utf8() -> None:
    """JSON is UTF-8, whatever the terminal's encoding."""
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(encoding="utf-8")


def width(widest: int, of_files: int) -> int:
    """Return the columns of the terminal, 40 to ``widest``; of a file, ``of_files``."""
    if not sys.stdout.isatty():
        return of_files
    return max(40, min(widest, shutil.get_terminal_size().columns))


def failed(command: str, error: Exception) -> int:
    """Tell why a command can't do its work, and return its exit status.

    A module that is missing belongs to an extra.
    """
    if isinstance(error, ModuleNotFoundError):
        wanted = command.startswith("score") or error.name in _OF_TRAINING
        extra = "train" if wanted else "measure"
        why = f"{command} needs {error.name}: pip install 'calque[{extra}]'"
    else:
        why = str(error)
    print(f"calque: {why}", file=sys.stderr)
    return 2
