"""``calque report`` and ``calque compare`` as a user runs them: files in, one page out."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest
from pages import Reading
from support import rule, run_calque, write_rules

TEXT = "It is expected that the parties will sign the treaty in the spring of next year.\n"
EDITED = "The parties are to sign the treaty in the spring of next year.\n"


@pytest.fixture
def text(tmp_path: Path) -> Path:
    path = tmp_path / "draft.txt"
    path.write_text(TEXT)
    return path


def said(path: Path) -> str:
    return " ".join("".join(Reading(path.read_text(encoding="utf-8")).text).split())


def test_a_page_with_its_provenance(text: Path, tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    own = write_rules(tmp_path, "mine", rule("mine/parties", pattern="the parties will sign"))
    done = run_calque(
        "report",
        text,
        "-o",
        page,
        "--rules",
        own,
        "--title",
        "A <title>",
        "--address",
        "https://example.org/a?b=1&c",
        "--captured",
        "2026-03-01",
    )
    assert (done.returncode, done.stdout, done.stderr) == (0, b"", b"")
    shown = said(page)
    assert hashlib.sha256(TEXT.encode()).hexdigest() in shown
    assert hashlib.sha256(own.read_bytes()).hexdigest() in shown
    assert "https://example.org/a?b=1&c" in shown and "2026-03-01" in shown
    assert "A <title>" in shown and "mine/parties" in shown
    assert "translated from other languages" in shown  # the texts that rates were counted in


def test_several_documents_of_all_formats(text: Path, tmp_path: Path) -> None:
    pytest.importorskip("lxml", reason="lxml is not installed")
    page, web = tmp_path / "page.html", tmp_path / "web.html"
    web.write_text(f"<p>{TEXT}<p>More & more")
    done = run_calque("report", text, web, "-", "-o", page, stdin=TEXT.encode())
    assert (done.returncode, done.stderr) == (0, b"")
    shown = said(page)
    assert "3 documents" in shown
    assert "standard input" in shown
    assert "Read bylxml " in shown
    assert hashlib.sha256(web.read_bytes()).hexdigest() in shown
    assert shown.count("It is expected that") >= 3


def test_two_versions(text: Path, tmp_path: Path) -> None:
    page, after = tmp_path / "diff.html", tmp_path / "final.txt"
    after.write_text(EDITED)
    done = run_calque("compare", text, after, "-o", page)
    assert (done.returncode, done.stdout, done.stderr) == (0, b"", b"")
    assert "Gone: 1 finding" in said(page)
    for version in (TEXT, EDITED):
        assert hashlib.sha256(version.encode()).hexdigest() in said(page)


FAULTS = [
    (["report", "none.txt", "-o", "p.html"], "none.txt: No such file"),
    (["report", "draft.txt", "none.txt", "-o", "p.html"], "none.txt: No such file"),
    (["report", "binary.txt", "-o", "p.html"], "binary.txt: binary file, not text"),
    (["report", "broken.pdf", "-o", "p.html"], "broken.pdf: "),
    (["report", "draft.txt", "draft.txt", "--address", "x", "-o", "p.html"], "are for one FILE"),
    (["report", "draft.txt", "-o", "no/folder/p.html"], "No such file"),
    (["report", "draft.txt"], "required: -o"),
    (["compare", "draft.txt", "none.txt", "-o", "p.html"], "none.txt: No such file"),
    (["compare", "draft.txt", "draft.txt", "-o", "no/folder/p.html"], "No such file"),
]


@pytest.mark.parametrize(("arguments", "message"), FAULTS)
def test_faults_exit_2_and_write_no_page(
    arguments: list[str], message: str, text: Path, tmp_path: Path
) -> None:
    (tmp_path / "binary.txt").write_bytes(b"a\0b")
    (tmp_path / "broken.pdf").write_bytes(b"%PDF-1.4 broken")
    done = run_calque(*arguments, cwd=tmp_path)
    assert done.returncode == 2
    assert message in done.stderr.decode()
    assert not (tmp_path / "p.html").exists()
