"""The formats in which ``calque check`` reports: each as the platform that reads it wants it."""

from __future__ import annotations

import json
import re
import subprocess
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import calque
import pytest
from calque.checking.mends import mends_of, read_mends
from calque.checking.output import OUTPUTS
from checking import CLEAN, HIT, RATE, Project
from jsonschema import Draft4Validator
from support import CORPORA, REPOSITORY

SARIF = REPOSITORY / "tests" / "schemas" / "sarif-2.1.0-rtm.5.json"


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """A project with an error, warnings, a broken file and names that need escapes."""
    made = Project(tmp_path)
    made.write("a.md", f"# Caf\u00e9\n\n{HIT}\n\n{RATE * 2}\n")
    made.write("50%, a:b/[x] & <y>.txt", f"{HIT} {HIT}\n")
    made.write("broken.txt", b"fine\nnot \xff")
    made.write("clean.md", CLEAN)
    return made


def output(project: Project, name: str, *arguments: str) -> str:
    done = project.run("--output", name, *arguments, ".")
    assert done.returncode == 2
    return done.stdout.decode()


def sarif(project: Project, *arguments: str) -> dict[str, Any]:
    told: dict[str, Any] = json.loads(output(project, "sarif", *arguments))
    return told


def test_sarif_follows_the_official_schema(project: Project) -> None:
    schema = json.loads(SARIF.read_text(encoding="utf-8"))
    Draft4Validator.check_schema(schema)
    validator = Draft4Validator(schema)
    told = sarif(project)
    validator.validate(told)
    broken = json.loads(json.dumps(told))
    broken["runs"][0]["results"][0]["level"] = "fatal"
    assert not validator.is_valid(broken)
    validator.validate(
        json.loads(Project(project.folder).run("--output", "sarif", "clean.md").stdout)
    )


def test_sarif_says_where_and_why(project: Project) -> None:
    (run,) = sarif(project)["runs"]
    rules = run["tool"]["driver"]["rules"]
    for result in run["results"]:
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"]
    (one, *_) = [
        result
        for result in run["results"]
        if result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == "a.md"
    ]
    region = one["locations"][0]["physicalLocation"]["region"]
    assert (region["startLine"], region["startColumn"], region["endColumn"]) == (3, 17, 31)
    data = (project.folder / "a.md").read_bytes()
    begin = region["byteOffset"]
    assert data[begin : begin + region["byteLength"]] == b"the given case"
    text = data.decode()
    begin = region["charOffset"]
    assert text[begin : begin + region["charLength"]] == "the given case"
    assert "\u0434\u0430\u043d\u043d\u044b\u0439" in rules[one["ruleIndex"]]["help"]["text"]
    replacement = one["fixes"][0]["artifactChanges"][0]["replacements"][0]
    assert replacement == {"deletedRegion": region, "insertedContent": {"text": "this case"}}


def test_sarif_tells_equal_phrases_and_broken_files_apart(project: Project) -> None:
    (run,) = sarif(project)["runs"]
    prints = [
        (
            result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"],
            result["partialFingerprints"]["calque/v1"],
        )
        for result in run["results"]
    ]
    assert len(set(prints)) == len(prints) == 5
    (invocation,) = run["invocations"]
    assert invocation["executionSuccessful"] is False
    (told,) = invocation["toolExecutionNotifications"]
    assert told["locations"][0]["physicalLocation"]["region"] == {"startLine": 2, "startColumn": 5}


def test_junit(project: Project) -> None:
    root = ElementTree.fromstring(output(project, "junit"))
    suites = {suite.get("name"): suite for suite in root}
    assert (root.get("failures"), root.get("errors"), root.get("tests")) == ("3", "1", "5")
    failure = suites["a.md"].find("testcase/failure")
    assert failure is not None
    assert "the given case" in str(failure.get("message"))
    assert suites["a.md"].findtext("system-out", "").count("warning") == 2
    assert suites["broken.txt"].find("testcase/error") is not None
    assert [child.tag for child in suites["clean.md"]] == ["testcase"]


