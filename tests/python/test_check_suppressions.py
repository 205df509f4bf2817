"""Comments in files that tell calque what to leave alone."""

from __future__ import annotations

from pathlib import Path

import pytest
from checking import HIT, RATE, Project, rules

UNUSED = "calque/unused-suppression"
NO_REASON = "calque/suppression-without-reason"
RULE = "academic/the-given-article"


@pytest.fixture
def project(tmp_path: Path) -> Project:
    return Project(tmp_path)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"<!-- calque disable -- quoted -->\n\n{HIT}\n\n{HIT}\n", []),
        (f"<!-- calque disable {RULE} -- quoted -->\n\n{HIT}\n", []),
        (f"<!-- calque disable academic/* -- quoted -->\n\n{HIT}\n", []),
        (f"<!-- calque disable legal/* -- quoted -->\n\n{HIT}\n", [UNUSED, RULE]),
        (f"{HIT}\n\n<!-- calque disable -- quoted -->\n\n{HIT}\n", [RULE]),
        (f"{HIT}\n\n<!-- calque disable-file -- quoted -->\n", []),
        (
            f"<!-- calque disable -- a -->\n\n{HIT}\n\n<!-- calque enable -->\n\n{HIT}\n",
            [RULE],
        ),
        (
            f"<!-- calque disable * -- a -->\n\n{HIT}\n\n<!-- calque enable x/* -->\n\n{HIT}\n",
            [],
        ),
        (f"<!-- calque disable-next -- quoted -->\n\n{HIT}\n\n{HIT}\n", [RULE]),
        (f"<!-- calque disable-next -- q -->\n{HIT}\n\n- {HIT}\n- {HIT}\n", [RULE, RULE]),
        ("<!-- calque disable-next -- the end -->\n", [UNUSED]),
        (f"<!-- calque disable -->\n\n{HIT}\n", [NO_REASON]),
        (f"```\n<!-- calque disable -- no comment -->\n```\n\n{HIT}\n", [RULE]),
        (f"<!-- calque disable-file -- a -->\n<!-- calque enable -->\n\n{HIT}\n", []),
    ],
    ids=[
        *("all", "rule", "family", "another family", "from here on", "file", "enable"),
        *("enable another", "next paragraph", "next of a list", "nothing follows", "no reason"),
        *("in code", "enable doesn't undo disable-file"),
    ],
)
def test_what_a_comment_covers(project: Project, text: str, expected: list[str]) -> None:
    project.write("a.md", text)
    assert rules(project.issues("a.md")) == expected


def test_suppressed_issues_are_counted(project: Project) -> None:
    project.write("a.md", f"<!-- calque disable-next -- quoted -->\n\n{HIT}\n\n{HIT}\n")
    told = project.json("a.md", status=1)
    assert told["suppressed"] == 1
    assert b"1 suppressed by comments" in project.run("a.md").stdout


def test_an_unused_comment_is_reported_where_it_stands(project: Project) -> None:
    project.write("a.md", "Text.\n\n<!-- calque disable discourse/* -- once -->\n")
    (issue,) = project.issues("a.md")
    assert (issue["line"], issue["column"], issue["severity"]) == (3, 1, "warning")
    assert "discourse/*" in issue["message"]


def test_what_is_reported_of_comments_is_configured(project: Project) -> None:
    project.write("a.md", f"<!-- calque disable -->\n\n{HIT}\n\n<!-- calque disable x/* -- a -->\n")
    project.write("calque.toml", f'severity = {{"{UNUSED}" = "off", "{NO_REASON}" = "error"}}\n')
    told = project.json("a.md", status=1)
    assert rules(told["files"][0]["issues"]) == [NO_REASON]


def test_a_comment_on_a_phrase_below_its_limit_is_not_unused(project: Project) -> None:
    # Whether an ordinary phrase shows depends on the rest of the file; the comment mustn't.
    text = f"<!-- calque disable-next officialese/* -- a name -->\n\n{RATE}\n"
    project.write("once.md", text)
    project.write("often.md", text + f"\n{RATE}\n\n{RATE}\n")
    assert project.issues("once.md") == []
    assert rules(project.issues("often.md")) == ["officialese/within-the-framework"] * 2


def test_a_comment_that_says_nothing_to_calque_is_an_error(project: Project) -> None:
    project.write("a.md", "Text.\n\n<!-- calque disbale -->\n\n<!-- calque disable-all -->\n")
    project.write("b.md", HIT)
    done = project.run("a.md", "b.md")
    assert done.returncode == 2
    assert done.stderr.decode().startswith("calque: a.md:5: ")


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a.html", f"<!-- calque disable-next -- quoted -->\n<p>{HIT}</p>\n<p>{HIT}</p>\n"),
        ("a.rst", f".. calque: disable-next -- quoted\n\n{HIT}\n\n{HIT}\n"),
        (
            "a.po",
            'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=UTF-8\\n"\n"Language: en\\n"\n'
            f'\n# calque: disable-next -- quoted\nmsgid "a"\nmsgstr "{HIT}"\n'
            f'\nmsgid "b"\nmsgstr "{HIT}"\n',
        ),
        (
            "a.xliff",
            '<xliff version="2.0" srcLang="de" trgLang="en"><file id="f">\n'
            '<unit id="a"><notes><note>calque: disable -- quoted</note></notes>\n'
            f"<segment><target>{HIT}</target></segment>\n"
            f"<segment><target>{HIT}</target></segment></unit>\n"
            f'<unit id="b"><segment><target>{HIT}</target></segment></unit></file></xliff>\n',
        ),
    ],
)
def test_comments_of_other_formats(project: Project, name: str, text: str) -> None:
    project.write(name, text)
    (issue,) = project.issues(name)
    assert issue["line"] == text[: text.rindex("the given case")].count("\n") + 1
