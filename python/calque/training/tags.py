"""The tag set of ``cpp/core/tags.h``: Penn Treebank tags with all punctuation as one."""

from __future__ import annotations

TAGS = (
    "", "NN", "NNS", "NNP", "NNPS",
    "VB", "VBP", "VBZ", "VBD", "VBN", "VBG", "MD", "TO",
    "JJ", "JJR", "JJS",
    "RB", "RBR", "RBS", "RP",
    "DT", "PDT", "PRP", "PRP$", "WDT", "WP", "WP$", "WRB", "EX",
    "IN", "CC", "CD", "POS", "UH", "FW",
    "HYPH", "PUNCT", "SYM", "ADD",
)  # fmt: skip

_OTHER_NAMES = {
    **dict.fromkeys((".", ",", ":", "``", "''", '"', "-LRB-", "-RRB-", "NFP"), "PUNCT"),
    **dict.fromkeys(("$", "#", "LS"), "SYM"),
    **dict.fromkeys(("GW", "AFX", "XX", "_"), ""),
}
_KNOWN = frozenset(TAGS)


def tag_of(xpos: str) -> str:
    """Return our tag for a treebank's; "" where it says nothing of a word class (GW, AFX, XX).

    Raises:
        ValueError: no such tag.
    """
    tag = _OTHER_NAMES.get(xpos, xpos)
    if tag not in _KNOWN:
        raise ValueError(f"unknown tag {xpos!r}")
    return tag
