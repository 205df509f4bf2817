"""How much the Russian source tells of a finding, on aligned units written for the purpose.

``python -m calque.measuring.bilingual --units tests/bilingual/units.tsv`` prints the figures. Needs
the extra ``calque[bilingual]``.
"""

from __future__ import annotations

import argparse
import csv
import sys
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from calque.bilingual import support_of
from calque.detector import Detector, load
from calque.formats import Segment
from calque.measuring.wilson import wilson

#: What a unit's ``holds`` says: the Russian stands behind the phrase; it doesn't stand in the unit;
#: its words stand there, but behind something else, or in another sense.
HOLDS = ("yes", "no", "elsewhere")


class Unit(NamedTuple):
    """A line of the file of units."""

    part: str
    rule: str
    holds: str
    russian: str
    english: str


def read_units(path: Path) -> list[Unit]:
    """Return the units of a file. Raises ValueError for a line that isn't one."""
    with open(path, encoding="utf-8", newline="") as stream:
        rows = list(csv.reader(stream, delimiter="\t", quoting=csv.QUOTE_NONE))
    for number, row in enumerate(rows[1:], 2):
        if len(row) != len(Unit._fields) or row[2] not in HOLDS:
            raise ValueError(f"{path}:{number}: must be {', '.join(Unit._fields)}")
    return [Unit._make(row) for row in rows[1:]]


def is_supported(detector: Detector, unit: Unit) -> bool:
    """Return whether the source supports the finding of a unit's rule.

    Raises ValueError where the rule doesn't find anything, or nothing can be told.
    """
    for finding in detector.score(unit.english).findings:
        if finding.rule == unit.rule:
            support = support_of(finding.definition, Segment("", (), source=unit.russian))
            if support is None:
                raise ValueError(f"{unit.rule}: nothing to look for")
            return bool(support.text)
    raise ValueError(f"{unit.rule} finds nothing in: {unit.english}")


def figures(detector: Detector, units: Sequence[Unit]) -> str:
    """Return two tables: what is found by kind of unit, and precision before and after."""
    counts = Counter((one.part, one.holds, is_supported(detector, one)) for one in units)
    parts = list(dict.fromkeys(one.part for one in units))
    lines = [
        "| units | Russian behind the phrase | n | source-supported (95 %) |",
        "|---|---|---|---|",
    ]
    for part in parts:
        for holds in HOLDS:
            supported, left = (counts[part, holds, found] for found in (True, False))
            lines.append(f"| {part} | {holds} | {supported + left} | {_share(supported, left)} |")
    lines += [
        "",
        "| units | findings | n | of them the Russian behind (95 %) |",
        "|---|---|---|---|",
    ]
    for part in parts:
        for name, kinds in (
            ("all", (True, False)),
            ("source-supported", (True,)),
            ("not supported", (False,)),
        ):
            right = sum(counts[part, "yes", found] for found in kinds)
            wrong = sum(counts[part, holds, found] for holds in HOLDS[1:] for found in kinds)
            lines.append(f"| {part} | {name} | {right + wrong} | {_share(right, wrong)} |")
    return "\n".join(lines) + "\n"


def _share(count: int, others: int) -> str:
    n = count + others
    low, high = wilson(count / n, n)
    return f"{count}: {count / n:.2f} ({low:.2f} to {high:.2f})"


def main(argv: list[str] | None = None) -> int:
    """Run the command."""
    parser = argparse.ArgumentParser(
        prog="python -m calque.measuring.bilingual", description=__doc__
    )
    parser.add_argument("--units", type=Path, required=True, metavar="FILE")
    arguments = parser.parse_args(argv)
    print(figures(load(), read_units(arguments.units)), end="")
    return 0


if __name__ == "__main__":
    sys.exit(main())
