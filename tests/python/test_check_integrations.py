"""Files by which other tools call ``calque check``: pre-commit hooks and the GitHub Action."""

from __future__ import annotations

import importlib.util
import json
import os
import re
import shlex
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from checking import CLEAN, HIT, Project
from support import CALQUE, REPOSITORY, environment

yaml = pytest.importorskip("yaml")
HOOKS: list[dict[str, Any]] = yaml.safe_load(
    (REPOSITORY / ".pre-commit-hooks.yaml").read_text(encoding="utf-8")
)
ACTION: dict[str, Any] = yaml.safe_load((REPOSITORY / "action.yml").read_text(encoding="utf-8"))


@pytest.fixture
def project(tmp_path: Path) -> Project:
    made = Project(tmp_path / "project")
    made.write("a.md", f"{HIT}\n")
    made.write("b.md", CLEAN)
    made.write("code.py", f"# {HIT}\n")
    return made


@pytest.fixture
def with_calque(tmp_path: Path) -> dict[str, str]:
    """The environment in which ``calque`` is this one."""
    script = tmp_path / "bin" / "calque"
    script.parent.mkdir()
    script.write_text(f'#!/bin/sh\nexec {shlex.join(CALQUE)} "$@"\n')
    script.chmod(0o755)
    return environment({"PATH": f"{script.parent}:{os.environ['PATH']}"})


# --- pre-commit ----------------------------------------------------------------------------------


def test_hooks_take_the_formats_that_calque_reads() -> None:
    assert [hook["id"] for hook in HOOKS] == ["calque", "calque-system"]
    for hook in HOOKS:
        taken = re.compile(hook["files"])
        assert all(taken.search(name) for name in ("a.md", "x/b.rst", "de.po", "f.docx", "n.ipynb"))
        assert not any(taken.search(name) for name in ("a.py", "package.json", "b.mdx", "md"))


@pytest.mark.parametrize("hook", HOOKS, ids=lambda hook: str(hook["id"]))
def test_a_hook_s_entry(project: Project, with_calque: dict[str, str], hook: Any) -> None:
    def run(*names: str) -> int:
        command = [*shlex.split(hook["entry"]), *names]
        return subprocess.run(
            command, cwd=project.folder, env=with_calque, capture_output=True, check=False
        ).returncode

    assert (run("b.md"), run("a.md", "b.md")) == (0, 1)


@pytest.mark.skipif(
    importlib.util.find_spec("pre_commit") is None, reason="pre-commit is not installed"
)
def test_pre_commit_runs_the_hook(
    project: Project, with_calque: dict[str, str], tmp_path: Path
) -> None:
    hooks = Project(tmp_path / "hooks")
    hooks.write(
        ".pre-commit-hooks.yaml", (REPOSITORY / ".pre-commit-hooks.yaml").read_text("utf-8")
    )
    for one in (hooks, project):
        one.git("init", "-q", "-b", "main")
        one.git("add", ".")
        one.git("commit", "-q", "-m", "first")

    def run(*files: str) -> subprocess.CompletedProcess[bytes]:
        command = [sys.executable, "-m", "pre_commit", "try-repo", str(hooks.folder)]
        env = {**with_calque, "PRE_COMMIT_HOME": str(tmp_path / "home")}
        return subprocess.run(
            [*command, "calque-system", "--files", *files],
            cwd=project.folder,
            env=env,
            capture_output=True,
            check=False,
        )

    found = run("a.md", "b.md", "code.py")
    assert found.returncode == 1, found.stdout.decode() + found.stderr.decode()
    assert b"a.md:1:17: error: " in found.stdout
    assert b"in 2 files" in found.stdout
    clean = run("b.md", "code.py")
    assert clean.returncode == 0, clean.stdout.decode() + clean.stderr.decode()


# --- the GitHub Action ---------------------------------------------------------------------------


