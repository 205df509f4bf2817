"""What pins a report down: which bytes were read, and with which versions."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field

from calque import data
from calque._version import versions


@dataclass(frozen=True, slots=True)
class Provenance:
    """Where a document came from and what read it.

    Attributes:
        name: the file's name, or what the user calls the text.
        sha256: of the file's bytes; of the text in UTF-8 where no file is known.
        n_bytes: how many bytes that hash covers.
        address: where the document was published, if given.
        captured: when it was captured there, as given.
        reader: what turned the file into text, with its version; None for plain text.
        rules: SHA-256 of rule files that the user added, by name.
        language: the source language whose pack was used.
    """

    name: str
    sha256: str
    n_bytes: int
    address: str | None = None
    captured: str | None = None
    reader: str | None = None
    rules: Mapping[str, str] = field(default_factory=dict)
    language: str = "ru"

    def rows(self) -> list[tuple[str, str]]:
        """Return labels and values, in the order in which they are shown."""
        told = versions()
        rows = [("Document", self.name)]
        rows += [("Address", self.address)] if self.address else []
        rows += [("Captured", self.captured)] if self.captured else []
        rows += [("SHA-256", self.sha256), ("Bytes", f"{self.n_bytes:,}")]
        rows += [("Read by", self.reader)] if self.reader else []
        rows += [("calque", told["calque"]), ("ICU", told["icu"])]
        rows += [("Rules and figures (pack)", "SHA-256 " + data.pack_sha256(self.language))]
        rows += [(f"Added rules: {name}", f"SHA-256 {hash}") for name, hash in self.rules.items()]
        return rows


def of_bytes(content: bytes, name: str) -> Provenance:
    """Return the provenance of bytes that were read from somewhere."""
    return Provenance(name, hashlib.sha256(content).hexdigest(), len(content))


def of_text(text: str | bytes, name: str = "text") -> Provenance:
    """Return the provenance of a text that no file is known for."""
    # Lone surrogates have no UTF-8: they are hashed as the bytes that would be their encoding.
    content = text.encode("utf-8", "surrogatepass") if isinstance(text, str) else text
    return of_bytes(content, name)
