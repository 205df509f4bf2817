"""Fixtures of all test files, and ``--update-goldens``."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import browser as browsers
import calque
import pytest
import support
from calque import _core

if TYPE_CHECKING:
    from playwright.sync_api import Browser


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--update-goldens",
        action="store_true",
        help="write tests/goldens anew instead of comparing; look at git diff afterwards",
    )


def pytest_configure(config: pytest.Config) -> None:
    # The working copy's data, not what was there when the module was installed.
    if "CALQUE_DATA" not in os.environ:
        pack = Path(tempfile.mkdtemp(prefix="calque-tests-")) / "ru.calque"
        pack.write_bytes(_core.build_pack(str(support.CORPORA), "ru"))
        os.environ["CALQUE_DATA"] = str(pack)
        config.add_cleanup(lambda: shutil.rmtree(pack.parent, ignore_errors=True))
    if "CALQUE_MEASURED" not in os.environ:
        os.environ["CALQUE_MEASURED"] = str(support.CORPORA / "ru" / "measured")
    if "CALQUE_NGRAMS" not in os.environ:
        os.environ["CALQUE_NGRAMS"] = str(support.CORPORA / "ru" / "lookup" / "ngrams.bin")
    config.addinivalue_line("markers", "slow: takes seconds; leave out with -m 'not slow'")


@pytest.fixture(scope="session")
def sample_rules(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A file with one rule of every kind; see support.write_sample_rules."""
    return support.write_sample_rules(tmp_path_factory.mktemp("rules"))


@pytest.fixture(scope="session")
def detector(sample_rules: Path) -> calque.Detector:
    """A detector with the sample rules only."""
    return calque.load([sample_rules], builtin=False)


@pytest.fixture(scope="session")
def shipped() -> calque.Detector:
    """A detector with all rules that come with calque, those on trial included."""
    return calque.load(trial=True)


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """A headless Chromium, for the tests of one file."""
    absent = browsers.missing()
    if absent:
        pytest.skip(absent)
    with browsers.chromium() as running:
        yield running


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Callable[[str, str], None]:
    """Compare a text with a file under tests/goldens, or write it (--update-goldens)."""
    update = bool(request.config.getoption("--update-goldens"))

    def compare(name: str, actual: str) -> None:
        path = support.GOLDENS / name
        if update:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(actual.encode("utf-8"))
        if not path.exists():
            pytest.fail(f"{path} is missing; write it with pytest --update-goldens")
        assert actual.split("\n") == path.read_bytes().decode("utf-8").split("\n")

    return compare
