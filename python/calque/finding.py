"""Findings and the paragraphs in which they stand."""

from __future__ import annotations

from dataclasses import dataclass, field

from calque.measured import Rate
from calque.rule import Rule


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A unit of the document: no sentence and no finding crosses its edge.

    ``kind`` is ``paragraph``, ``heading``, ``numbered_point``, ``bullet`` or ``short_line``;
    ``label`` is a numbered point's number as written, without brackets and full stop.
    """

    start: int
    end: int
    byte_start: int
    byte_end: int
    kind: str
    label: str
    n_words: int
    first_sentence: int
    n_sentences: int


@dataclass(frozen=True, slots=True)
class Finding:
    """A phrase that a rule marks.

    ``start`` and ``end`` are positions in the ``str`` (for ``bytes``: in
    ``data.decode("utf-8", "replace")``), so that ``text[start:end] == finding.text``;
    ``byte_start`` and ``byte_end`` are positions in the UTF-8 bytes. ``paragraph`` and ``sentence``
    count from 0 through the document; ``where`` is the paragraph itself.
    """

    start: int
    end: int
    byte_start: int
    byte_end: int
    text: str
    paragraph: int
    sentence: int
    definition: Rule = field(repr=False)
    where: Paragraph = field(repr=False)

    @property
    def rule(self) -> str:
        """The id of the rule."""
        return self.definition.id

    @property
    def use(self) -> str:
        """``hit``, ``rate`` or ``display``; see `Rule`."""
        return self.definition.use

    @property
    def category(self) -> str:
        """The construction family."""
        return self.definition.category

    @property
    def source(self) -> str:
        """The construction in the source language, in its own letters."""
        return self.definition.source

    @property
    def explanation(self) -> str:
        """Why the phrase is odd, or more frequent than in original English."""
        return self.definition.explanation

    @property
    def alternatives(self) -> tuple[str, ...]:
        """Natural English for the same thing; ``…`` stands for the writer's own words."""
        return self.definition.alternatives

    @property
    def rate(self) -> Rate | None:
        """What was measured for the rule; None for rules of users and of use ``display``."""
        return self.definition.rate
