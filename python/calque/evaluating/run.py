"""Runs the whole evaluation of the evidence and writes tables, plots and card."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from calque.detector import Detector
from calque.evaluating import cases, material, on_documents, on_train
from calque.evaluating.card import Run, lines
from calque.evaluating.tables import Table, to_csv, to_markdown


@dataclass(frozen=True)
class Options:
    """Where texts are and what is made of them; ``split`` None: no whole documents are scored."""

    corpora: Path
    out: Path
    split: str | None
    cases: Path | None
    card: Path | None


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8", newline="\n")


def write_tables(folder: Path, tables: Sequence[Table], markdown: bool) -> None:
    """Write each table as CSV, and as Markdown where that is wanted."""
    for own in tables:
        _write(folder / f"{own.name}.csv", to_csv(own))
        if markdown:
            _write(folder / f"{own.name}.md", "\n".join(to_markdown(own, 1)))


def evaluate(
    detector: Detector, options: Options, logged: str, tell: Callable[[str], None] = print
) -> None:
    """Write tables, plots and ``card.md`` to ``options.out``; card and CSV to ``options.card`` too.

    ``logged`` says whether this is a run on dev, for the card.
    """
    plots = options.out / "plots"
    plots.mkdir(parents=True, exist_ok=True)
    documents: list[Table] = []
    if options.split is not None:
        documents = on_documents.tables(detector, options.corpora, options.split, plots, tell)
    if options.cases is not None:
        documents.append(cases.case_table(detector, options.cases))
    write_tables(options.out, documents, markdown=True)
    train = on_train.tables(material.read(detector, options.corpora), plots, tell)
    run = Run("calque evaluate evidence --corpora DIR --out DIR", logged, len(detector.rules))
    card = "\n".join(lines(run, train, documents, options.split or "no split")) + "\n"
    write_tables(options.out, train, markdown=True)
    _write(options.out / "card.md", card)
    if options.card is not None:
        write_tables(options.card / "evaluation", [*train, *documents], markdown=False)
        _write(options.card / "card.md", card)
