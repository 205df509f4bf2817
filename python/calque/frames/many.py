"""Many documents in one call, as a data frame with a row for each."""

from __future__ import annotations

import warnings
from collections.abc import Iterator
from typing import Any

from calque.detector import Detector, load
from calque.frames import documents, items, library

#: So many documents, or characters, are scored between two moves of the bar.
_DOCUMENTS, _CHARACTERS = 64, 1_000_000


def _batches(texts: list[str | bytes | None]) -> Iterator[list[str | bytes | None]]:
    batch: list[str | bytes | None] = []
    size = 0
    for text in texts:
        batch.append(text)
        size += len(text or "")
        if len(batch) == _DOCUMENTS or size > _CHARACTERS:
            yield batch
            batch, size = [], 0
    yield batch


def _bar(total: int, shown: bool) -> Any:
    with warnings.catch_warnings():
        # In a notebook without ipywidgets the bar is text; that is no news for the user.
        warnings.simplefilter("ignore")
        from tqdm.auto import tqdm  # noqa: PLC0415

        return tqdm(total=total, unit="document", disable=not shown)


def score_many(
    given: Any,
    *,
    text: str = "text",
    progress: bool = True,
    detector: Detector | None = None,
    frame: str | None = None,
) -> Any:
    """Score many documents and return a data frame with one row for each, in order.

    Args:
        given: texts, pairs of name and text, a mapping of names to texts, a pandas or Polars
            series, or a frame; other columns of a frame, and a pandas index, are kept.
        text: the column of a frame that holds the texts. A missing text gives a row without
            figures.
        progress: whether a bar is shown, in the terminal or the notebook.
        detector: what scores; None: calque's own rules.
        frame: ``pandas`` or ``polars``; None: the one that ``given`` comes from, else pandas. A
            frame gives a frame of its own library.

    Returns:
        A frame with the column ``name`` (save where ``given`` is a frame) and those that
        `calque.frames.documents.row` describes. Reports themselves aren't kept.

    Raises:
        TypeError, ValueError: an item isn't a text; the message names it.
        ModuleNotFoundError: neither pandas nor Polars is installed.
    """
    read = items.read(given, text)
    if read.frame is not None and frame not in (None, read.library):
        raise ValueError(f"a frame of {read.library} gives one of {read.library}, not of {frame}")
    wanted = frame or read.library
    library.load(wanted)  # what is missing should be known before all is scored
    scorer = detector or load()
    rows: list[dict[str, object]] = []
    with _bar(len(read.texts), progress) as bar:
        for batch in _batches(read.texts):
            reports = iter(scorer.score_batch([one for one in batch if one is not None]))
            rows += [{} if one is None else documents.row(next(reports)) for one in batch]
            bar.update(len(batch))
    columns = documents.columns(rows)
    if read.frame is None:
        named = [{"name": name, **row} for name, row in zip(read.names, rows, strict=True)]
        return library.frame(named, ["name", *columns], wanted)
    return _joined(read, library.frame(rows, columns, wanted))


def _joined(read: items.Items, made: Any) -> Any:
    """Put the figures beside the other columns of the user's frame."""
    clash = [column for column in made.columns if column in read.frame.columns]
    if clash:
        raise ValueError(f"the frame already has columns {', '.join(clash)}; rename them first")
    if read.library == "polars":
        return read.frame.hstack(made)
    # By position, not by label: an index may hold a label twice.
    made.index = read.frame.index
    return library.load("pandas").concat([read.frame, made], axis=1)