def test_the_action_declares_what_it_uses() -> None:
    assert ACTION["runs"]["using"] == "composite"
    steps = ACTION["runs"]["steps"]
    text = json.dumps(steps)
    assert set(re.findall(r"inputs\.([\w-]+)", text)) == set(ACTION["inputs"])
    for step in steps:
        # An input in a script would be a command of whoever writes it.
        assert "${{" not in step["run"]
        assert step["shell"] == "bash"
    for told in ACTION["outputs"].values():
        (id,) = re.findall(r"steps\.(\w+)\.outputs", told["value"])
        assert id in [step["id"] for step in steps]


def run_step(
    project: Project, env: dict[str, str], id: str, **inputs: str
) -> subprocess.CompletedProcess[bytes]:
    """Run a step of the action as a runner does, with some inputs."""
    (step,) = [step for step in ACTION["runs"]["steps"] if step["id"] == id]
    given = {name: told.get("default", "") for name, told in ACTION["inputs"].items()}
    given |= {name.replace("_", "-"): value for name, value in inputs.items()}
    values = {f"inputs.{name}": value for name, value in given.items()}
    values["github.action_path"] = str(REPOSITORY)

    def filled(text: str) -> str:
        return re.sub(r"\$\{\{ ([\w.-]+) \}\}", lambda match: values[match.group(1)], text)

    temporary = project.folder.parent / "runner"
    temporary.mkdir(exist_ok=True)
    runner = {
        "RUNNER_TEMP": str(temporary),
        "GITHUB_OUTPUT": str(temporary / "output"),
        "GITHUB_STEP_SUMMARY": str(temporary / "summary"),
    }
    return subprocess.run(
        ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", step["run"]],
        cwd=project.folder,
        env={**env, **runner, **{key: filled(value) for key, value in step["env"].items()}},
        capture_output=True,
        check=False,
    )


def test_the_action_checks_and_reports(project: Project, with_calque: dict[str, str]) -> None:
    done = run_step(project, with_calque, "check", paths="a.md\nb.md\n", sarif="out/c.sarif")
    assert done.returncode == 1, done.stderr.decode()
    assert done.stdout.startswith(b"::error file=a.md,line=1,")
    runner = project.folder.parent / "runner"
    assert (runner / "output").read_text() == "status=1\n"
    assert "1 error in 2 files" in (runner / "summary").read_text()
    told = json.loads((project.folder / "out" / "c.sarif").read_text())
    assert len(told["runs"][0]["results"]) == 1


@pytest.mark.parametrize(
    ("inputs", "status"),
    [
        ({"paths": "b.md", "sarif": ""}, 0),
        ({"fail_on": "never", "sarif": ""}, 0),
        ({"paths": "none.md"}, 2),
        ({"paths": "a.md; touch owned"}, 2),
        ({"paths": "$(touch owned)"}, 2),
        ({"paths": "--jobs"}, 2),
        ({"baseline": "known.json"}, 0),
        ({"config": "off.toml"}, 0),
        ({"changed_since": "--output=owned"}, 2),
        ({"cache": "cache.json"}, 1),
    ],
)
def test_inputs_of_the_action(
    project: Project, with_calque: dict[str, str], inputs: dict[str, str], status: int
) -> None:
    project.write("off.toml", 'disable = ["*"]\n')
    project.run("--baseline", "known.json", "--update-baseline", ".")
    done = run_step(project, with_calque, "check", **inputs)
    assert done.returncode == status, done.stderr.decode()
    assert not (project.folder / "owned").exists()
    assert (project.folder / "calque.sarif").exists() == (status != 2 and "sarif" not in inputs)
    assert (project.folder / "cache.json").exists() == ("cache" in inputs)


def test_the_action_installs_itself(project: Project, tmp_path: Path) -> None:
    fake = tmp_path / "fake" / "python3"
    fake.parent.mkdir()
    fake.write_text('#!/bin/sh\nprintf "%s\\n" "$@"\n')
    fake.chmod(0o755)
    env = environment({"PATH": f"{fake.parent}:{os.environ['PATH']}"})
    done = run_step(project, env, "install")
    assert done.stdout.decode().splitlines()[-1] == f"{REPOSITORY}[check,formats,bilingual]"
    done = run_step(project, env, "install", install="calque==0.1")
    assert done.stdout.decode().splitlines()[-1] == "calque==0.1"
