"""Bilingual units: whether the Russian source holds what a rule says stands behind the English."""

from __future__ import annotations

from calque.bilingual.source_file import with_source
from calque.bilingual.support import support_of

__all__ = ["support_of", "with_source"]
