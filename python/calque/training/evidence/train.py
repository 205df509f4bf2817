"""Fits the shipped model of the evidence to the train split."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from calque import _core, data
from calque.detector import Detector
from calque.training.evidence import crossfit, dataset, model_files
from calque.training.evidence.pairs import PAIRS
from calque.training.evidence.style_weights import Setting

#: Chosen by the mean AUC of left-out families of the train split among two dozen others; see the
#: model card.
SETTING = Setting()


def train(
    detector: Detector, corpora: Path, out: Path, tell: Callable[[str], None] = print
) -> None:
    """Write ``style.tsv`` and ``evidence.json`` to ``out``.

    Seeds are fixed; fits differ between machines in the last digits only.
    """
    texts = dataset.read_split(detector, corpora, "train")
    pieces, lengths = dataset.pieces_of(texts)
    frame = dataset.frame(detector, pieces, lengths)
    own = dataset.to_data(pieces, lengths, frame)
    tell(f"{len(texts)} documents, {len(pieces)} pieces, {len(frame.keys)} n-grams")
    fitted = {}
    rows = []
    for pair in PAIRS:
        lacking = crossfit.too_few_sources(own, pair)
        if lacking:
            rows.append(model_files.unmeasured_row(pair, lacking))
            tell(f"{pair.name}: not measured: {lacking}")
            continue
        fitted[pair.name] = crossfit.fit(own, pair, SETTING)
        rows.append(model_files.pair_row(own, texts, frame, pair, fitted[pair.name]))
        told = rows[-1]["by_family"]
        cost = ", ".join(f"{name} {row['cllr']}" for name, row in told.items())
        tell(f"{pair.name}: bound {rows[-1]['bound']}; Cllr out of fold: {cost or 'none told'}")
    out.mkdir(parents=True, exist_ok=True)
    symbols = _core.style_symbols(data.resources(detector.language))
    n = model_files.write_style(out / "style.tsv", frame, symbols, fitted)
    lists = model_files.unvalidated_lists(texts)
    model_files.write_evidence(out / "evidence.json", frame, rows, lists)
    tell(f"{n} n-grams with a weight in {out}")
