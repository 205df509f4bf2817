"""Baselines, fingerprints and changed lines: only what is new."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from calque.checking.fingerprint import fingerprint
from checking import CLEAN, HIT, RATE, Project
from hypothesis import given
from hypothesis import strategies as st

BASELINE = ("--baseline", "known.json")


@pytest.fixture
def project(tmp_path: Path) -> Project:
    return Project(tmp_path)


def accept(project: Project) -> None:
    done = project.run(*BASELINE, "--update-baseline", ".")
    assert done.returncode == 0, done.stderr.decode()


def test_what_is_known_is_not_reported(project: Project) -> None:
    project.write("a.md", f"{HIT}\n")
    accept(project)
    told = project.json(*BASELINE, ".", status=0)
    assert (told["known"], told["files"][0]["issues"]) == (1, [])
    assert b"1 known from the baseline" in project.run(*BASELINE, ".").stdout


@pytest.mark.parametrize(
    ("after", "new"),
    [
        (f"A new heading\n\nNew text.\n\n{HIT}\n", 0),
        (f"{HIT} What follows is new.\n", 1),
        ("It was  shown\nin the given CASE.\n", 0),
        ("Nobody proved it in the given case.\n", 1),
        (f"{HIT}\n\n{HIT}\n", 1),
        ("It was shown in the given article.\n", 1),
    ],
    ids=["edits elsewhere", "after", "case and space", "before", "a second one", "other words"],
)
def test_edits(project: Project, after: str, new: int) -> None:
    project.write("a.md", f"{HIT}\n")
    accept(project)
    project.write("a.md", after)
    assert len(project.issues(*BASELINE, ".")) == new


def test_renamed_files_are_known(project: Project) -> None:
    path = project.write("a.md", f"{HIT}\n")
    accept(project)
    path.rename(project.folder / "b.md")
    assert project.issues(*BASELINE, ".") == []


def test_a_phrase_that_becomes_overused_is_new(project: Project) -> None:
    project.write("a.md", RATE)
    accept(project)
    project.write("a.md", f"{RATE}\n\nAgain, in the framework of the law.\n")
    assert len(project.issues(*BASELINE, ".")) == 2


def test_the_file_is_sorted_and_readable(project: Project) -> None:
    project.write("a.md", f"{HIT}\n\n{HIT}\n\n{RATE * 2}\n")
    accept(project)
    text = (project.folder / "known.json").read_text(encoding="utf-8")
    told = json.loads(text)
    assert told["schema"] == "calque-baseline/1"
    found = [(entry["text"], entry["count"]) for entry in told["findings"]]
    assert found == [("the given case", 2), ("in the framework of", 1), ("in the framework of", 1)]
    assert len(text.splitlines()) == 3 + len(found) + 2
    accept(project)
    assert (project.folder / "known.json").read_text(encoding="utf-8") == text


def test_broken_files_leave_no_gap_unnoticed(project: Project) -> None:
    project.write("a.md", HIT)
    project.write("b.md", b"\xff")
    done = project.run(*BASELINE, "--update-baseline", ".")
    assert done.returncode == 2


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (None, "No such file"),
        ("{", ":1:2: "),
        ("[]", "not a baseline"),
        ('{"schema": "other/1", "findings": []}', "schema 'other/1' isn't calque-baseline/1"),
        ('{"schema": "calque-baseline/1", "findings": [{}]}', "not a baseline"),
    ],
)
def test_a_faulty_baseline(project: Project, content: str | None, told: str) -> None:
    project.write("a.md", CLEAN)
    if content is not None:
        project.write("known.json", content)
    done = project.run(*BASELINE, "a.md")
    assert (done.returncode, done.stdout) == (2, b"")
    assert told in done.stderr.decode()


def test_the_baseline_of_a_configuration(project: Project) -> None:
    project.write("calque.toml", 'baseline = "known.json"')
    project.write("sub/a.md", HIT)
    assert project.run("--update-baseline", ".").returncode == 0
    assert Project(project.folder / "sub").run("a.md").returncode == 0


@given(st.text(max_size=200), st.text(max_size=200))
def test_a_fingerprint_sees_its_paragraph_only(before: str, after: str) -> None:
    paragraph = "It was shown in the given case."
    text = before + paragraph + after
    start = len(before) + 16
    within = (len(before), len(before) + len(paragraph))
    assert fingerprint("r", text, start, start + 14, within) == fingerprint(
        "r", paragraph, 16, 30, (0, len(paragraph))
    )


# --- changed lines ------------------------------------------------------------------------------


@pytest.fixture
def repository(project: Project) -> Project:
    project.git("init", "-q", "-b", "main")
    project.write("a.md", f"{HIT}\n\n{CLEAN}\n{HIT}\n")
    project.write("caf\u00e9 b.md", f"{HIT}\n")
    project.write("c.md", f"{HIT}\n")
    project.git("add", ".")
    project.git("commit", "-q", "-m", "first")
    return project


def places(project: Project, *arguments: str) -> list[tuple[str, int]]:
    told = project.json(*arguments)
    return [(file["path"], one["line"]) for file in told["files"] for one in file["issues"]]


def test_only_changed_lines(repository: Project) -> None:
    assert places(repository, "--changed-since", "HEAD", ".") == []
    repository.write("a.md", f"{HIT}\n\n{CLEAN}\nNew. {HIT}\n")
    repository.write("caf\u00e9 b.md", f"{HIT}\n\n--- a/c.md\n+++ b/c.md\n\n{HIT}\n")
    repository.write("new.md", f"{HIT}\n")
    assert places(repository, "--changed-since", "HEAD", ".") == [
        ("a.md", 5),
        ("caf\u00e9 b.md", 6),
        ("new.md", 1),
    ]
    repository.git("add", ".")
    repository.git("commit", "-q", "-m", "second")
    assert places(repository, "--changed-since", "HEAD", ".") == []
    assert len(places(repository, "--changed-since", "HEAD~1", ".")) == 3
    inner = Project(repository.folder / "sub")
    inner.folder.mkdir()
    assert places(inner, "--changed-since", "HEAD~1", "../a.md") == [("../a.md", 5)]


def test_lines_that_were_only_taken_out(repository: Project) -> None:
    repository.write("a.md", f"{HIT}\n{HIT}\n")
    assert places(repository, "--changed-since", "HEAD", "a.md") == []


def test_a_file_that_became_a_link(repository: Project) -> None:
    (repository.folder / "c.md").unlink()
    (repository.folder / "c.md").symlink_to("a.md")
    repository.write("a.md", f"{HIT}\n\n{CLEAN}\nNew. {HIT}\n")
    assert places(repository, "--changed-since", "HEAD", "a.md") == [("a.md", 5)]


def test_overuse_is_that_of_the_whole_document(repository: Project) -> None:
    repository.write("c.md", f"{RATE}\n\n{RATE}\n")
    repository.git("commit", "-qam", "often")
    repository.write("c.md", f"{RATE}\n\n{RATE}\n\nNow {RATE}\n")
    issues = repository.issues("--changed-since", "HEAD", "c.md")
    assert [issue["line"] for issue in issues] == [5]
    assert "3 times here" in issues[0]["message"]


@pytest.mark.parametrize("revision", ["nowhere", "--output=x", "HEAD:a.md"])
def test_a_revision_that_is_none(repository: Project, revision: str) -> None:
    done = repository.run(f"--changed-since={revision}", ".")
    assert (done.returncode, done.stdout) == (2, b"")
    assert done.stderr.startswith(b"calque: ")
    assert not (repository.folder / "x").exists()


def test_no_repository(project: Project) -> None:
    project.write("a.md", CLEAN)
    done = project.run("--changed-since", "HEAD", "a.md")
    assert done.returncode == 2
    assert b"not a git repository" in done.stderr
