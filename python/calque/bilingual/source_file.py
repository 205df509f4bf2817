"""A document and the file that it was translated from."""

from __future__ import annotations

from dataclasses import replace

from calque.bilingual.align import align
from calque.bilingual.paragraphs import paragraphs
from calque.formats import SourceDocument


def with_source(document: SourceDocument, source: SourceDocument) -> SourceDocument:
    """Return a document whose segments have what they were translated from in a Russian file.

    Units with ids (messages in JSON) are matched by id, anything else paragraph by paragraph: one
    by one where both have as many, else by length (`align`). What has no counterpart has no source.
    """
    if all(one.unit is not None for one in document.segments) and document.format == source.format:
        known = {one.unit: one.text for one in source.segments}
        segments = [
            replace(one, source=known.get(one.unit), source_language="ru")
            for one in document.segments
        ]
        return replace(document, segments=tuple(segments))
    ours, theirs = paragraphs(document), paragraphs(source)
    beads = align([len(one.text) for one in theirs], [len(one.text) for one in ours])
    found: list[str | None] = [None] * len(ours)
    for of_source, of_target in beads:
        text = "\n\n".join(theirs[at].text for at in of_source) or None
        for at in of_target:
            found[at] = text
    segments = [
        replace(one, source=text, source_language="ru")
        for one, text in zip(ours, found, strict=True)
    ]
    return replace(document, segments=tuple(segments))
