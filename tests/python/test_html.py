"""Reports as HTML, read by a parser: ids, links, escaping, size, and what is said of worth."""

from __future__ import annotations

import re
from pathlib import Path

import calque
import pytest
from calque.html import look, page, view
from calque.html.catalogue import Catalogue
from calque.html.document import written as document_of
from calque.report import NOT_MEASURED
from evidence_sample import PAIRS, with_evidence, without_evidence
from pages import Reading, demo, entry, long_text
from support import rule, write_rules


def said(html: str) -> str:
    return " ".join("".join(Reading(html).text).split())


@pytest.mark.parametrize("name", ["island-accord", "agency-report", "release-notes"])
def test_links_lead_somewhere_and_ids_are_unique(name: str, shipped: calque.Detector) -> None:
    report = with_evidence(shipped.score(demo(name)))
    reading = Reading(page.written([entry(report), entry(report, "again.txt")]))
    assert len(reading.ids) == len(set(reading.ids))
    assert reading.links
    assert {link.removeprefix("#") for link in reading.links} <= set(reading.ids)


def test_every_finding_has_a_place(shipped: calque.Detector) -> None:
    report = shipped.score(demo())
    ids = Reading(page.written([entry(report)])).ids
    places = [one for one in ids if re.fullmatch(r"q-0f\d+", one)]
    assert sorted(places) == sorted([f"q-0f{number}" for number in range(report.n_findings)])


def test_all_text_is_shown_once(shipped: calque.Detector) -> None:
    text = demo() + "\n\n" + demo("agency-report")
    catalogue = Catalogue([entry(shipped.score(text))], "q")
    assert said(document_of(catalogue, 0, ())) == " ".join(text.split())


def test_overlapping_findings_are_drawn_as_the_strongest_and_name_all(tmp_path: Path) -> None:
    rules = write_rules(
        tmp_path,
        "overlap",
        rule("overlap/one", pattern="alpha beta gamma", use="display"),
        rule("overlap/two", pattern="beta gamma delta"),
        rule("overlap/three", pattern="gamma"),
    )
    report = calque.load([rules], builtin=False).score("So alpha beta gamma delta it is, says he.")
    assert report.n_findings == 3
    catalogue = Catalogue([entry(report)], "q")
    marks = re.findall(
        r"<a( id=\S+)? href=#q-r(\d) class=(\w+)([^>]*)>([^<]*)</a>", document_of(catalogue, 0, ())
    )
    order = [one.id for one in catalogue.rules]
    assert order[2] == "overlap/one"  # display comes last
    two, three = order.index("overlap/two") + 1, order.index("overlap/three") + 1
    assert [(text, style) for _, _, style, _, text in marks] == [
        ("alpha ", "qdd0"),
        ("beta ", "qhn0"),
        ("gamma", "qhn0"),
        (" delta", "qhn0"),
    ]
    assert marks[1][3] == f' data-r="{two} 3"'
    assert marks[2][3] == f' data-r="{min(two, three)} {max(two, three)} 3"'
    assert marks[3][3] == f" data-r={two}"


STRENGTHS = [
    # status, low, high, style of a rule of use rate
    ("marks-russian", 1.2, 9.0, "qrr1"),
    ("marks-russian", 3.0, 30.0, "qrr2"),
    ("marks-translation", 10.0, 99.0, "qrt3"),
    ("marks-translation", 2.9, 99.0, "qrt1"),
    ("marks-original", 0.01, 0.09, "qro3"),
    ("undecided", 2.0, 40.0, "qru0"),
    ("too-rare", 4.0, 40.0, "qrz0"),
]


@pytest.mark.parametrize(("status", "low", "high", "style"), STRENGTHS)
def test_strength_is_the_bound_nearest_to_one(
    status: str, low: float, high: float, style: str, shipped: calque.Detector
) -> None:
    from dataclasses import replace

    one = next(r for r in shipped.rules if r.use == "rate" and r.rate and r.rate.native)
    assert one.rate
    ratio = calque.Interval((low * high) ** 0.5, low, high)
    rate = replace(one.rate, status=status, native=ratio)
    assert look.look_of(replace(one, rate=rate)).style == style


def test_without_evidence_no_ratio_is_claimed(shipped: calque.Detector) -> None:
    html = page.written([entry(without_evidence(shipped.score(demo())))])
    assert "No likelihood ratio." in said(html)
    assert NOT_MEASURED in said(html)
    assert "log10 LR" not in said(html)


def test_evidence_is_shown_with_interval_scale_and_reason(shipped: calque.Detector) -> None:
    html = view.fragment(with_evidence(shipped.score(demo())))
    shown = said(html)
    assert "+1.3 95 % +0.4 to +1.9" in shown
    assert "moderate support for H1" in shown
    assert "no support for either" in shown
    assert f"withheld{PAIRS['l2'].reason}" in shown
    assert NOT_MEASURED not in shown
    assert "858 documents of 13 sources against 912 of 27" in shown
    assert "contribution" in shown and "point 9" in shown


