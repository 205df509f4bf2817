"""Which side of a comparison a document of known origin stands on."""

from __future__ import annotations

from calque.measuring.corpora import Document

#: Translated by people from Russian, from Ukrainian, from other languages, from English and back;
#: translated by machine from Russian; written in English by native authors and by others.
CLASSES = ("ru", "uk", "other", "roundtrip", "mt", "native", "l2")


def class_of(document: Document) -> str:
    """Return the document's class, one of `CLASSES`."""
    if document.kind == "mt":
        return "mt"
    if document.kind == "original":
        return "native" if (document.author_l1 or "en") == "en" else "l2"
    if document.origin == "en":
        return "roundtrip"
    return document.origin if document.origin in ("ru", "uk") else "other"
