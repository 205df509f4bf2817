"""``calque check`` as a team runs it: files in, exit status, severities, settings."""

from __future__ import annotations

import json
import os
import re
from pathlib import Path

import pytest
from calque.checking.config_file import read
from calque.checking.config_keys import GLOBAL, PER_PATH
from calque.checking.output import OUTPUTS
from calque.checking.settings import Settings
from checking import CLEAN, HIT, RATE, Project, rules
from jsonschema import Draft202012Validator
from support import REPOSITORY, rule, write_rules


@pytest.fixture
def project(tmp_path: Path) -> Project:
    return Project(tmp_path)


def configure(project: Project, text: str) -> None:
    project.write("calque.toml", text)


# --- exit status and severity -----------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "arguments", "status"),
    [
        (CLEAN, (), 0),
        (HIT, (), 1),
        (HIT, ("--fail-on", "never"), 0),
        (RATE, (), 0),
        (RATE * 2, (), 0),
        (RATE * 2, ("--fail-on", "warning"), 1),
        (RATE, ("--fail-on", "note"), 0),
    ],
    ids=["clean", "hit", "never", "once", "overused", "overused fails", "once never fails"],
)
def test_exit_status(project: Project, text: str, arguments: tuple[str, ...], status: int) -> None:
    project.write("a.txt", text)
    assert project.run_apart(*arguments, "a.txt").returncode == status


def test_a_phrase_that_is_odd_by_itself_is_an_error_where_it_stands(project: Project) -> None:
    project.write("a.txt", f"Caf\u00e9.\n\n  {HIT}\n")
    (issue,) = project.issues("a.txt")
    assert (issue["severity"], issue["rule"]) == ("error", "academic/the-given-article")
    assert (issue["line"], issue["column"], issue["end_column"]) == (3, 19, 33)
    data = (project.folder / "a.txt").read_bytes()
    assert data[issue["byte_start"] : issue["byte_end"]] == b"the given case"
    assert issue["mends"] == ["this case"]
    assert issue["context"][issue["column"] - 1 :].startswith("the given case")


def test_an_ordinary_phrase_is_shown_only_where_it_is_overused(project: Project) -> None:
    project.write("once.txt", RATE)
    project.write("often.txt", RATE * 3)
    project.write("long.txt", RATE * 3 + CLEAN * 200_000)
    told = project.json(".", status=0)
    assert {file["path"]: len(file["issues"]) for file in told["files"]} == {
        "long.txt": 0,
        "often.txt": 3,
        "once.txt": 0,
    }
    (often,) = [file for file in told["files"] if file["path"] == "often.txt"]
    assert (
        "3 times here, where native English as long has hardly any" in often["issues"][0]["message"]
    )


def test_topics_and_names_are_no_editor_s_business(project: Project) -> None:
    path = write_rules(
        project.folder, "own", rule("own/river", use="display", pattern="dnieper", source="Днепр")
    )
    project.write("a.txt", "The Dnieper is long. The Dnieper is wide.")
    arguments = ("--no-builtin", "--rules", path.name, "a.txt")
    assert project.issues(*arguments) == []
    configure(project, '[severity]\n"own/*" = "note"\n')
    assert rules(project.issues(*arguments)) == ["own/river", "own/river"]


def test_the_document_s_evidence_is_nowhere_in_a_check(project: Project) -> None:
    project.write("a.txt", (HIT + " " + RATE) * 5)
    told = json.dumps(project.json("a.txt")).lower()
    assert "likelihood" not in told
    assert "probability" not in told


# --- which files ------------------------------------------------------------------------------


def test_folders_are_walked_and_ignore_files_honoured(project: Project) -> None:
    for name in (
        *("a.md", "b.txt", "sub/c.md", "sub/deep/d.md", "sub/keep.md", "out/e.md", ".hid/f.md"),
        *("node.js", "sub/draft-1.md"),
    ):
        project.write(name, HIT)
    project.write(".gitignore", "out/\n*.tmp\n")
    project.write(".calqueignore", "draft-*\n/b.txt\n")
    project.write("sub/.calqueignore", "deep\nkeep.md\n!keep.md\n")
    found = [file["path"] for file in project.json(".", status=1)["files"]]
    assert found == ["a.md", "sub/c.md", "sub/keep.md"]


