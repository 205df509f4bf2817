"""A self-contained page: one file that can be shared, printed and kept."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Sequence
from typing import TYPE_CHECKING

from calque.html import escape, style, view
from calque.html.catalogue import Catalogue
from calque.html.document import counted

if TYPE_CHECKING:
    from calque.html.catalogue import Entry

#: The only root on a page; the same input gives the same bytes.
PREFIX = "q"
TITLE = "Phrasing, set against English of known origin"


def _overview(catalogue: Catalogue) -> str:
    """Return a table of the documents, where there are several."""
    if len(catalogue.entries) < 2:
        return ""
    rows = ""
    for number, entry in enumerate(catalogue.entries):
        looks = [catalogue.look(finding.definition).group for finding in entry.report.findings]
        rows += (
            f"<tr><th scope=row><a href=#{catalogue.prefix}-d{number}>"
            f"<bdi>{escape.text(entry.provenance.name)}</bdi></a><td>{entry.report.n_words:,}"
            f"<td>{looks.count('r'):,}<td>{looks.count('t'):,}<td>{len(looks):,}"
        )
    return (
        "<div class=qwide tabindex=0 role=region aria-label=Documents><table class=qfigures>"
        f"<caption>{counted(len(catalogue.entries), 'document')}</caption><thead><tr>"
        "<th scope=col>Document<th scope=col>Words<th scope=col>Findings that mark Russian"
        "<th scope=col>that mark translation<th scope=col>All findings</thead>"
        f"<tbody>{rows}</tbody></table></div>"
    )


def shell(title: str, body: str, prefix: str = PREFIX) -> str:
    """Return a whole page. Its policy lets nothing be loaded, and no script run but calque's."""
    digest = base64.b64encode(hashlib.sha256(style.script(prefix).encode()).digest()).decode()
    policy = (
        f"default-src 'none'; style-src 'unsafe-inline'; script-src 'sha256-{digest}'; "
        "base-uri 'none'; form-action 'none'"
    )
    return (
        "<!doctype html>\n<html lang=en><head><meta charset=utf-8>"
        f'<meta http-equiv=Content-Security-Policy content="{policy}">'
        '<meta name=viewport content="width=device-width, initial-scale=1">'
        "<meta name=referrer content=no-referrer>"
        f"<title>{escape.text(title)}</title><style>{style.page_sheet()}</style></head>\n"
        "<body class=qpage><main>"
        f"<header class=qhead><h1>{escape.text(title)}</h1></header>{body}</main></body></html>\n"
    )


def written(entries: Sequence[Entry], title: str = TITLE) -> str:
    """Return the page of one or several documents."""
    catalogue = Catalogue(entries, PREFIX)
    sections = "".join(view.section(catalogue, number) for number in range(len(entries)))
    return shell(title, view.root(catalogue, _overview(catalogue) + sections, folded=False))
