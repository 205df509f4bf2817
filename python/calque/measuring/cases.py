"""What single documents hold: findings by measured status, and a case's own rules one by one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

from calque.detector import Detector
from calque.measured import STATUSES, Interval
from calque.report import Report

_NOT_MEASURED = "not measured"


def _status(report: Report) -> Counter[str]:
    counts: Counter[str] = Counter()
    for finding in report.findings:
        rate = finding.definition.rate
        if finding.use == "display":
            counts["display"] += 1
        else:
            counts[rate.status if rate is not None else _NOT_MEASURED] += 1
    return counts


def _ratio(interval: Interval | None) -> str:
    if interval is None:
        return "-"
    return f"{interval.ratio:.3g} ({interval.low:.3g} to {interval.high:.3g})"


def lines(detector: Detector, paths: Sequence[Path]) -> Iterator[str]:
    """Yield tables: a row a document; then, for each case, a row for each of its rules found.

    Rules written from a case never count as evidence on it: their rates, measured elsewhere, say
    what their phrases are worth in general.
    """
    heads = [*STATUSES, _NOT_MEASURED, "display"]
    yield "| document | words | " + " | ".join(heads) + " |"
    yield "|---|---|" + "---|" * len(heads)
    reports = {path: detector.score(path.read_bytes()) for path in paths}
    for path, report in reports.items():
        counts = _status(report)
        cells = " | ".join(str(counts[head]) for head in heads)
        yield f"| {path.stem} | {report.n_words} | {cells} |"
    yield ""
    for path, report in reports.items():
        own = Counter(
            f.rule
            for f in report.findings
            if f.definition.case and path.stem.startswith(f.definition.case)
        )
        if not own:
            continue
        rules = {rule.id: rule for rule in detector.rules}
        yield f"Rules written from {path.stem}, as found in it:"
        yield ""
        yield "| rule | Russian | found | status | against native originals | against other |"
        yield "|---|---|---|---|---|---|"
        for rule, found in sorted(own.items()):
            rate = rules[rule].rate
            status = STATUSES[rate.status] if rate is not None else _NOT_MEASURED
            native = _ratio(rate.native if rate is not None else None)
            other = _ratio(rate.other if rate is not None else None)
            yield f"| {rule} | {rules[rule].source} | {found} | {status} | {native} | {other} |"
        yield ""
