"""The notebooks that teach run from top to bottom and show what they promise."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from support import REPOSITORY

FOLDER = REPOSITORY / "python" / "notebooks"
#: What the outputs must hold: reports and comparisons, frames, figures.
SHOWS = {
    "first-steps": {"view": 1, "frame": 1, "figure": 1},
    "case-study": {"view": 2, "frame": 1, "figure": 1},
    "corpus": {"view": 0, "frame": 2, "figure": 2},
}


def test_all_notebooks_are_tested() -> None:
    assert sorted(path.stem for path in FOLDER.glob("*.ipynb")) == sorted(SHOWS)


@pytest.mark.parametrize("name", SHOWS)
def test_a_notebook_is_kept_without_outputs(name: str) -> None:
    book = json.loads((FOLDER / f"{name}.ipynb").read_text(encoding="utf-8"))
    for cell in book["cells"]:
        assert not cell.get("outputs") and not cell.get("execution_count")


@pytest.mark.slow
@pytest.mark.parametrize("name", SHOWS)
def test_a_notebook_runs(name: str, tmp_path: Path) -> None:
    for package in ("ipykernel", "pandas", "matplotlib"):
        pytest.importorskip(package, reason=f"{package} is not installed")
    nbclient = pytest.importorskip("nbclient", reason="nbclient is not installed")
    nbformat = pytest.importorskip("nbformat", reason="nbformat is not installed")
    book = nbformat.read(FOLDER / f"{name}.ipynb", as_version=4)
    nbclient.NotebookClient(book, timeout=120, resources={"metadata": {"path": FOLDER}}).execute()
    shown = [output.get("data", {}) for cell in book.cells for output in cell.get("outputs", [])]
    pages = [data["text/html"] for data in shown if "text/html" in data]
    views = sum("qtext" in page for page in pages)
    figures = sum("image/png" in data for data in shown)
    assert {"view": views, "frame": len(pages) - views, "figure": figures} == SHOWS[name]