def test_junit_holds_any_name(tmp_path: Path) -> None:
    project = Project(tmp_path)
    project.write("a\x1b\x00.md".replace("\x00", "\x01"), HIT)
    done = project.run("--output", "junit", ".")
    assert ElementTree.fromstring(done.stdout)[0].get("name") == "a\ufffd\ufffd.md"


def test_github(project: Project) -> None:
    lines = output(project, "github").splitlines()
    assert lines[0].startswith("::error file=broken.txt,line=2,col=5,title=calque%3A not checked::")
    name = "50%25%2C a%3Ab/[x] & <y>.txt"
    place = f"::error file={name},line=1,endLine=1,col=17,endColumn=31,title="
    assert sum(line.startswith(place) for line in lines) == 1
    assert len(lines) == 1 + 5
    assert all(re.fullmatch(r"::(error|warning|notice) [^\n]*::[^\n]+", line) for line in lines)


def test_gitlab(project: Project) -> None:
    rows = json.loads(output(project, "gitlab"))
    assert {row["severity"] for row in rows} == {"critical", "major", "minor"}
    assert len({row["fingerprint"] for row in rows}) == len(rows) == 6
    for row in rows:
        assert row["description"]
        assert row["check_name"]
        assert row["location"]["lines"]["begin"] >= 1
        assert not row["location"]["path"].startswith(("/", "./"))


def test_markdown(project: Project) -> None:
    project.write("a|b*.md", HIT)
    lines = output(project, "markdown").splitlines()
    assert lines[:3] == ["### calque", "", lines[2]]
    assert "4 errors, 2 warnings in 5 files" in lines[2]
    rows = [line for line in lines if line.startswith("| ")]
    assert all(len(re.findall(r"(?<!\\)\|", row)) == 5 for row in rows)
    assert any("a\\|b\\*.md:1" in row for row in rows)
    assert rows[1].split(" | ")[1] == "error"
    assert any(line.startswith("- broken.txt: ") for line in lines)


def test_markdown_is_short_enough_for_a_comment(tmp_path: Path) -> None:
    project = Project(tmp_path)
    project.write("a.md", "\n\n".join([HIT] * 500))
    text = project.run("--output", "markdown", "a.md").stdout.decode()
    assert "450 more aren't shown" in text
    assert len(text) < 65_536


def test_text_marks_the_words(project: Project) -> None:
    lines = output(project, "text").splitlines()
    at = next(number for number, line in enumerate(lines) if line.startswith("a.md:3:17: error: "))
    begin = lines[at + 1].index("the given case")
    assert lines[at + 2] == " " * begin + "^" * len("the given case")
    assert lines[-1].startswith("calque: 3 errors, 2 warnings in 4 files")


def test_text_cannot_move_the_cursor(tmp_path: Path) -> None:
    project = Project(tmp_path)
    project.write("a\x1b[2J.txt", f"\x1b[31m \u202e {HIT}")
    done = project.run(".")
    assert done.returncode == 1
    assert b"\x1b" not in done.stdout
    assert "\u202e" not in done.stdout.decode()


def test_several_outputs_at_once(tmp_path: Path) -> None:
    project = Project(tmp_path / "project")
    project.write("a.md", f"{HIT} {RATE * 2}")
    project.write("broken.md", b"\xff")
    options = [
        option for name in OUTPUTS for option in ("--output", f"{name}:../out/report.{name}")
    ]
    done = project.run(*options, "--output", "text", ".")
    assert done.returncode == 2
    assert done.stdout.decode() == (project.folder / ".." / "out" / "report.text").read_text()
    for name in OUTPUTS:
        alone = output(project, name)
        assert (project.folder / ".." / "out" / f"report.{name}").read_text("utf-8") == alone


