"""Reference documents of a user's own: what is read, what they allow to be told, and what not."""

from __future__ import annotations

import random
import re
import sys
from math import log10
from pathlib import Path

import calque
import jsonschema
import numpy as np
import pytest
from calque.document_evidence import terms as weighing
from calque.training.evidence import calibration
from calque.training.evidence.recalibrate import left_out
from evidence_texts import GERMAN, OFFICIAL, PLAIN
from support import CALQUE, run_calque
from test_evidence_output import schema
from written_corpora import document, write_corpus


def mixed(text: str, seed: int, words: int = 200) -> str:
    """Return a text made of another's sentences, in some order, in paragraphs of three."""
    chance = random.Random(seed)
    sentences = re.findall(r"[A-Z\"][^.?!]*[.?!]\"?", " ".join(text.split()))
    made: list[str] = []
    while sum(len(s.split()) for s in made) < words:
        made.append(chance.choice(sentences))
    return "\n\n".join(" ".join(made[i : i + 3]) for i in range(0, len(made), 3)) + "\n"


def write_reference(folder: Path, russian: list[str], native: list[str]) -> Path:
    for name, texts in (("russian", russian), ("native", native)):
        (folder / name).mkdir(parents=True)
        for number, text in enumerate(texts):
            (folder / name / f"{number:02}.txt").write_text(text, encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def apart(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two kinds of prose that are told apart with ease."""
    return write_reference(
        tmp_path_factory.mktemp("apart"),
        [mixed(OFFICIAL, n) for n in range(8)],
        [mixed(PLAIN, n) for n in range(9)],
    )


@pytest.fixture(scope="module")
def calibrated(apart: Path) -> calque.Detector:
    return calque.load(reference=apart)


# --- what they allow ----------------------------------------------------------------------------


def test_native_is_calibrated_on_them(calibrated: calque.Detector) -> None:
    for text, sign in ((mixed(OFFICIAL, 99), 1), (mixed(PLAIN, 99), -1)):
        native = calibrated.score(text).evidence["native"]
        assert native.log10_lr is not None, native.reason
        assert native.log10_lr * sign > 0.3
        assert native.reference is not None
        assert native.reference.families == ("reference",)
        assert native.reference.documents == native.reference.sources == (8, 9)
        assert native.reference.auc == 1.0
        assert native.reference.cllr is not None
        assert native.reference.cllr < 0.5
        assert native.bound is not None
        assert 0 < native.bound <= log10(8)
        assert abs(native.log10_lr) <= native.bound


def test_the_summary_and_plain_data_say_so(calibrated: calque.Detector) -> None:
    report = calibrated.score(mixed(OFFICIAL, 98))
    assert (
        "calibrated on your reference documents, 8 translated from Russian and 9 originals"
        in report.summary
    )
    assert "AUC 1.00" in report.summary
    assert "from 8 and 9 sources (reference)" in " ".join(report.to_text().split())
    told = report.to_dict()
    jsonschema.validate(told, schema(), jsonschema.Draft202012Validator)
    assert told["evidence"]["pairs"][0]["reference"]["auc"] == 1.0


def test_other_pairs_stay_as_they_were(calibrated: calque.Detector) -> None:
    own = calque.load()
    for text in (OFFICIAL, PLAIN):
        with_them, without = calibrated.score(text).evidence, own.score(text).evidence
        for name in ("translation", "slavic", "l2"):
            assert with_them[name] == without[name]


@pytest.mark.parametrize("text", [mixed(OFFICIAL, 5, 500), mixed(PLAIN, 5, 500)])
def test_contributions_and_windows_are_calibrated_too(
    calibrated: calque.Detector, text: str
) -> None:
    report = calibrated.score(text)
    weighed = report._weighed
    assert weighed is not None
    pair = next(pair for pair in weighed._model.pairs if pair.name == "native")
    ratio = weighing.log10_lr(*weighed._weighed(pair), float("inf"))[0]
    parts = [one.native for one in report.contributions if one.native is not None]
    assert sum(parts) == pytest.approx(ratio, abs=1e-6)
    bound = report.evidence["native"].bound
    assert bound is not None
    assert len(report.windows) >= 2
    for window in report.windows:
        assert -bound <= window.low <= window.log10_lr <= window.high <= bound


def test_documents_that_are_not_told_apart_withhold_the_figure(tmp_path: Path) -> None:
    texts = [mixed(OFFICIAL, n) for n in range(12)]
    folder = write_reference(tmp_path, texts[::2], texts[1::2])
    native = calque.load(reference=folder).score(OFFICIAL).evidence["native"]
    assert native.log10_lr is None
    assert "ratios are worth too little: Cllr" in str(native.reason)
    assert native.reference is not None
    assert native.reference.cllr is not None
    assert native.reference.cllr > 0.9


def test_a_text_unlike_them_is_withheld(calibrated: calque.Detector) -> None:
    odd = " ".join(f"Of the {noun}." for noun in ["apple", "river", "stone"] * 40)
    report = calibrated.score(odd)
    assert report.language == "english"
    native = report.evidence["native"]
    assert (native.log10_lr, "unlike your reference" in str(native.reason)) == (None, True)
    short = calibrated.score(" ".join(PLAIN.split()[:100])).evidence["native"]
    assert "fewer than 150 words" in str(short.reason)


def test_each_file_is_judged_without_itself() -> None:
    chance = np.random.default_rng(3)
    positive = np.arange(10) < 6
    scores = chance.normal(np.where(positive, 1.0, -1.0), 1.0)
    features = np.column_stack([np.ones(10), scores])
    sources = np.array([f"f{n // 2}" for n in range(10)])  # two files each
    ratios = left_out(features, positive, sources)
    for source in ("f0", "f4"):
        own = sources == source
        changed = positive.copy()
        changed[own] = ~changed[own]  # what a file is said to be can't change its own ratio
        np.testing.assert_array_equal(left_out(features, changed, sources)[own], ratios[own])
        fitted = calibration.fit(features[~own], positive[~own], np.ones(8))
        natural = features[own] @ fitted / np.log(10)
        assert (np.abs(ratios[own]) <= np.abs(natural) + 1e-9).all()  # drawn towards 0
        assert (np.sign(ratios[own]) == np.sign(natural)).all()


# --- reading ------------------------------------------------------------------------------------


def test_corpora_are_read_too_and_their_sources_counted(tmp_path: Path) -> None:
    rows = [
        document(
            mixed(OFFICIAL, n),
            id=f"r{n}",
            origin="ru",
            kind="human",
            family="tech",
            set=f"set-{n % 3}",
            split=("train", "dev")[n % 2],
        )
        for n in range(9)
    ]
    rows += [document(mixed(PLAIN, n), id=f"n{n}", family="tech", set=f"own-{n}") for n in range(9)]
    rows += [document(mixed(PLAIN, 40), id="l2", author_l1="ru", set="other")]
    folder = write_corpus(tmp_path / "corpora", *rows)
    native = calque.load(reference=folder).score(mixed(OFFICIAL, 50)).evidence["native"]
    assert native.reference is not None
    assert native.reference.documents == (9, 9)
    assert native.reference.sources == (3, 9)
    assert native.bound is not None
    assert native.bound <= 1.0  # fewer than five sources


FAULTS = {
    "no folder": (None, None, "no such folder"),
    "no side": ([], None, "needs the folders russian/ and native/"),
    "too few": ([mixed(OFFICIAL, 1)] * 4, [PLAIN] * 5, "4 of 4 documents under russian"),
    "too short": ([OFFICIAL] * 5, [PLAIN] * 4 + ["It was late."], "4 of 5 documents under native"),
    "German": ([OFFICIAL] * 4 + [GERMAN], [PLAIN] * 5, "4 of 5 documents under russian"),
}


@pytest.mark.parametrize(("russian", "native", "told"), FAULTS.values(), ids=list(FAULTS))
def test_what_does_not_do_is_told(
    tmp_path: Path, russian: list[str] | None, native: list[str] | None, told: str
) -> None:
    folder = tmp_path / "reference"
    if native is not None and russian is not None:
        write_reference(folder, russian, native)
    elif russian is not None:
        folder.mkdir()
    with pytest.raises((FileNotFoundError, ValueError), match=re.escape(told)):
        calque.load(reference=folder)


def test_calque_s_own_rules_are_needed(apart: Path, sample_rules: Path) -> None:
    with pytest.raises(ValueError, match="calque's own rules"):
        calque.load([sample_rules], builtin=False, reference=apart)


# --- the command line ---------------------------------------------------------------------------


def test_the_command_line_takes_them(apart: Path) -> None:
    done = run_calque("score", "--reference", apart, "-", stdin=mixed(OFFICIAL, 7).encode())
    assert (done.returncode, done.stderr) == (0, b"")
    assert "calibrated on your reference documents" in " ".join(done.stdout.decode().split())


def test_a_faulty_folder_is_a_usage_error(tmp_path: Path) -> None:
    done = run_calque("score", "--reference", tmp_path / "none", "-", stdin=b"It is late.")
    assert (done.returncode, done.stdout) == (2, b"")
    assert done.stderr.decode() == f"calque: {tmp_path / 'none'}: no such folder\n"


def test_the_extra_is_named_where_it_is_missing(
    apart: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    from calque import cli

    assert CALQUE[0] == sys.executable
    for name in [name for name in sys.modules if name.startswith("calque.training.evidence")]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, "sklearn", None)
    monkeypatch.setitem(sys.modules, "sklearn.linear_model", None)
    assert cli.main(["score", "--reference", str(apart), "x.txt"]) == 2
    assert "pip install 'calque[train]'" in capsys.readouterr().err
