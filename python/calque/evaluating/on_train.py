"""The tables that the train split gives: families and sources left out, baselines, floors."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from calque.evaluating import by_source, fasttext_baseline, floors, jobs, plots
from calque.evaluating.jobs import Figures
from calque.evaluating.left_out import BOTH, Family
from calque.evaluating.left_out_tables import (
    Ours,
    channel_table,
    length_table,
    other_table,
    pooled,
)
from calque.evaluating.material import MIDDLE, SHORT, Material
from calque.evaluating.tables import Cell, Estimate, Table, table


def corpus_table(material: Material) -> Table:
    """Return documents, words and sources of each family and side."""
    keys = sorted({(text.family, text.side) for text in material.texts})
    body: list[tuple[Cell, ...]] = []
    for family, side in keys:
        own = [text for text in material.texts if (text.family, text.side) == (family, side)]
        years = [text.year for text in own if text.year]
        body.append(
            (
                family,
                side,
                len(own),
                sum(int(text.words.sum()) for text in own),
                len({text.source for text in own}),
                f"{min(years)}-{max(years)}" if years else "-",
            )
        )
    head = "family | side | documents | words | sources | years"
    note = "The train split: the model is fitted to it."
    return table("corpora", "Texts", note, head, body)


def _law(families: list[Family], native: by_source.OutOfSource) -> Table:
    rows: list[tuple[Cell, ...]] = []
    for words in (SHORT, MIDDLE):
        for family in families:
            if (family.pair, family.family) == ("native", "law"):
                own = family.length == words
                lr = family.log10_lr[BOTH][own]
                what = f"family, {words}"
                rows += by_source.law_rows(
                    what, family.positive[own], lr, family.source[own], family.set[own]
                )
        law = (native.family == "law") & (native.length == words)
        rows += by_source.law_rows(
            f"source, {words}",
            native.positive[law],
            native.log10_lr[law],
            native.source[law],
            native.set[law],
        )
    return by_source.law_table(rows)


def _floor_table(ours: Ours, own: Figures, out_of_source: Figures) -> Table:
    columns = [f"{name}, family left out" for name in jobs.FLOORS]
    columns += [f"{name}, source left out" for name in jobs.FLOORS]
    figures = {(pair, f, f"{name}, family left out"): x for (pair, f, name), x in own.items()}
    figures |= {
        (pair, f, f"{name}, source left out"): x for (pair, f, name), x in out_of_source.items()
    }
    note = (
        f"AUC on pieces of {MIDDLE} words of logistic regression on names only (capitalised words "
        "that don't open a sentence) and on content words only (lower-case words that the style "
        "channel doesn't see): what topic alone is worth. `calque` is both channels, family left "
        "out."
    )
    return other_table(("topic-floor", "Topic floor", note), ours, columns, figures)


def tables(material: Material, plot_folder: Path, tell: Callable[[str], None]) -> list[Table]:
    """Return all tables and draw the plots."""
    pairs = jobs.measured_pairs(material)
    with jobs.pool(material) as pool:
        left = [
            pool.submit(jobs.family_left_out, pair, family)
            for pair in pairs
            for family in jobs.families_of(material, pair)
        ]
        out = {pair.name: pool.submit(jobs.sources_left_out, pair) for pair in pairs}
        publishers = [
            pool.submit(jobs.publisher_floors, name) for name in floors.families_of(material.data)
        ]
        ukrainian = pool.submit(jobs.ukrainian_floor)
        others = [pool.submit(jobs.baseline, name) for name in (*jobs.BASELINES, *jobs.FLOORS)]
        left_out = []
        for waiting in left:
            left_out.append(waiting.result())
            told = left_out[-1].family
            tell(f"{told.pair} without {told.family}")
        sources = {name: one.result() for name, one in out.items()}
        figures = [one.result() for one in others]
        floor_pairs = [floor for one in publishers for floor in one.result()]
    families = [one.family for one in left_out]
    by_family: Figures = {}
    out_of_source: Figures = {}
    for one, two in figures:
        by_family |= one
        out_of_source |= two
    tell("baselines and floors")
    for pair in pairs:
        own = [family for family in families if family.pair == pair.name]
        if own:
            plots.draw_pair(plot_folder, pair.name, own, pooled(families, pair.name))
    ours: dict[tuple[str, str], Estimate] = {
        (own.family.pair, own.family.family): both
        for own in left_out
        if isinstance(both := own.by_channel[2], Estimate)
    }
    floor_figures = {key: x for key, x in by_family.items() if key[2] in jobs.FLOORS}
    baseline_figures = {key: x for key, x in by_family.items() if key[2] in jobs.BASELINES}
    note = (
        f"AUC, family left out, pieces of {MIDDLE} words: shares of function words with logistic "
        "regression, square-rooted counts of 2 to 4 characters with a linear SVM, fastText on "
        "words and bigrams."
    )
    if not fasttext_baseline.installed():
        note += " fastText isn't installed here: its column is empty."
    return [
        corpus_table(material),
        length_table([row for one in left_out for row in one.by_length]),
        channel_table([one.by_channel for one in left_out]),
        by_source.source_table(sources, MIDDLE),
        other_table(("baselines", "Baselines", note), ours, jobs.BASELINES, baseline_figures),
        _floor_table(ours, floor_figures, out_of_source),
        *floors.floor_tables(floor_pairs, ukrainian.result()),
        _law(families, sources["native"]),
    ]
