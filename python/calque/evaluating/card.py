"""The model card: what the evidence was made of, what it's worth, where it ends."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from calque.evaluating.tables import Table, to_markdown

_HEAD = """\
# Model card: the document's evidence

For each named pair of propositions calque gives a log10 likelihood ratio for the phrasing of a
document of 150 words and more: H1, translated from Russian, against written in English by natives
(`native`), translated from another, non-Slavic language (`translation`), translated from Ukrainian
(`slavic`), written in English by Russian speakers (`l2`). It speaks of phrasing, never of a
person, and gives no probability without the reader's own prior.

**How it's made.** Two channels: additive weights of n-grams of closed-class words, general words
and word classes (no names, no topic, no punctuation), fitted so that texts are compared inside
their family only; and counts of what the rules find, by construction family, negative binomial,
absence counting too. One ridge logistic regression for each pair weighs both with length and a
register profile, on scores of sources held out from the weights. Sixty bootstrap samples of sources
give the interval and draw the ratio towards 0. ELUB bounds it; where a side has fewer than five
sources in the register, |log10 LR| stays within 1. A document unlike all that was measured gets no
figure.

**Selection.** The setting was chosen by the mean AUC of left-out families of the train split among
some 25: those figures are slightly optimistic for that. Dev chose nothing; runs on it are logged in
`../measured/dev-runs.tsv`. Intercepts by nearest register were dropped on figures of train, after
two runs on dev had been seen.
"""

_LIMITS = """\
## Limits

- The unit of all intervals is the source (publisher, bureau, author, delegation, book). Many sides
  have few: their intervals are too narrow, and what marks a publisher can't be told there from what
  marks a language. The publisher floor says how large that may be.
- Russian-origin science is one journal, Russian-origin law a handful of treaty templates and one
  publisher of lists; Russian-origin political texts are two sources.
- Unlike native English doesn't mean Russian: other translations pass `native` too. Read
  `translation` and `l2` beside it.
- `slavic` is not measured: its texts come from one publisher.
- `l2` holds some authors whose first language isn't Russian, and is measured in one register on
  two books: it separates nothing yet.
- The list form of family law (instructions, fact sheets, plans in points) has one publisher a side:
  see the law table. A figure that leans on it isn't validated for that form.
- Ten marked phrases planted in an English original are enough to turn its ratio round: whoever
  knows the rules can write to them.
- A new register (a family left out) costs discrimination in literature and tech above all.
- Translators, editors and machines change what is measured; texts that mix origins get one figure
  for the whole, and windows find seams no better than the table says.
"""


@dataclass(frozen=True)
class Run:
    """How the card was made: the command, the log's word on it, seconds, and the pack's rules."""

    command: str
    logged: str
    rules: int


def lines(
    run: Run, train: Sequence[Table], documents: Sequence[Table], split: str
) -> Iterator[str]:
    """Yield the card's lines."""
    yield from _HEAD.splitlines()
    yield ""
    yield f"Written by `{run.command}`; {run.rules} rules; {run.logged}."
    yield "Brackets hold 95 % intervals by bootstrap over sources; H1 always stands first."
    yield ""
    yield "## Train split: families and sources left out"
    yield ""
    for one in train:
        yield from to_markdown(one)
    if documents:
        yield f"## Whole documents of {split}, with the shipped pack"
        yield ""
        for one in documents:
            yield from to_markdown(one)
    yield from _LIMITS.splitlines()
