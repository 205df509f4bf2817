"""SARIF 2.1.0, which code hosts and editors read. OASIS Standard, 27 March 2020."""

from __future__ import annotations

import json
import os
from collections import Counter
from pathlib import Path
from typing import Any
from urllib.parse import quote

from calque._version import __version__
from calque.checking.issue import Checked, Issue, RuleFacts
from calque.checking.report import CheckReport
from calque.checking.suggest import ARCHIVES

_SCHEMA = (
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
)


def _uri(path: str) -> dict[str, Any]:
    """Return an artifact's location: relative to the working directory where it lies in it."""
    given = Path(path)
    if given.is_absolute():
        try:
            given = given.relative_to(Path.cwd())
        except ValueError:
            return {"uri": "file://" + quote(os.fsencode(given))}
    # Paths that lead out of the folder stay as they are: SARIF resolves them.
    return {"uri": quote(os.fsencode(given.as_posix())), "uriBaseId": "%SRCROOT%"}


def _rule(facts: RuleFacts) -> dict[str, Any]:
    said = facts.explanation
    if facts.source:
        said += f" Russian: {facts.source}."
    if facts.alternatives:
        said += f" Natural English: {' / '.join(facts.alternatives)}."
    if facts.measured:
        said += f" Measured: {facts.measured}."
    return {
        "id": facts.id,
        "shortDescription": {"text": facts.title},
        "fullDescription": {"text": facts.explanation},
        "help": {"text": said},
        "defaultConfiguration": {"level": facts.severity},
    }


def _region(issue: Issue, format: str) -> dict[str, Any]:
    lines = {
        "startLine": issue.line,
        "startColumn": issue.column,
        "endLine": issue.end_line,
        "endColumn": issue.end_column,
    }
    if format in ARCHIVES:
        return lines
    return {
        **lines,
        "charOffset": issue.start,
        "charLength": issue.end - issue.start,
        "byteOffset": issue.byte_start,
        "byteLength": issue.byte_end - issue.byte_start,
    }


def _fixes(artifact: dict[str, Any], region: dict[str, Any], issue: Issue) -> list[dict[str, Any]]:
    return [
        {
            "description": {"text": f"Write \u201c{mend}\u201d"},
            "artifactChanges": [
                {
                    "artifactLocation": artifact,
                    "replacements": [{"deletedRegion": region, "insertedContent": {"text": mend}}],
                }
            ],
        }
        for mend in issue.mends
    ]


def _result(result: Checked, issue: Issue, index: int, nth: int) -> dict[str, Any]:
    artifact, region = _uri(result.path), _region(issue, result.format)
    location: dict[str, Any] = {
        "physicalLocation": {"artifactLocation": artifact, "region": region}
    }
    if issue.unit:
        location["logicalLocations"] = [{"name": issue.unit}]
    made: dict[str, Any] = {
        "ruleId": issue.rule,
        "ruleIndex": index,
        "level": issue.severity,
        "message": {"text": issue.message},
        "locations": [location],
        "partialFingerprints": {"calque/v1": f"{issue.fingerprint}:{nth}"},
    }
    if issue.mends and result.format not in ARCHIVES:
        made["fixes"] = _fixes(artifact, region, issue)
    if issue.support is not None:
        made["properties"] = {"inSource": issue.support.text or None}
    return made


def _notification(result: Checked) -> dict[str, Any]:
    location: dict[str, Any] = {"artifactLocation": _uri(result.path)}
    if result.error_line:
        location["region"] = {"startLine": result.error_line}
        if result.error_column:
            location["region"]["startColumn"] = result.error_column
    return {
        "level": "error",
        "message": {"text": result.error},
        "locations": [{"physicalLocation": location}],
    }


def to_dict(report: CheckReport) -> dict[str, Any]:
    """Return a report as a SARIF log."""
    ids = sorted(report.facts)
    number = {id: index for index, id in enumerate(ids)}
    seen: Counter[tuple[str, str]] = Counter()
    results = []
    for result, issue in report.issues():
        seen[result.path, issue.fingerprint] += 1
        nth = seen[result.path, issue.fingerprint]
        results.append(_result(result, issue, number[issue.rule], nth))
    driver = {
        "name": "calque",
        "version": __version__,
        "semanticVersion": __version__,
        "rules": [_rule(report.facts[id]) for id in ids],
    }
    invocation = {
        "executionSuccessful": not report.errors,
        "exitCode": report.status,
        "toolExecutionNotifications": [_notification(one) for one in report.errors],
    }
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "invocations": [invocation],
        "results": results,
        "properties": {"knownFromBaseline": report.known, "suppressed": report.suppressed},
    }
    return {"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}


def render(report: CheckReport) -> str:
    """Return the report as SARIF."""
    return json.dumps(to_dict(report)) + "\n"
