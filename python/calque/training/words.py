"""Folding and cutting words in Python, for counting and for reading treebanks.

The engine's own tables (``cpp/core/fold_table.cc``, ``corpora/en/words.rules``) are the authority;
this follows them closely enough for counts: combining marks and scripts without spaces aside, the
tokens are the same.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

CLITICS = ("n't", "'s", "'re", "'ve", "'ll", "'d", "'m")

_FOLDS = {
    **dict.fromkeys("`\u00b4\u02b9\u02bc\u2018\u2019\u201a\u201b\u2032\u2039\u203a", "'"),
    **dict.fromkeys("\u00ab\u00bb\u201c\u201d\u201e\u201f\u2033\u301d\u301e", '"'),
    **dict.fromkeys("\u2010\u2011\u2012\u2043\u2212\ufe63\uff0d", "-"),
    **dict.fromkeys("\u2013\u2014\u2015\u2e3a\u2e3b", "--"),
    **dict.fromkeys("\u00ad\u034f\u061c\u180e\u200b\u200c\u200d\u200e\u200f\u2060\ufeff", ""),
    **{"\u2026": "...", "\ufb00": "ff", "\ufb01": "fi", "\ufb02": "fl", "\ufb03": "ffi"},
}
_FOLD_TABLE = str.maketrans(_FOLDS)

_TOKEN = re.compile(
    r"""
    (?P<address>(?:https?|ftp)://\S+ | www\.\S+)
  | (?P<dotted>[^\W\d_]\.(?:[^\W\d_]\.)+)
  | (?P<host>\w*[^\W\d]\w*(?:[.@][a-z0-9]\w*)+)
  | (?P<word>\w*[^\W\d]\w*(?:'\w+)*)
  | (?P<number>\d+(?:[.,]\d+)*)
  | (?P<run>\.+|-+|[?!]+)
  | (?P<sign>[^\w\s])
    """,
    re.VERBOSE,
)


def fold(text: str) -> str:
    """Return the text with quotes, dashes and invisible characters as the engine folds them."""
    return text.translate(_FOLD_TABLE)


def lower_tokens(text: str) -> Iterator[str]:
    """Yield lower-case words and punctuation; numbers and addresses are left out."""
    for match in _TOKEN.finditer(fold(text).lower()):
        token = match[0]
        if match.lastgroup in ("address", "host", "number"):
            continue
        if match.lastgroup == "word":
            for clitic in CLITICS:
                if len(token) > len(clitic) and token.endswith(clitic):
                    yield token[: -len(clitic)]
                    token = clitic
                    break
        yield token
