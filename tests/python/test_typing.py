"""Types and documentation that users and their editors rely on."""

from __future__ import annotations

import ast
import importlib.resources
import importlib.util
import inspect
import subprocess
import sys
from functools import cached_property
from pathlib import Path
from types import FunctionType

import calque
import pytest
from calque import _core
from support import REPOSITORY

STUB = ast.parse((REPOSITORY / "python" / "calque" / "_core.pyi").read_text(encoding="utf-8"))
CLASSES = {node.name: node for node in STUB.body if isinstance(node, ast.ClassDef)}


@pytest.mark.slow
@pytest.mark.skipif(importlib.util.find_spec("mypy") is None, reason="mypy is not installed")
def test_mypy_is_content() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "mypy", "--strict", "python/calque"],
        cwd=REPOSITORY,
        capture_output=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout.decode()


def test_a_user_s_code_is_checked(tmp_path: Path) -> None:
    if importlib.util.find_spec("mypy") is None:
        pytest.skip("mypy is not installed")
    code = tmp_path / "use.py"
    code.write_text(
        "import calque\n"
        "report: calque.Report = calque.load(['a.toml']).score(b'text')\n"
        "start: int = report.findings[0].start\n"
        "calque.score(1)\n"
        "report.ratio\n"
    )
    done = subprocess.run(
        [sys.executable, "-m", "mypy", "--strict", code],
        cwd=REPOSITORY,
        capture_output=True,
        check=False,
    )
    errors = [
        line.split(":")[1] for line in done.stdout.decode().splitlines() if " error: " in line
    ]
    assert errors == ["4", "5"], done.stdout.decode()


@pytest.mark.parametrize("name", ["py.typed", "_core.pyi", "schema/calque-1.json"])
def test_the_package_ships(name: str) -> None:
    assert (importlib.resources.files("calque") / name).is_file()


def test_all_names_what_there_is() -> None:
    assert sorted(calque.__all__) == sorted(set(calque.__all__))
    for name in calque.__all__:
        assert hasattr(calque, name)


DOCUMENTED = [name for name in calque.__all__ if name != "__version__"]


@pytest.mark.parametrize("name", DOCUMENTED)
def test_a_public_name_has_a_docstring(name: str) -> None:
    assert (getattr(calque, name).__doc__ or "").strip()


@pytest.mark.parametrize("name", ["Detector", "Finding", "Paragraph", "Report", "Rule"])
def test_public_members_have_docstrings(name: str) -> None:
    members = {
        member: value
        for member, value in vars(getattr(calque, name)).items()
        if not member.startswith("_")
        and isinstance(value, FunctionType | property | cached_property | classmethod)
    }
    assert [member for member, value in members.items() if not inspect.getdoc(value)] == []


def test_the_version_is_the_engine_s() -> None:
    assert calque.__version__ == _core.version == calque.versions()["calque"]
    assert set(calque.versions()) == {"calque", "icu", "boost"}


# --- the stub of the engine -------------------------------------------------------------------


def public(thing: object) -> set[str]:
    return {name for name in dir(thing) if not name.startswith("_")}


def test_the_stub_names_what_the_engine_has() -> None:
    functions = {node.name for node in STUB.body if isinstance(node, ast.FunctionDef)}
    values = {
        node.target.id
        for node in STUB.body
        if isinstance(node, ast.AnnAssign)
        and isinstance(node.target, ast.Name)
        and ast.unparse(node.annotation) != "TypeAlias"
    }
    assert functions | values | set(CLASSES) == public(_core)
    for name in functions:
        assert callable(getattr(_core, name)), name
    for name in values:
        assert not callable(getattr(_core, name)), name


@pytest.mark.parametrize("name", sorted(set(CLASSES) - {"DataError"}))
def test_the_stub_names_the_members_of(name: str) -> None:
    members = {
        node.name: [ast.unparse(decorator) for decorator in node.decorator_list]
        for node in CLASSES[name].body
        if isinstance(node, ast.FunctionDef)
    }
    thing = getattr(_core, name)
    assert {member for member in members if not member.startswith("_")} == public(thing)
    for member, decorators in members.items():
        is_property = isinstance(inspect.getattr_static(thing, member), property)
        assert is_property == (decorators == ["property"]), member


def test_the_stub_of_an_error_tells_its_attribute() -> None:
    (attribute,) = [n for n in CLASSES["DataError"].body if isinstance(n, ast.AnnAssign)]
    assert ast.unparse(attribute) == "problems: list[Problem]"
    assert issubclass(_core.DataError, ValueError)
    with pytest.raises(_core.DataError) as caught:
        _core.Resources.load("/nonexistent", "ru")
    assert all(isinstance(problem, _core.Problem) for problem in caught.value.problems)
