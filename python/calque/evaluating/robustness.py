"""The ratio of ``native`` under changes of the text, and seams, through the public interface."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from hashlib import sha256
from random import Random

import numpy as np

from calque.detector import Detector
from calque.evaluating import editing, figures, planting, seams
from calque.evaluating.documents import Scored
from calque.evaluating.figures import Judged
from calque.evaluating.tables import Cell, Table, table
from calque.measuring.corpora import Document

_MOST = 40  # documents of a family and side
_LEAST = 300  # words
_HALF = 600
_PLANTED = 10
_FEW_PLANTED = 3
_SEED = 1

Kept = tuple[Scored, Document]


def choose(
    rows: Sequence[Scored], documents: Sequence[Document], side: str, family: str, least: int
) -> list[Kept]:
    """Return up to 40 documents whose ratio is told, by the hashes of their ids."""
    kept = [
        (row, document)
        for row, document in zip(rows, documents, strict=True)
        if row.side.startswith(side)
        and row.family == family
        and row.words >= least
        and row.native is not None
    ]
    return sorted(kept, key=lambda one: sha256(one[0].id.encode()).digest())[:_MOST]


def _native(detector: Detector, texts: Sequence[str]) -> list[float | None]:
    return [report.evidence["native"].log10_lr for report in detector.score_batch(texts)]


def _moved(
    name: str, family: str, side: str, before: list[float], after: list[float | None]
) -> tuple[Cell, ...]:
    pairs = [(b, a) for b, a in zip(before, after, strict=True) if a is not None]
    shifts = np.array([a - b for b, a in pairs]) if pairs else np.array([np.nan])
    return (
        name,
        family,
        side,
        len(before),
        len(pairs),
        float(np.median(before)),
        float(np.median([a for _, a in pairs])) if pairs else None,
        float(np.median(shifts)),
        sum(b >= 1 for b in before),
        sum(a is not None and a >= 1 for a in after),
    )


def change_table(
    detector: Detector, rows: Sequence[Scored], documents: Sequence[Document]
) -> Table:
    """Return how copy-editing and planted phrases move the ratio."""
    flagged, passing = planting.examples(detector)
    edits: list[int] = []

    def edit(text: str, _: Random) -> str:
        new, places = editing.copy_edited(text)
        edits.append(round(1000 * places / max(len(text.split()), 1)))
        return new

    def plant(sentences: Sequence[str], n: int) -> Callable[[str, Random], str]:
        return lambda text, chance: planting.planted(text, chance.sample(sentences, n), chance)

    changes: tuple[tuple[str, str, Callable[[str, Random], str]], ...] = (
        ("copy-edited", "ru", edit),
        ("copy-edited", "native", edit),
        (f"{_FEW_PLANTED} marked sentences planted", "native", plant(flagged, _FEW_PLANTED)),
        (f"{_PLANTED} marked sentences planted", "native", plant(flagged, _PLANTED)),
        (f"{_PLANTED} good sentences planted", "native", plant(passing, _PLANTED)),
    )
    body = []
    for name, side, change in changes:
        for family in sorted({row.family for row in rows}):
            own = choose(rows, documents, side, family, _LEAST)
            if own:
                before = [row.native for row, _ in own if row.native is not None]
                chance = Random(_SEED)
                after = _native(detector, [change(d.text, chance) for _, d in own])
                body.append(_moved(name, family, side, before, after))
    note = (
        f"Documents of {_LEAST} words and more whose ratio is told, at most {_MOST} a row; medians "
        f"of log10 LR, pair native. Copy-editing simulates: {editing.EDITS_IN_WORDS} (median "
        f"{int(np.median(edits)) if edits else 0} places in 1,000 words). Planted are example "
        "sentences of the rules that count as evidence, each with one marked phrase, against "
        "sentences in which the same rules pass."
    )
    head = (
        "change | family | side | documents | told after | median before | median after | "
        "median shift | >= 1 before | >= 1 after"
    )
    return table("changes", "Copy-editing and planted phrases", note, head, body)


def truncation_table(
    detector: Detector, rows: Sequence[Scored], documents: Sequence[Document]
) -> Table:
    """Return the figures of documents over 700 words cut to their beginnings."""

    def count(text: str) -> int:
        return detector.score(text).n_words

    body: list[tuple[Cell, ...]] = []
    for family in sorted({row.family for row in rows}):
        own = [
            one for side in ("ru", "native") for one in choose(rows, documents, side, family, 700)
        ]
        russian = np.array([row.side == "ru" for row, _ in own], bool)
        if not own or russian.all() or not russian.any():
            continue
        source = np.array([row.source for row, _ in own])
        for words in (150, 300, None):
            texts = [
                d.text if words is None else editing.first_words(d.text, words, count)
                for _, d in own
            ]
            lr = _native(detector, texts)
            known = np.array([one is not None for one in lr])
            score = np.array([one if one is not None else np.nan for one in lr])
            judged = Judged(russian[known], score[known], source[known])
            body.append(
                (
                    family,
                    str(words or "all"),
                    f"{int(russian.sum())}/{int((~russian).sum())}",
                    float(known.mean()),
                    figures.auc(judged),
                    figures.cllr(judged, bootstrap=False).value,
                    float((score[russian & known] >= 1).sum() / russian.sum()),
                    float((score[~russian & known] >= 1).sum() / (~russian).sum()),
                )
            )
    note = (
        f"Documents over 700 words whose ratio is told whole, at most {_MOST} a side; "
        "withheld ratios count as not passing."
    )
    head = "family | first words | n | told | AUC | Cllr | H1 >= 1 | H2 >= 1"
    return table("truncation", "Texts cut short", note, head, body)


def _spliced(
    detector: Detector, one: Sequence[Kept], two: Sequence[Kept]
) -> Iterator[seams.Seam | None]:
    halves: list[list[str]] = []
    for side in (one, two):
        reports = detector.score_batch([document.text for _, document in side])
        texts = []
        for (_, document), report in zip(side, reports, strict=True):
            ends = [(p.end, p.n_words) for p in report.paragraphs]
            texts.append(seams.half(document.text, ends, _HALF))
        halves.append([text.rstrip() for text in texts if text is not None])
    for number, (russian, native) in enumerate(zip(*halves, strict=False)):
        first, last = (russian, native) if number % 2 == 0 else (native, russian)
        report = detector.score(f"{first}\n\n{last}")
        yield seams.find(report, len(first) + 2, number % 2 == 0)


def seam_table(detector: Detector, rows: Sequence[Scored], documents: Sequence[Document]) -> Table:
    """Return how often the seam between a Russian and a native half is found."""
    body: list[tuple[Cell, ...]] = []
    for family in sorted({row.family for row in rows}):
        russian = choose(rows, documents, "ru", family, _HALF)
        native = choose(rows, documents, "native", family, _HALF)
        tried = list(_spliced(detector, russian, native))
        known = [seam for seam in tried if seam is not None]
        if not tried:
            continue
        n = len(known)
        body.append(
            (
                family,
                len(tried),
                n,
                float(np.median([seam.windows for seam in known])) if n else None,
                sum(seam.found for seam in known) / n if n else None,
                sum(seam.chance for seam in known) / n if n else None,
                sum(seam.right_half for seam in known) / n if n else None,
            )
        )
    note = (
        f"First paragraphs of {_HALF} words and more of a Russian translation and of an original "
        "of the same family, in alternating order. The seam is the cut of the windows that leaves "
        "the least squares; found means within one window of the truth, chance that a cut drawn "
        "at random is. Last column: the half from Russian has the higher mean ratio."
    )
    head = "family | documents | with windows | windows | found | chance | right half higher"
    return table("seams", "Seams in spliced documents", note, head, body)
