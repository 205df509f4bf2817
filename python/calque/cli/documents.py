"""Documents named on the command line: read, scored, and pinned down. Shared by the pages."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from calque import documents
from calque.cli.files import InputError, display_name, read_bytes, refuse_binary
from calque.detector import Detector
from calque.html.catalogue import Entry
from calque.provenance import of_bytes


def rule_hashes(paths: Sequence[str]) -> dict[str, str]:
    """Return the SHA-256 of each rule file that ``paths`` name, by name."""
    files = [
        file
        for path in map(Path, paths)
        for file in (sorted(path.rglob("*.toml")) if path.is_dir() else [path])
    ]
    return {display_name(str(f)): hashlib.sha256(f.read_bytes()).hexdigest() for f in files}


def entry(detector: Detector, path: str, rules: Mapping[str, str]) -> Entry:
    """Read and score a file of any format that is known. Raises InputError."""
    name = display_name(path)
    content = read_bytes(path)
    try:
        document = documents.read(content, path)
    except documents.UnreadableError as error:
        raise InputError(str(error)) from error
    if isinstance(document.text, bytes):
        refuse_binary(document.text)
    pinned = replace(of_bytes(content, name), reader=document.reader, rules=rules)
    return Entry(detector.score(document.text), pinned)


def write(path: str, page: str) -> None:
    """Write a page. Raises OSError."""
    with open(path, "w", encoding="utf-8", newline="\n") as stream:
        stream.write(page)
