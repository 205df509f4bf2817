"""Language tags as files write them: ``en``, ``en-GB``, ``ru_RU``, ``sr@latin``."""

from __future__ import annotations

import re


def primary(tag: str) -> str:
    """Return a tag's language without region and script, in small letters."""
    return re.split("[-_@.]", tag.strip(), maxsplit=1)[0].lower()


def is_english(tag: str) -> bool:
    """Tell whether a tag names English of any region."""
    return primary(tag) in ("en", "eng")