def test_named_files_are_checked_whatever_is_ignored_but_not_what_is_excluded(
    project: Project,
) -> None:
    project.write("a.md", HIT)
    project.write("vendor/b.md", HIT)
    project.write(".gitignore", "a.md\n")
    configure(project, 'exclude = ["vendor/"]\n')
    found = [file["path"] for file in project.json("a.md", "vendor/b.md", status=1)["files"]]
    assert found == ["a.md"]


def test_a_named_folder_is_checked_though_it_is_ignored(project: Project) -> None:
    for name in ("out/site/a.md", "out/site/b.md", "out/site/tmp/c.md", "d.md"):
        project.write(name, HIT)
    project.write(".gitignore", "out/\ntmp/\n")
    project.write("out/site/.calqueignore", "b.md\n")
    assert [file["path"] for file in project.json(".", status=1)["files"]] == ["d.md"]
    found = [file["path"] for file in project.json("out/site", status=1)["files"]]
    assert found == ["out/site/a.md", "out/site/tmp/c.md"]


def test_globs_each_file_once(project: Project) -> None:
    project.write("a.md", HIT)
    project.write("sub/b.md", HIT)
    found = [file["path"] for file in project.json("**/*.md", "a.md", "sub")["files"]]
    assert found == ["a.md", "sub/b.md"]


@pytest.mark.parametrize("path", ["missing.md", "nothing/*.md"])
def test_a_path_that_leads_nowhere(project: Project, path: str) -> None:
    done = project.run(path)
    assert (done.returncode, done.stdout) == (2, b"")
    assert done.stderr.decode() == f"calque: {path}: no such file, folder or match\n"


def test_standard_input(project: Project) -> None:
    done = project.run_apart("-", stdin=HIT.encode())
    assert (done.returncode, done.stdout.decode().split("\n")[0][:6]) == (1, "-:1:17")
    code = f"```\n{HIT}\n```\n".encode()
    assert project.run("-", "--stdin-name", "x.md", stdin=code).returncode == 0
    assert project.run("-", stdin=code).returncode == 1


def test_links_to_the_same_file_are_one(project: Project) -> None:
    project.write("a.md", HIT)
    os.symlink("a.md", project.folder / "b.md")
    os.symlink(".", project.folder / "loop")
    assert len(project.json(".")["files"]) == 1


# --- broken files -----------------------------------------------------------------------------


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_broken_files_are_told_and_the_others_checked(project: Project, jobs: str) -> None:
    project.write("a.md", HIT)
    project.write("latin.txt", "Caf\u00e9.\nna\u00efve".encode("latin-1"))
    project.write("nul.txt", b"text\n\0more")
    project.write("empty.md", b"")
    for number in range(6):
        project.write(f"more/{number}.md", HIT)
    done = project.run("--output", "json", "--jobs", jobs, ".")
    assert done.returncode == 2
    told = {file["path"]: file for file in json.loads(done.stdout)["files"]}
    assert len(told["a.md"]["issues"]) == 1
    assert [len(told[f"more/{n}.md"]["issues"]) for n in range(6)] == [1] * 6
    assert (told["latin.txt"]["error_line"], told["latin.txt"]["error_column"]) == (1, 4)
    assert told["nul.txt"]["error"].startswith("binary file")
    assert told["empty.md"]["error"] is None
    lines = done.stderr.decode().splitlines()
    assert [line.split(":")[1].strip() for line in lines] == ["latin.txt", "nul.txt"]


def test_a_file_without_permission(project: Project) -> None:
    if os.geteuid() == 0:
        pytest.skip("root may read everything")
    project.write("a.md", HIT).chmod(0)
    done = project.run("a.md")
    assert (done.returncode, done.stderr) == (2, b"calque: a.md: Permission denied\n")


