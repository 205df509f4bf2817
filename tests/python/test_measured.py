"""Measured rates as they are read and shown; needs neither numpy nor corpora."""

from __future__ import annotations

import dataclasses
import json
import shutil
from pathlib import Path

import calque
import jsonschema
import pytest
from calque import _core
from calque.measured import COLUMNS, STATUSES, Interval, Rate, read_rates, wording_of
from calque.rate_text import in_words, number, predicted
from support import CORPORA, lines_of, run_calque
from test_report import schema

RATE = Rate(
    wording="0" * 12,
    status="marks-translation",
    native=Interval(3.1, 1.9, 5.2),
    native_q=0.001,
    predicted=(0.9, 12.4),
    heterogeneity=0.4,
    other=Interval(1.4, 0.9, 2.2),
    other_q=0.3,
    documents=46,
    families_agreeing=4,
    families=5,
    shrunk=False,
)
CELLS = "one/a 0123456789ab undecided 3.1 1.9 5.2 0.2 0.5 20 0.4 1.4 0.9 2.2 0.3 46 4 5 own"
ROW = dict(zip(COLUMNS, CELLS.split(" "), strict=True))


def file_of(*rows: dict[str, str], columns: tuple[str, ...] = COLUMNS) -> str:
    lines = ["# a comment", "\t".join(columns)]
    return "\n".join([*lines, *("\t".join(row.values()) for row in rows)]) + "\n"


# --- the file ---------------------------------------------------------------------------------


def test_a_row_is_read() -> None:
    assert read_rates(file_of(ROW), "rates.tsv") == {
        "one/a": dataclasses.replace(
            RATE, wording="0123456789ab", status="undecided", native_q=0.2, predicted=(0.5, 20)
        )
    }


def test_what_was_not_measured_is_none() -> None:
    empty = dict.fromkeys(("native", "native_low", "native_high", "heterogeneity"), "-")
    empty |= dict.fromkeys(("predicted_low", "predicted_high"), "-")
    empty |= dict.fromkeys(("other", "other_low", "other_high"), "-")
    rate = read_rates(file_of(ROW | empty), "rates.tsv")["one/a"]
    assert (rate.native, rate.predicted, rate.heterogeneity, rate.other) == (None,) * 4


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"status": "marks-french"}, '"marks-french" is none of marks-russian, '),
        ({"native": "many"}, "could not convert string to float: 'many'"),
        ({"native": "9"}, "the ratio 9 lies outside its interval 1.9 to 5.2"),
        ({"other_high": "inf"}, "inf is out of range"),
        ({"native_low": "-1"}, "-1 is out of range"),
        ({"documents": "-2"}, "-2 is below 0"),
        ({"documents": "4.5"}, "invalid literal for int"),
        ({"families_agreeing": "6"}, "6 of 5 families agree"),
        ({"basis": "guess"}, '"guess" is none of own, family'),
        (
            {"status": "marks-russian", "native": "-", "native_low": "-", "native_high": "-"},
            "marks-russian without a ratio",
        ),
        ({"rule": "one/first"}, "one/first stands here twice"),
        ({"basis": "own\tmore"}, "19 cells instead of 18"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_errors_tell_file_and_line(change: dict[str, str], message: str) -> None:
    text = file_of(ROW | {"rule": "one/first"}, ROW | change)
    with pytest.raises(ValueError) as caught:
        read_rates(text, "rates.tsv")
    assert str(caught.value).startswith(f"rates.tsv:4: {message}")


def test_other_columns_are_refused() -> None:
    with pytest.raises(ValueError, match=r"rates\.tsv:2: the columns must be rule wording status"):
        read_rates(file_of(columns=COLUMNS[:-1]), "rates.tsv")
    with pytest.raises(ValueError, match=r"rates\.tsv: no line with the names of the columns"):
        read_rates("# nothing\n", "rates.tsv")


# --- in words ---------------------------------------------------------------------------------


def test_a_rate_in_words() -> None:
    assert in_words(RATE) == (
        "marks translation, from Russian in particular or not: 3.1 times as frequent in English "
        "translated from Russian as in originals (95 % 1.9 to 5.2; 46 documents, 4 of 5 text "
        "families agree); against other translations 1.4 (0.9 to 2.2): undecided"
    )
    assert predicted(RATE) == "a source not yet seen: 0.9 to 12 times (95 %)"


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (
            {"status": "marks-russian", "other": Interval(2, 1.5, 3)},
            "translations 2.0 (1.5 to 3.0)",
        ),
        (
            {"other": Interval(2, 1.5, 3)},
            "translations 2.0 (1.5 to 3.0): not settled, with so many rules tested",
        ),
        ({"other": None}, "; no hits to compare with other translations"),
        ({"documents": 1}, "1 document, "),
        ({"status": "too-rare"}, "too rare to say: hits in 46 documents"),
        ({"status": "too-rare", "shrunk": True}, "family that ratio is 3.1 (95 % 1.9 to 5.2)"),
        ({"status": "too-rare", "native": None}, "would probably be missed"),
    ],
    ids=str,
)
def test_other_rates_in_words(change: dict[str, object], words: str) -> None:
    said = in_words(dataclasses.replace(RATE, **change))  # type: ignore[arg-type]
    assert words in said
    assert not said.endswith(".")


def test_a_rare_rule_shows_no_ratio_of_its_own() -> None:
    said = in_words(dataclasses.replace(RATE, status="too-rare"))
    assert "3.1" not in said


