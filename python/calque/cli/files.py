"""Reading the files named on the command line."""

from __future__ import annotations

import os
import sys

#: A NUL byte this early says that a file is no text.
_BINARY_HEAD = 8192
#: Positions are 32-bit.
_LONGEST = 0xFFFFFFFE


class InputError(Exception):
    """A file that can't be scored; the message says why."""


def display_name(path: str) -> str:
    """Return a path for print and JSON; bytes that aren't UTF-8 become U+FFFD."""
    return "standard input" if path == "-" else os.fsencode(path).decode("utf-8", "replace")


def read(path: str) -> bytes:
    """Return the bytes of a text, or standard input's for ``-``. Raises InputError."""
    content = read_bytes(path)
    refuse_binary(content)
    return content


def read_bytes(path: str) -> bytes:
    """Return a file's bytes, or standard input's for ``-``, of any kind. Raises InputError."""
    try:
        if path == "-":
            if sys.stdin is None:
                raise InputError("is closed")
            content = sys.stdin.buffer.read()
        else:
            with open(path, "rb") as stream:
                content = stream.read()
    except OSError as error:
        raise InputError(error.strerror or str(error)) from error
    except ValueError as error:  # a NUL in the path
        raise InputError(str(error)) from error
    return content


def refuse_binary(content: bytes) -> None:
    """Raise InputError where bytes are no text that can be scored."""
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise InputError("UTF-16 text; convert it to UTF-8 (iconv -f UTF-16 -t UTF-8)")
    nul = content.find(b"\0", 0, _BINARY_HEAD)
    if nul >= 0:
        raise InputError(f"binary file, not text (NUL at byte {nul})")
    if len(content) > _LONGEST:
        raise InputError("longer than 4 GiB; split it")
