"""JUnit's XML, which most CI systems show as tests: a suite for each file."""

from __future__ import annotations

import re
from xml.etree import ElementTree

from calque.checking.issue import Checked
from calque.checking.report import CheckReport

# XML 1.0 can't hold other control characters, nor lone surrogates, not even as references.
_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def _clean(text: str) -> str:
    return _NOT_XML.sub("\ufffd", text)


def _suite(report: CheckReport, result: Checked) -> ElementTree.Element:
    failing = [issue for issue in result.issues if report.fails(issue)]
    other = [issue for issue in result.issues if not report.fails(issue)]
    suite = ElementTree.Element(
        "testsuite",
        name=_clean(result.path),
        tests=str(max(1, len(failing))),
        failures=str(len(failing)),
        errors=str(int(result.error is not None)),
    )

    def case(name: str) -> ElementTree.Element:
        return ElementTree.SubElement(
            suite, "testcase", name=_clean(name), classname=_clean(result.path)
        )

    for issue in failing:
        failure = ElementTree.SubElement(
            case(f"{issue.rule} at {issue.line}:{issue.column}"),
            "failure",
            type=issue.severity,
            message=_clean(issue.message),
        )
        facts = report.facts[issue.rule]
        failure.text = _clean(f"{result.path}:{issue.line}:{issue.column}\n{facts.explanation}")
    if result.error is not None:
        line = f"line {result.error_line}: " if result.error_line else ""
        error = ElementTree.SubElement(case("read"), "error", type="not checked")
        error.set("message", _clean(line + result.error))
    elif not failing:
        case("check")
    if other:
        out = ElementTree.SubElement(suite, "system-out")
        out.text = _clean(
            "".join(
                f"{issue.line}:{issue.column}: {issue.severity}: {issue.message} [{issue.rule}]\n"
                for issue in other
            )
        )
    return suite


def render(report: CheckReport) -> str:
    """Return the report: issues that fail the run are failures, the others are output."""
    suites = [_suite(report, result) for result in report.results]
    root = ElementTree.Element("testsuites", name="calque")
    for key in ("tests", "failures", "errors"):
        root.set(key, str(sum(int(suite.get(key, "0")) for suite in suites)))
    root.extend(suites)
    ElementTree.indent(root)
    return ElementTree.tostring(root, encoding="unicode", xml_declaration=False) + "\n"
