"""PDF as text, as far as it holds text: lines are joined to paragraphs, pages to each other."""

from __future__ import annotations

import io
import re

import pypdf

from calque.documents.read import UnreadableError

_ENDS = (".", "!", "?", ":", ";", "\u201d", '"', ")")


def _page(raw: str) -> str:
    # A word divided at the end of a line is one word; a real hyphen there is lost with it.
    return re.sub(r"(?<=[a-z])-\n(?=[a-z])", "", raw.strip())


def to_text(content: bytes) -> str:
    """Return the text of all pages. Raises UnreadableError where there's none, or a password."""
    reader = pypdf.PdfReader(io.BytesIO(content))
    if reader.is_encrypted and not reader.decrypt(""):
        raise UnreadableError("it's protected by a password")
    text = ""
    for page in reader.pages:
        found = _page(page.extract_text())
        if not found:
            continue
        # A sentence may run on from page to page; what ends like a sentence doesn't.
        joint = "\n\n" if text.endswith(_ENDS) else "\n"
        text += joint + found if text else found
    if not text:
        raise UnreadableError("it holds no text, only pictures; recognise its text first (OCR)")
    return text