def test_a_reader_s_bug_costs_one_file(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise KeyError("boom")

    monkeypatch.setattr("calque.formats.html.read", fail)
    project.write("a.html", HIT)
    project.write("b.md", HIT)
    told = project.json(".", status=2)
    assert [file["error"] is None for file in told["files"]] == [False, True]
    assert "please report: KeyError('boom')" in told["files"][0]["error"]
    assert len(told["files"][1]["issues"]) == 1


def test_a_process_that_dies_is_told(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("calque.formats.html.read", lambda *_: os._exit(1))
    project.write("a.html", HIT)
    for number in range(8):
        project.write(f"{number}.md", HIT)
    told = project.json("--jobs", "2", ".", status=2)
    lost = [file["path"] for file in told["files"] if file["error"]]
    assert "a.html" in lost
    assert len(told["files"]) == 9


def test_a_name_that_is_not_utf8(project: Project) -> None:
    name = os.fsdecode(b"caf\xe9.md")
    project.write(name, HIT)
    for form in OUTPUTS:
        done = project.run_apart("--output", form, ".")
        assert done.returncode == 1, done.stderr
        assert b"caf" in done.stdout


def test_many_lines(project: Project) -> None:
    project.write("long.txt", "The train leaves.\n" * 1_000_000 + HIT)
    (issue,) = project.issues("long.txt")
    assert (issue["line"], issue["column"]) == (1_000_001, 17)


def test_text_that_is_not_english_has_no_issues(project: Project) -> None:
    project.write("ru.txt", "Ожидается, что поезд отправится в полдень, школа № 5. " * 5)
    assert project.issues("ru.txt") == []


# --- settings ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("config", "expected"),
    [
        ("", ["error"]),
        ('disable = ["academic/the-given-article"]', []),
        ('disable = ["academic/*"]', []),
        ('disable = ["discourse/*"]', ["error"]),
        ('severity = {"academic/*" = "note"}', ["note"]),
        (
            'severity = {"academic/*" = "off", "academic/the-given-article" = "warning"}',
            ["warning"],
        ),
        ('allow = ["the Given  case"]', []),
        ('allow = ["shown in the given case"]', []),
        ('allow = ["given case"]', ["error"]),
        ("min-precision = 0.99", []),
        ("min-precision = 0.9", ["error"]),
        ('[[overrides]]\npaths = ["docs/**"]\ndisable = ["*"]', []),
        ('[[overrides]]\npaths = ["other/**"]\ndisable = ["*"]', ["error"]),
        ('disable = ["*"]\n[[overrides]]\npaths = ["docs/"]\nseverity = {"*" = "note"}', []),
        ('[[overrides]]\npaths = ["*.md"]\ncheck = false', None),
    ],
)
def test_settings(project: Project, config: str, expected: list[str] | None) -> None:
    project.write("docs/a.md", HIT)
    configure(project, config)
    files = project.json("docs")["files"]
    found = [[issue["severity"] for issue in file["issues"]] for file in files]
    assert found == ([] if expected is None else [expected])


def test_a_termbase(project: Project) -> None:
    project.write("a.txt", "In the framework of the Convention. " * 3 + HIT)
    project.write("terms.txt", "# allowed\nin the framework of the convention # as it is called\n")
    configure(project, 'termbase = ["terms.txt"]')
    assert rules(project.issues("a.txt")) == ["academic/the-given-article"]


@pytest.mark.parametrize(
    ("config", "count"),
    [("", 2), ("overuse-count = 3", 0), ("overuse-level = 1e-12", 0), ("overuse-count = 1", 2)],
)
def test_how_much_is_overuse(project: Project, config: str, count: int) -> None:
    project.write("a.txt", RATE * 2)
    configure(project, config)
    assert len(project.issues("a.txt")) == count


def test_own_rules(project: Project) -> None:
    write_rules(project.folder, "own", rule("own/leaves", pattern="train leaves"))
    project.write("a.txt", CLEAN)
    configure(project, 'rules = ["own.toml"]\nbuiltin = false')
    (issue,) = project.issues("a.txt")
    assert (issue["rule"], issue["severity"]) == ("own/leaves", "warning")


def test_the_nearest_configuration_counts(project: Project) -> None:
    project.write("pyproject.toml", '[tool.calque]\nfail-on = "never"\n')
    project.write("sub/a.md", HIT)
    inner = Project(project.folder / "sub")
    assert inner.run("a.md").returncode == 0
    assert inner.run("--isolated", "a.md").returncode == 1
    assert inner.run("--fail-on", "note", "a.md").returncode == 1
    inner.write("calque.toml", 'fail-on = "error"')
    assert inner.run("a.md").returncode == 1
    assert inner.run("--config", "../pyproject.toml", "a.md").returncode == 0


@pytest.mark.parametrize(
    ("name", "config", "told"),
    [
        ("calque.toml", "fail_on = 'error'", ":1:1: fail_on: unknown key; did you mean fail-on?"),
        (
            "calque.toml",
            "# x\n\n  fail-on = 'fatal'",
            ":3:3: fail-on: must be one of note, warning, error, never, not 'fatal'",
        ),
        ("calque.toml", "disable = 'x'", ":1:1: disable: must be a list of strings, not 'x'"),
        (
            "calque.toml",
            'allow = []\n[severity]\n"a/b" = "note"\n"c/*" = "loud"',
            ":4:1: severity.c/*: must be one of note, warning, error, off, not 'loud'",
        ),
        (
            "calque.toml",
            'severity = { "c/*" = "loud" }',
            ":1:14: severity.c/*: must be one of note, warning, error, off, not 'loud'",
        ),
        ("calque.toml", "min-precision = 2", ":1:1: min-precision: must be 0 to 1, not 2"),
        ("calque.toml", "overuse-count = true", ":1:1: overuse-count: must be a whole number"),
        (
            "calque.toml",
            '[[overrides]]\npaths = ["a"]\n[[overrides]]\npaths = ["b"]\nfial = 1',
            ":5:1: overrides.1.fial: unknown key. Keys here: allow,",
        ),
        ("calque.toml", "[[overrides]]\ncheck = true", ":1:3: overrides.0: needs paths"),
        ("calque.toml", "a = [1,\n", ":1: "),
        ("calque.toml", "allow = 1\nallow = 2", ":2:"),
        ("calque.toml", 'termbase = ["none.txt"]', ":1:1: termbase: none.txt: "),
        ("pyproject.toml", "[tool.calque]\nx = 1\n[tool.other]\nx = 2", ":2:1: x: unknown key"),
        ("pyproject.toml", "[tool]\ncalque = 3", ":2:1: must be a table"),
    ],
)
def test_a_faulty_configuration(project: Project, name: str, config: str, told: str) -> None:
    project.write(name, config)
    project.write("a.md", CLEAN)
    done = project.run("--config", name, "a.md")
    assert (done.returncode, done.stdout) == (2, b"")
    assert done.stderr.decode().startswith(f"calque: {name}{told}"), done.stderr.decode()


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("--output", "xml"), "must be FORMAT or FORMAT:FILE"),
        (("--output", "json", "--output", "sarif"), "only one --output may go to standard output"),
        (("--update-baseline",), "--update-baseline needs --baseline FILE"),
        (("--format", "word"), "--format must be one of text, "),
        (("--jobs", "0"), "--jobs must be at least 1"),
        (("--config", "none.toml"), "none.toml: No such file"),
    ],
)
def test_usage(project: Project, arguments: tuple[str, ...], told: str) -> None:
    project.write("a.md", CLEAN)
    done = project.run(*arguments, "a.md")
    assert done.returncode == 2
    assert told in done.stderr.decode()


