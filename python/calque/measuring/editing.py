"""Writes ``editing.tsv``: native rates and judged precision, rule by rule, for ``calque check``.

``python -m calque.measuring.editing`` reads ``counts.tsv`` and ``judgements.tsv`` in the folder of
measured files and writes the table beside them; see `calque.editing` for its columns.
"""

from __future__ import annotations

import argparse
import sys
from collections import defaultdict
from collections.abc import Mapping, Sequence
from math import exp, expm1, lgamma, log, log1p
from pathlib import Path

from calque.detector import load
from calque.editing import COLUMNS
from calque.measured import wording_of
from calque.measuring.counts_file import CountRow, read_counts
from calque.measuring.rate_files import ALL_TEXTS
from calque.measuring.reading import Judgement, read_judgements
from calque.rule import Rule

_SIDE = "native"
_UNSEEN = 0.5  # hits taken for a rule that has none (Jeffreys)
_SHAPES = [exp(step / 10) for step in range(-60, 41)]
_OWN = 20  # hits from which a rule's own spread weighs as much as that of all rules
_STRENGTHS = [exp(step / 10) for step in range(-10, 60)]

Texts = Sequence[tuple[int, float]]  # documents and their mean number of words, by family


def documents_with_a_hit(rate: float, shape: float, texts: Texts) -> float:
    """Return how many documents should hold a hit, where rates vary as gamma with a shape.

    The zero term of the negative binomial distribution (Anscombe 1950, Biometrika 37: 358-382).
    """
    return sum(n * -expm1(-shape * log1p(rate * words / shape)) for n, words in texts)


def shape_of(rules: Sequence[tuple[float, int]], texts: Texts) -> float:
    """Return the shape at which rules' hits fall into as many documents as they do.

    ``rules`` has each rule's rate per word and the documents that hold a hit of it.
    """
    seen = sum(documents for _, documents in rules)

    def distance(shape: float) -> float:
        return abs(sum(documents_with_a_hit(rate, shape, texts) for rate, _ in rules) - seen)

    return min(_SHAPES, key=distance)


def strength_of(counts: Sequence[tuple[float, int]], mean: float) -> float:
    """Return how alike rules are in precision: the prior's weight, in judged findings.

    Greatest likelihood of the beta-binomial (Skellam 1948, JRSS B 10: 257-261) given its mean;
    ``counts`` has each rule's accepted and judged findings.
    """

    def likelihood(strength: float) -> float:
        a, b = strength * mean, strength * (1 - mean)
        return sum(
            lgamma(a + yes) + lgamma(b + n - yes) - lgamma(strength + n)
            + lgamma(strength) - lgamma(a) - lgamma(b)
            for yes, n in counts
        )  # fmt: skip

    return max(_STRENGTHS, key=likelihood)


def _shapes(rows: Sequence[CountRow]) -> dict[str, tuple[float, float]]:
    """Return each rule's rate per word in native texts, and its shape."""
    texts = [
        (row.documents, row.words / row.documents)
        for row in rows
        if row.side == _SIDE and row.rule == ALL_TEXTS
    ]
    words = sum(n * length for n, length in texts)
    hits: dict[str, int] = defaultdict(int)
    documents: dict[str, int] = defaultdict(int)
    for row in rows:
        if row.rule != ALL_TEXTS:
            of_side = row.side == _SIDE
            hits[row.rule] += row.hits if of_side else 0
            documents[row.rule] += row.documents if of_side else 0
    seen = {rule: (n / words, documents[rule]) for rule, n in hits.items() if n > 0}
    shared = shape_of(list(seen.values()), texts)
    found = {}
    for rule, n in hits.items():
        own = shape_of([seen[rule]], texts) if rule in seen else shared
        spread = exp((n * log(own) + _OWN * log(shared)) / (n + _OWN))
        # What so few hits leave open about the rate itself adds to its spread.
        shape = 1 / (1 / spread + 1 / (n + _UNSEEN))
        found[rule] = (max(n, _UNSEEN) / words, shape)
    found[ALL_TEXTS] = (_UNSEEN / words, 1 / (1 / shared + 1 / _UNSEEN))
    return found


def _judged(
    judgements: Sequence[Judgement], uses: Mapping[str, str]
) -> tuple[dict[str, tuple[float, int]], dict[str, tuple[float, float]]]:
    """Return each rule's accepted and judged findings, and each use's mean and prior weight."""
    counts: dict[str, tuple[float, int]] = {}
    for one in judgements:
        yes, n = counts.get(one.rule, (0.0, 0))
        counts[one.rule] = (yes + (one.first + one.second) / 2, n + 1)
    priors = {}
    for use in ("hit", "rate"):
        of_use = [count for rule, count in counts.items() if uses.get(rule) == use]
        judged = sum(n for _, n in of_use)
        mean = (sum(yes for yes, _ in of_use) + 0.5) / (judged + 1)
        priors[use] = (mean, strength_of(of_use, mean))
    return counts, priors


def editing_text(counts: str, judgements: Sequence[Judgement], rules: Sequence[Rule]) -> str:
    """Return the table; ``counts`` is the text of counts.tsv."""
    shapes = _shapes(read_counts(counts))
    judged, priors = _judged(judgements, {rule.id: rule.use for rule in rules})
    lines = [
        "# Written by `python -m calque.measuring.editing`; never edited by hand.",
        *(
            f"# Use {use}: precision {mean:.3f}, which weighs as much as {weight:.1f} judged "
            "findings of a rule."
            for use, (mean, weight) in priors.items()
        ),
        "\t".join(COLUMNS),
    ]
    for rule in sorted(rules, key=lambda one: one.id):
        rate, shape = shapes.get(rule.id, shapes[ALL_TEXTS])
        yes, n = judged.get(rule.id, (0.0, 0))
        precision = "-"
        if rule.use in priors:
            mean, weight = priors[rule.use]
            precision = f"{(yes + weight * mean) / (n + weight):.3f}"
        cells = (f"{rate * 1e6:.4g}", f"{shape:.4g}", str(n), f"{yes:g}", precision)
        lines.append("\t".join((rule.id, wording_of(rule), *cells)))
    return "\n".join(lines) + "\n"


def main(argv: list[str] | None = None) -> int:
    """Run the command."""
    parser = argparse.ArgumentParser(prog="python -m calque.measuring.editing", description=__doc__)
    parser.add_argument("--measured", type=Path, default=Path("corpora/ru/measured"), metavar="DIR")
    folder: Path = parser.parse_args(argv).measured
    try:
        counts = (folder / "counts.tsv").read_text(encoding="utf-8")
        judgements = read_judgements(folder / "judgements.tsv")
        text = editing_text(counts, judgements, load(trial=True).rules)
        (folder / "editing.tsv").write_text(text, encoding="utf-8", newline="\n")
    except (OSError, ValueError) as error:
        print(f"calque: {error}", file=sys.stderr)
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main())