def test_the_verbal_scale() -> None:
    from dataclasses import replace

    rows = [
        (0.0, "no support for either"),
        (0.3, "no support for either"),
        (0.31, "weak support for H1"),
        (-0.99, "weak support for H2"),
        (1.0, "moderate support for H1"),
        (2.5, "moderately strong support for H1"),
        (-3.0, "strong support for H2"),
        (5.9, "very strong support for H1"),
        (6.0, "extremely strong support for H1"),
        (None, None),
    ]
    for value, words in rows:
        assert replace(PAIRS["native"], log10_lr=value).verbal == words


HOSTILE = """<script>window.pwned = 1</script> "quotes" 'and' <img src=x onerror=alert(1)> &amp;

It is expected that </p></details></div><style>*{display:none}</style> it ends.

\u202eturned\u202c and \u0000 and \x1b[31m red \u2028 \ud800 lone -->
"""


def hostile_report(folder: Path) -> tuple[calque.Report, str]:
    """Return a report on `HOSTILE` by rules whose texts are hostile too, and what they say."""
    evil = "<script>window.pwned=2</script>\"'><b onclick=x>ожидается"
    rules = write_rules(
        folder,
        "hostile",
        rule("hostile/expected", explanation=evil, source=evil, alternatives=[evil, "fine"]),
        title="</style>" + evil,
    )
    report = calque.load([rules], builtin=False).score(HOSTILE)
    assert report.n_findings == 1
    return report, evil


def test_nothing_read_becomes_markup(tmp_path: Path) -> None:
    report, evil = hostile_report(tmp_path)
    for html in (page.written([entry(report, evil)], evil), view.fragment(report)):
        reading = Reading(html)
        tags = [tag for tag, _ in reading.elements]
        assert tags.count("script") == 1
        assert "img" not in tags and "b" in tags
        attributes = {name for _, found in reading.elements for name in found}
        assert not {name for name in attributes if name.startswith("on")}
        assert evil in "".join(reading.text)
        assert "\"quotes\" 'and' <img src=x onerror=alert(1)> &amp;" in said(html)
        assert not re.search("[\u202a-\u202e\u2066-\u2069\x00\x1b\ud800-\udfff]", html)
        html.encode("utf-8")


def test_reports_in_a_notebook_share_no_name(shipped: calque.Detector) -> None:
    report = shipped.score(demo())
    first, second = Reading(report._repr_html_()), Reading(report._repr_html_())
    assert not set(first.ids) & set(second.ids)
    root = next(found["class"] for tag, found in first.elements if tag == "div")
    sheet = re.search(r"<style>(.*?)</style>", report._repr_html_(), re.DOTALL)
    assert sheet and root not in sheet.group(1)
    rules = re.sub(r"/\*.*?\*/", "", sheet.group(1), flags=re.DOTALL)
    selectors = re.findall(r"(?:^|[}{])\s*([^{}@]+?)\s*\{", rules)
    assert len(selectors) > 50
    own = re.compile(r"(\.q[0-9a-f]{8}){3}\b")
    # A comma inside :is() or :has() parts no selectors.
    flat = [re.sub(r"\([^()]*\)", "", one) for one in selectors]
    assert [one for one in flat for part in one.split(",") if not own.search(part)] == []


def test_a_page_is_the_same_each_time(shipped: calque.Detector) -> None:
    pages = {page.written([entry(shipped.score(demo()))]) for _ in range(2)}
    assert len(pages) == 1


@pytest.mark.parametrize("words", [200, 10_000])
def test_size(words: int, shipped: calque.Detector) -> None:
    text = long_text(words)
    size = len(page.written([entry(shipped.score(text))]).encode())
    assert size <= 5 * len(text.encode()) + 300_000


def test_long_documents_fold(shipped: calque.Detector) -> None:
    report = shipped.score(long_text(4000))
    catalogue = Catalogue([entry(report)], "q")
    html = document_of(catalogue, 0, ())
    folds = [found for tag, found in Reading(html).elements if tag == "details"]
    assert len(folds) >= 4
    assert ["open" in found for found in folds] == [True] + [False] * (len(folds) - 1)
    numbers = re.findall(r"Paragraphs ([\d,]+) to ([\d,]+)", html)
    firsts = [int(first) for first, _ in numbers]
    lasts = [int(last) for _, last in numbers]
    assert firsts == [1, *(last + 1 for last in lasts[:-1])]
    assert lasts[-1] == len(report.paragraphs)


ODD = [
    "",
    " \n\n",
    "One.",
    "Das ist kein englischer Satz, und er wird auch keiner mehr werden, nie.",
    b"It is expected that \xff\xfe they sign.",
    "\ufeffIt is expected that it holds.",
]


@pytest.mark.parametrize("text", ODD, ids=range(len(ODD)))
def test_any_text_can_be_shown(text: str | bytes, shipped: calque.Detector) -> None:
    report = shipped.score(text)
    shown = said(report._repr_html_())
    assert report.language_note in shown
    if report.language != "english":
        assert "calque can't judge this text" in shown
    if report.n_invalid:
        assert "ill-formed UTF-8" in shown


def test_provenance_pins_bytes_and_versions(shipped: calque.Detector) -> None:
    import hashlib

    shown = said(page.written([entry(shipped.score(demo()), "accord.txt")]))
    assert hashlib.sha256(demo().encode()).hexdigest() in shown
    assert calque.versions()["icu"] in shown and "accord.txt" in shown
    from calque import data

    pack = data.data_path("ru").read_bytes()
    assert hashlib.sha256(pack).hexdigest() in shown
