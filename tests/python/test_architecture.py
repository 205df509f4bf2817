"""Data flows one way: which part of the engine may include which, and who may open which door."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
CORE = ROOT / "cpp" / "core"

# In the order of the data flow: a file includes headers of its own stage and of those before.
STAGES = [
    (
        "span",
        "problem",
        "utf8",
        "toml_scan",
        "tags",
        "table",
        "byte_stream",
        "word_bits",
        "swar",
        "literal_index",
    ),
    ("pack",),
    ("word_table", "data_files"),
    ("unicode", "pattern", "toml_reader", "tsv_reader", "vocabulary", "edit_map", "word_lists"),
    ("language", "fold", "units", "rule", "word_shape"),
    ("token", "rule_file", "rule_pack"),
    ("ascii_cutter", "lexicon"),
    ("segmenter", "segmentation_data", "break_rules"),
    ("token_pattern", "words", "script_check", "regex_matcher", "candidate", "language_gate"),
    ("tagger", "matcher_tables", "matcher_builder", "style_symbols"),
    ("style_model",),
    ("style",),
    ("word_classes", "report"),
    ("matcher", "verifier"),
    ("compiled_rules",),
    # A pack is built, opened and tested by one piece of code.
    ("resources", "pack_builder", "self_test", "detector", "contract"),
    ("cut_text", "style_text"),
    ("batch",),
]
# Foreign headers, and the one file that may include them.
DOORS = {"unicode/": "unicode", "boost/": "pattern", "toml++/": "toml_reader"}


def stage_of(name: str) -> int:
    for number, names in enumerate(STAGES):
        if name in names or (name == "fold_table" and "fold" in names):
            return number
    pytest.fail(f"cpp/core/{name} stands in no stage: add it to STAGES")


def includes(path: Path) -> list[str]:
    return re.findall(r'^#include ["<]([^">]+)[">]', path.read_text(), flags=re.MULTILINE)


FILES = sorted([*CORE.glob("*.h"), *CORE.glob("*.cc")])


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_includes_go_backwards_only(path: Path) -> None:
    own = stage_of(path.stem)
    for header in includes(path):
        if (CORE / header).exists():
            assert stage_of(Path(header).stem) <= own, f"{path.name} includes {header}"


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_each_foreign_library_has_one_door(path: Path) -> None:
    for header in includes(path):
        for prefix, door in DOORS.items():
            if header.startswith(prefix):
                assert (path.stem, path.suffix) == (door, ".cc"), f"{path.name}: {header}"


def test_the_engine_knows_no_python_and_prints_nothing() -> None:
    for path in FILES:
        text = path.read_text()
        assert "Python.h" not in text, path
        assert "pybind11" not in text, path
        assert "std::cout" not in text and "std::cerr" not in text and " printf(" not in text, path


def test_the_engine_does_not_know_the_source_language() -> None:
    for path in FILES:
        code = re.sub(r"//.*", "", path.read_text())
        assert not re.search(r"russian|cyrillic|[\u0400-\u04ff]", code, re.IGNORECASE), path
