"""Single documents in a table: what each pair says, or why it says nothing."""

from __future__ import annotations

from pathlib import Path

from calque.detector import Detector
from calque.evaluating.tables import Cell, Table, table


def case_table(detector: Detector, folder: Path) -> Table:
    """Return a row for each ``*.txt`` of a folder.

    Raises:
        FileNotFoundError: it holds none.
    """
    paths = sorted(folder.glob("*.txt"))
    if not paths:
        raise FileNotFoundError(f"{folder}: no *.txt here")
    body: list[tuple[Cell, ...]] = []
    for path in paths:
        report = detector.score(path.read_bytes())
        cells: list[Cell] = []
        for name in ("native", "translation", "l2"):
            pair = report.evidence[name]
            if pair.log10_lr is None or pair.interval is None:
                cells.append("withheld")
            else:
                low, high = pair.interval
                cells.append(f"{pair.log10_lr:+.2f} ({low:+.2f} to {high:+.2f})")
        register = report.register
        like = (register.nearest, register.distance) if register is not None else ("", None)
        body.append(
            (path.stem, report.n_words, *like, *cells, report.evidence["native"].reason or "")
        )
    note = (
        "log10 LR with 95 % interval. Some of these documents are in the corpora too: they "
        "illustrate, they test nothing. Rules written from a case don't count in it."
    )
    head = "document | words | nearest | distance | native | translation | l2 | native withheld"
    return table("cases", "Single documents", note, head, body)