def test_a_report_that_cannot_be_written(project: Project) -> None:
    done = project.run("--output", "json:clean.md/x.json", "a.md")
    assert done.returncode == 2
    assert b"clean.md" in done.stderr


# --- mends --------------------------------------------------------------------------------------


def test_the_diff_is_a_patch_and_nothing_is_changed(project: Project) -> None:
    text = f"One.\n\n{HIT}\n\nDue to the given *case*, we stay.\n\n{HIT}"
    path = project.write("d.md", text)
    done = project.run("--diff", "d.md")
    assert done.returncode == 1
    assert path.read_text() == text
    subprocess.run(["git", "apply", "-p1"], input=done.stdout, cwd=project.folder, check=True)
    assert path.read_text() == text.replace("the given case.", "this case.")


def test_a_mend_keeps_the_capital_and_crosses_lines(project: Project) -> None:
    project.write("d.txt", "The given case is old. We know the given\ncase.")
    told = project.issues("d.txt")
    assert [issue["mends"] for issue in told] == [["This case"], ["this case"]]


def test_markup_and_escapes_are_never_mended(project: Project) -> None:
    project.write("d.md", "We know the *given* case.\n\n> We know the given\n> case.\n")
    project.write("d.html", "<p>We know the&nbsp;given case.</p>")
    told = project.issues("d.md", "d.html")
    assert [issue["mends"] for issue in told] == [[], [], []]


def test_no_mend_holds_a_gap_for_the_writer_s_words() -> None:
    found = mends_of("ru")
    assert len(found) > 80
    assert not [key for key, mends in found.items() for mend in mends if "\u2026" in mend]
    with pytest.raises(ValueError, match="x:1"):
        read_mends("a/b\tphrase\tlet \u2026 be", "x")


def test_mends_are_of_rules_in_use() -> None:
    in_use = {rule.id for rule in calque.load().rules if rule.status != "trial"}
    found = read_mends((CORPORA / "ru" / "mends.tsv").read_text("utf-8"), "mends.tsv")
    assert sorted({rule for rule, _ in found} - in_use) == []


#: Sentences with room for phrases of different kinds; ``{}`` takes the phrase.
FRAMES = [
    "{} the plan was late.",
    "{}, the plan was late.",
    "We said {} the plan was late.",
    "The town has {}, and the plan was late.",
    "The plan was {} the town.",
    "Last year {} was in the report, the mayor said.",
    "The board, {}, agreed to the plan.",
    "The {} of the town was closed for a year.",
    "The agency said {} a source in the port.",
    "{} improve the roads before winter.",
    "The plan {} improve the roads.",
    "It was built in the {}.",
    "There were more boats {} last year.",
    "Both reports were written at {} desk.",
    "They bought a tank {} cleaning wool.",
    "The plan was sound {} safety, they said.",
    "They took part in {} corruption.",
    "The method {} count bees in flight.",
    "The pump was {} in May.",
    "It {} that prices fall.",
]


@pytest.mark.parametrize(
    ("rule", "phrase", "mends"),
    [
        pytest.param(*line.split("\t"), id=line.replace("\t", " ")[:60])
        for line in (CORPORA / "ru" / "mends.tsv").read_text("utf-8").splitlines()
        if line and not line.startswith(("#", "rule\t"))
    ],
)
def test_a_mend_is_of_a_whole_finding_and_ends_it(
    shipped: Any, rule: str, phrase: str, mends: str
) -> None:
    def marked(frame: str, words: str) -> list[str]:
        first = words[:1].upper() if frame.startswith("{}") else words[:1]
        findings = shipped.score(frame.format(first + words[1:])).findings
        return [one.text.lower() for one in findings if one.rule == rule]

    frames = [frame for frame in FRAMES if phrase in marked(frame, phrase)]
    assert frames, f"{rule} marks {phrase!r} in none of the sentences"
    for mend in mends.split("; "):
        assert not marked(frames[0], mend)