@pytest.mark.parametrize(
    ("value", "shown"),
    [(0.034, "0.03"), (0.5, "0.5"), (3.14, "3.1"), (22.4, "22"), (5e5, "over 1,000")],
)
def test_numbers_have_two_digits(value: float, shown: str) -> None:
    assert number(value) == shown


# --- with rules -------------------------------------------------------------------------------


def test_shipped_rules_carry_rates_of_their_own_wording(shipped: calque.Detector) -> None:
    measured = [rule for rule in shipped.rules if rule.rate]
    assert measured
    for rule in measured:
        assert rule.rate and rule.rate.wording == wording_of(rule)
        assert rule.use != "display"


def test_rules_of_users_are_not_measured(detector: calque.Detector) -> None:
    assert all(rule.rate is None for rule in detector.rules)


def packed(tmp_path: Path, rates: bytes | None) -> Path:
    """Return a pack of the working copy's data with other rates."""
    folder = tmp_path / "corpora"
    shutil.copytree(CORPORA, folder)
    shutil.rmtree(folder / "ru" / "measured", ignore_errors=True)
    if rates is not None:
        (folder / "ru" / "measured").mkdir()
        (folder / "ru" / "measured" / "rates.tsv").write_bytes(rates)
    pack = tmp_path / "ru.calque"
    pack.write_bytes(_core.build_pack(str(folder), "ru"))
    return pack


def test_a_pack_without_rates_is_whole(tmp_path: Path) -> None:
    pack = packed(tmp_path, None)
    resources = _core.Resources.open(str(pack), "ru")
    assert resources.file("ru/measured/rates.tsv") is None
    assert resources.file("en/gate.toml") == (CORPORA / "en" / "gate.toml").read_bytes()
    done = run_calque(
        "score", "-", stdin=b"It is expected that the parties sign.", env=env_of(pack)
    )
    assert done.returncode == 0
    assert b"Measured: not measured\n" in done.stdout


def env_of(pack: Path) -> dict[str, str | None]:
    return {"CALQUE_DATA": str(pack)}


def test_a_pack_with_faulty_rates_is_refused(tmp_path: Path) -> None:
    pack = packed(tmp_path, b"# one\nrule\n")
    done = run_calque("score", "-", stdin=b"It rains.", env=env_of(pack))
    assert done.returncode == 2
    assert done.stderr.startswith(b"calque: ru/measured/rates.tsv:2: the columns must be rule ")


def test_rates_are_shown_and_those_of_another_wording_are_not(
    tmp_path: Path, shipped: calque.Detector
) -> None:
    known = {rule.id: rule for rule in shipped.rules}
    now = ROW | {"rule": "impersonal/expected-that"}
    now["wording"] = wording_of(known["impersonal/expected-that"])
    old = ROW | {"rule": "officialese/on-the-territory-of"}
    pack = packed(tmp_path, file_of(now, old).encode())
    text = b"It is expected that they sign on the territory of the park."

    shown = run_calque("score", "-", stdin=text, env=env_of(pack)).stdout.decode()
    flat = " ".join(shown.split())
    assert "Measured: undecided: 3.1 times as frequent in English" in flat
    assert "Measured: not measured" in flat

    done = run_calque("score", "--format", "json", "-", stdin=text, env=env_of(pack))
    report = json.loads(done.stdout)
    jsonschema.validate(report, schema(), jsonschema.Draft202012Validator)
    measured = {finding["rule"]: finding["measured"] for finding in report["findings"]}
    assert measured["officialese/on-the-territory-of"] is None
    rate = measured["impersonal/expected-that"]
    assert rate["native"] == {"ratio": 3.1, "low": 1.9, "high": 5.2}
    assert rate["predicted"] == {"low": 0.5, "high": 20}
    assert rate["status"] == "undecided"

    listed = run_calque("rules", "list", "--status", "undecided", env=env_of(pack))
    (line,) = lines_of(listed.stdout)
    id, use, status, *figures, _, _ = line.split()
    assert (id, use, status) == ("impersonal/expected-that", "rate", "undecided")
    assert " ".join(figures) == "3.1 (1.9 to 5.2)"
    shown = run_calque(
        "rules", "show", "impersonal/expected-that", env=env_of(pack)
    ).stdout.decode()
    assert "a source not yet seen: 0.5 to 20 times (95 %)" in shown


def test_rules_of_topics_show_no_ratio(tmp_path: Path, shipped: calque.Detector) -> None:
    topic = next(rule for rule in shipped.rules if rule.use == "display")
    row = ROW | {"rule": topic.id, "wording": wording_of(topic)}
    pack = packed(tmp_path, file_of(row).encode())
    shown = run_calque("rules", "show", topic.id, env=env_of(pack)).stdout.decode()
    assert "Measured" not in shown


def test_every_status_can_be_listed(shipped: calque.Detector) -> None:
    counted = 0
    for status in (*STATUSES, "not-measured"):
        done = run_calque("rules", "list", "--status", status)
        assert done.returncode == 0
        lines = lines_of(done.stdout)
        assert all(line.split()[2] == status for line in lines)
        counted += len(lines)
    assert counted == len(shipped.rules)


def test_schema_and_python_name_the_same_statuses() -> None:
    assert schema()["$defs"]["measured"]["properties"]["status"]["enum"] == list(STATUSES)
