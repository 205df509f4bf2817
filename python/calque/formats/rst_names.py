"""Directives and roles that docutils doesn't know, Sphinx's above all: which hold prose."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import Any, ClassVar

from docutils import nodes
from docutils.languages import get_language
from docutils.parsers.rst import Directive, directives, states

_DIRECTIVE = re.compile(r"^[ \t]*(?:[-*+] )?\.\. +(?:\|[^|\n]+\| +)?([\w:.+-]+?) ?::(?=\s|$)", re.M)
#: What has no prose in it.
_CODE = frozenset(
    (
        *("code-block", "sourcecode", "literalinclude", "highlight", "prompt", "command-output"),
        *("toctree", "contents", "index", "tabularcolumns", "productionlist", "autosummary"),
        *("graphviz", "digraph", "graph", "mermaid", "uml", "plot", "inheritance-diagram"),
        *("doctest", "testcode", "testsetup", "testcleanup", "testoutput", "ipython"),
        *("jupyter-execute", "module", "currentmodule", "py:module", "py:currentmodule"),
        *("automodule", "autoclass", "autofunction", "automethod", "autodata", "autoexception"),
    )
)
#: Whose argument is prose.
_TITLED = frozenset(
    (
        *("versionadded", "versionchanged", "versionremoved", "deprecated", "centered"),
        *("seealso", "todo", "tab", "tab-item", "dropdown", "card", "grid-item-card"),
    )
)
_PROSE_ROLES = frozenset(
    (
        *("emphasis", "strong", "subscript", "superscript", "title-reference", "sub", "sup"),
        *("title", "term", "ref", "doc", "numref", "abbr", "abbreviation", "dfn", "guilabel"),
        *("menuselection", "any", "download", "acronym", "ac"),
    )
)
_TITLE = re.compile(r"(.*?)\s*<[^<>]*>", re.DOTALL)


class _Unknown(Directive):
    has_content = True
    optional_arguments = 1
    final_argument_whitespace = True
    option_spec: ClassVar[Any] = defaultdict(
        lambda: directives.unchanged, {"class": directives.unchanged}
    )

    def run(self) -> list[nodes.Node]:
        if self.name in _CODE:
            return []
        node = nodes.container()
        if self.name in _TITLED and self.arguments:
            text, _ = self.state.inline_text(self.arguments[0], self.lineno)
            title = nodes.paragraph(self.arguments[0], "", *text)
            title.line = self.lineno
            node += title
        self.state.nested_parse(self.content, self.content_offset, node)
        return [node]


def register_unknown(content: str, document: nodes.document) -> None:
    """Let docutils read the directives of a file that it doesn't know."""
    language = get_language("en", document.reporter)
    for name in set(_DIRECTIVE.findall(content)):
        known, _ = directives.directive(name.lower(), language, document)
        if known is None:
            directives.register_directive(name.lower(), _Unknown)


def inliner() -> states.Inliner:
    """Return docutils' reader of inline markup, made to take any role."""
    made = states.Inliner()
    made.interpreted = _interpreted  # type: ignore[method-assign]  # a subclass breaks its set-up
    return made


def _interpreted(
    rawsource: str, text: str, role: str, lineno: int
) -> tuple[list[nodes.Node], list[nodes.system_message]]:
    """Make prose of the roles that hold prose, and a literal of all others."""
    if role and role.lower() not in _PROSE_ROLES:
        return [nodes.literal(rawsource, text)], []
    titled = _TITLE.fullmatch(text)
    return [nodes.inline(rawsource, nodes.unescape(titled[1] if titled else text))], []