# --- units with a Russian source ---------------------------------------------------------------

PO_HEAD = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\nLanguage: en\\n"\n\n'
SUPPORTED = 'msgid "В данном случае."\nmsgstr "In the given case."\n\n'
UNSUPPORTED = 'msgid "Тут дождь."\nmsgstr "In the given case."\n\n'


@pytest.mark.parametrize(
    ("config", "expected"),
    [
        ("", [("error", True), ("warning", False)]),
        ('unsupported = "drop"', [("error", True)]),
        ('unsupported = "keep"', [("error", True), ("error", False)]),
    ],
)
def test_what_stands_in_the_source(
    project: Project, config: str, expected: list[tuple[str, bool]]
) -> None:
    pytest.importorskip("pymorphy3")
    configure(project, config)
    project.write("a.po", PO_HEAD + SUPPORTED + UNSUPPORTED)
    found = [(one["severity"], bool(one["support"]["text"])) for one in project.issues("a.po")]
    assert found == expected


def test_an_ordinary_phrase_that_stands_in_the_source_is_shown_at_once(project: Project) -> None:
    pytest.importorskip("pymorphy3")
    source = "В рамках плана."
    text = 'msgstr "In the framework of the plan."\n\n'
    project.write("a.po", f'{PO_HEAD}msgid "{source}"\n{text}')
    project.write("b.po", f'{PO_HEAD}msgid "По плану."\n{text}')
    told = project.json("a.po", "b.po")
    assert [len(file["issues"]) for file in told["files"]] == [1, 0]
    assert told["files"][0]["issues"][0]["support"]["text"] == source[:8]


