"""Follows the inline markup of a reStructuredText block, character by character."""

from __future__ import annotations

import re
from collections.abc import Sequence

from docutils import nodes

from calque.formats.prose import OBJECT, Prose
from calque.formats.rst_blocks import Block

#: Inline elements that aren't prose but stand for something in the sentence,
_OBJECTS = (
    nodes.literal,
    nodes.math,
    nodes.problematic,
    nodes.substitution_reference,
    nodes.image,
    nodes.raw,
)
#: and those that stand for nothing.
_SILENT = (nodes.target, nodes.footnote_reference, nodes.citation_reference, nodes.system_message)

#: A run of prose in the block's text: what it reads, where it is written.
Run = tuple[str, int, int]
_WORD = re.compile(r"\s+|\S+")


def add_block(prose: Prose, block: Block, children: Sequence[nodes.Node]) -> None:
    """Add the prose of a block as one paragraph. A character that isn't found ends it."""
    runs: list[Run | None] = []
    _follow(block.text, 0, children, runs)
    line = 0
    for run in runs:
        if run is None:
            prose.put(OBJECT)
            continue
        text, start, end = run
        while line + 1 < len(block.starts) and block.starts[line + 1] <= start:
            line += 1
        if text == "\n":
            prose.put(" ")
            continue
        begins, ends = block.position(line, start), block.position(line, end - 1) + 1
        if ends - begins == len(text) or end - start != len(text):
            prose.add(text, begins, ends)
            continue
        for word in _WORD.finditer(text):  # tabs, of which docutils makes spaces, stand between
            first, last = start + word.start(), start + word.end() - 1
            prose.add(word[0], block.position(line, first), block.position(line, last) + 1)


def _follow(
    raw: str, at: int, children: Sequence[nodes.Node], runs: list[Run | None]
) -> int | None:
    for child in children:
        if isinstance(child, nodes.Text):
            after = _spell(raw, at, child.astext(), runs)
            if after is None:
                return None
            at = after
            continue
        assert isinstance(child, nodes.Element)
        begin = raw.find(child.rawsource, at) if child.rawsource else at
        if begin < 0:
            if isinstance(child, _SILENT):
                continue  # a target inside its reference, which has been passed
            return None
        end = begin + len(child.rawsource)
        if isinstance(child, _OBJECTS) or _is_address(child):
            runs.append(None)
        elif not isinstance(child, _SILENT):
            inside = _inside(raw, begin, end, child, runs)
            if inside is None:
                return None
            end = max(end, inside)
        at = end
    return at


def _inside(
    raw: str, begin: int, end: int, child: nodes.Element, runs: list[Run | None]
) -> int | None:
    # The text begins behind *, ``, :role:` or nothing: at the first place where all of it fits.
    for at in range(begin, end + 1):
        tried: list[Run | None] = []
        after = _follow(raw, at, child.children, tried)
        if after is not None and after <= end:
            runs += tried
            return after
    return None


def _is_address(node: nodes.Element) -> bool:
    return isinstance(node, nodes.reference) and node.get("refuri") in (
        node.astext(),
        f"mailto:{node.astext()}",
    )


def _spell(raw: str, at: int, text: str, runs: list[Run | None]) -> int | None:
    """Add the runs that spell a text from ``at`` on; return where they end, or None."""
    begin = at
    first = 0  # of the run in `text`

    def close(upto: int) -> None:
        if first < upto:
            runs.append((text[first:upto], begin, at))

    number = 0
    while number < len(text):
        if raw.startswith("\\", at):
            close(number)
            if raw[at + 1 : at + 2].isspace():  # an escaped space is nothing
                at += 2
                begin, first = at, number
                continue
            if raw[at + 1 : at + 2] != text[number]:
                return None
            runs.append((text[number], at, at + 2))
            at += 2
            number += 1
            begin, first = at, number
        elif raw.startswith(text[number], at):
            if text[number] == "\n":
                close(number)
                runs.append(("\n", at, at + 1))
                begin, first = at + 1, number + 1
            at += 1
            number += 1
        else:
            return None
    close(number)
    return at
