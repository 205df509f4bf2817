"""The tables that whole documents of a split give, through the public interface alone."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from calque.detector import Detector
from calque.evaluating import document_tables, kind_tables, plots, robustness
from calque.evaluating.documents import ALTERNATIVES, Scored, score_all, scored
from calque.evaluating.tables import Table
from calque.measuring.corpora import Document, read_documents

_JOINED = 300  # words


def joined_round_trips(
    detector: Detector, rows: Sequence[Scored], documents: Sequence[Document]
) -> list[Scored]:
    """Score neighbouring round trips of a set joined to 300 words: they're too short one by one."""
    made: list[Scored] = []
    by_set: dict[str, list[tuple[Scored, Document]]] = {}
    for row, document in zip(rows, documents, strict=True):
        if row.side == "roundtrip":
            by_set.setdefault(row.set, []).append((row, document))
    for own in by_set.values():
        texts: list[str] = []
        words = 0
        for row, document in own:
            texts.append(document.text)
            words += row.words
            if words >= _JOINED:
                made.append(scored(document, detector.score("\n\n".join(texts))))
                texts, words = [], 0
    return made


def tables(
    detector: Detector, corpora: Path, split: str, plot_folder: Path, tell: Callable[[str], None]
) -> list[Table]:
    """Score the split's documents; return all tables and draw the plots."""
    rows, documents = score_all(detector, read_documents(corpora, split))
    tell(f"{len(rows)} documents of {split} scored")
    for pair in ("native", "translation", "l2"):
        judged = document_tables.told(rows, pair, ALTERNATIVES[pair])
        if judged.both_sides:
            title = f"{pair}, whole documents of {split}"
            plots.tippett(plot_folder / f"tippett-{split}-{pair}.png", f"Tippett: {title}", judged)
            path = plot_folder / f"reliability-{split}-{pair}.png"
            plots.reliability(path, f"Reliability: {title}", {"all": judged})
    made = [
        document_tables.quality_table(rows),
        document_tables.alarm_table(rows),
        document_tables.hit_table(rows),
        document_tables.withheld_table(rows),
        kind_tables.author_table(rows),
        kind_tables.kind_table(rows, joined_round_trips(detector, rows, documents)),
        robustness.truncation_table(detector, rows, documents),
        robustness.change_table(detector, rows, documents),
        robustness.seam_table(detector, rows, documents),
    ]
    tell("texts cut short, edited, planted and spliced")
    return made