# --- the cache --------------------------------------------------------------------------------


def test_the_cache_gives_the_same_and_forgets_what_changed(project: Project) -> None:
    for number in range(5):
        project.write(f"{number}.md", f"{HIT} {RATE * number}\n\n<!-- calque disable x/* -->\n")
    fresh = project.json(".")
    arguments = ("--cache", "cache.json", ".")
    first, second = project.json(*arguments), project.json(*arguments)
    assert first == second == fresh
    project.write("1.md", CLEAN)
    assert [len(file["issues"]) for file in project.json(*arguments)["files"]][1] == 0
    configure(project, 'disable = ["academic/*"]')
    assert "academic/the-given-article" not in project.json(*arguments)["rules"]


def test_unchanged_files_are_not_read_again_as_formats(project: Project) -> None:
    project.write("a.md", HIT)
    project.json("--cache", "cache.json", "a.md")
    cache = json.loads((project.folder / "cache.json").read_text())
    ((key, (_, row)),) = cache["results"].items()
    row[1] = 4711  # words: no reader could have counted them
    cache["results"] = {key: [cache["run"], row]}
    project.write("cache.json", json.dumps(cache))
    assert project.json("--cache", "cache.json", "a.md")["words"] == 4711


@pytest.mark.parametrize("content", [b"", b"{", b"[]", b'{"environment": 1}', b"\xff\0"])
def test_a_damaged_cache_is_an_empty_one(project: Project, content: bytes) -> None:
    project.write("a.md", HIT)
    project.write("cache.json", content)
    assert len(project.issues("--cache", "cache.json", "a.md")) == 1


def test_a_cache_that_cannot_be_written(project: Project) -> None:
    project.write("a.md", CLEAN)
    project.write("file", "")
    done = project.run("--cache", "file/cache.json", "a.md")
    assert done.returncode == 2
    assert "file" in done.stderr.decode()


# --- one and several processes ------------------------------------------------------------------


def test_processes_make_no_difference(project: Project) -> None:
    for number in range(30):
        project.write(f"{number % 3}/{number}.md", f"{HIT} {RATE * (number % 4)}")
    one, two = (project.json("--jobs", jobs, ".") for jobs in ("1", "2"))
    assert one == two
    assert len(one["files"]) == 30


def test_json_follows_its_schema(project: Project) -> None:
    path = REPOSITORY / "python" / "calque" / "schema" / "calque-check-1.json"
    schema = json.loads(path.read_text(encoding="utf-8"))
    Draft202012Validator.check_schema(schema)
    project.write("a.md", f"{HIT} {RATE * 2}\n\n<!-- calque disable x/* -->\n")
    project.write("b.txt", b"\xff")
    told = project.json(".", status=2)
    Draft202012Validator(schema).validate(told)
    assert told["counts"] == {"error": 1, "warning": 3, "note": 0}


# --- the manual ---------------------------------------------------------------------------------


def test_the_configuration_in_the_readme_holds_every_key(project: Project) -> None:
    readme = (REPOSITORY / "README.md").read_text(encoding="utf-8")
    (block,) = re.findall(r"```toml\n(fail-on.*?)```", readme, re.DOTALL)
    project.write("calque.toml", block)
    project.write("terms.txt", "term\n")
    config = read(project.folder / "calque.toml")
    assert config.fail_on == "warning"
    told = set(re.findall(r"^([\w-]+) =", block, re.MULTILINE)) | {"overrides"}
    elsewhere = set(re.findall(r"\b(builtin|check|format) = ", readme)) | {"format"}
    assert told | elsewhere == {*GLOBAL, *PER_PATH, "overrides", "paths"}
    assert config.settings.overuse_level == Settings().overuse_level
    assert config.settings.overuse_count == Settings().overuse_count


def test_the_readme_passes_its_own_check() -> None:
    readme = Project(REPOSITORY)
    assert readme.issues("--isolated", "README.md") == []
