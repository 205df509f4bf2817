"""``calque evaluate``: what rules and evidence are worth on documents that nothing was made on."""

from __future__ import annotations

import argparse
import shlex
from pathlib import Path
from typing import TYPE_CHECKING

from calque.cli.output import failed
from calque.detector import load

if TYPE_CHECKING:
    from calque.detector import Detector

_MEASURED = Path("corpora/ru/measured")
_MODEL = Path("corpora/ru/model")


def add_parser(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the command to the command line."""
    parser = commands.add_parser(
        "evaluate",
        help="evaluate rules and evidence on held-out documents of known origin",
        description="Runs on the dev split, which no rule was written and no rate measured on. "
        "Each run is logged in dev-runs.tsv. Needs numpy (the extra calque[measure]).",
    )
    actions = parser.add_subparsers(dest="action", metavar="ACTION", required=True)
    rules = actions.add_parser("rules", help="densities, ratios, shares and AUC of the rules")
    sample = actions.add_parser("sample", help="draw findings for two blind judges")
    read = actions.add_parser("reading", help="precision and agreement from their answers")
    for action in (rules, sample):
        action.add_argument("--corpora", type=Path, required=True, metavar="DIR")
        action.add_argument("--split", choices=("dev", "train"), default="dev")
    for action in (rules, read):
        action.add_argument("-o", "--output", type=Path, metavar="FILE")
    for action in (rules, sample, read):
        action.add_argument("--measured", type=Path, default=_MEASURED, metavar="DIR")
    sample.add_argument("--size", type=int, default=300)
    sample.add_argument("--seed", type=int, default=1)
    sample.add_argument(
        "--to", type=Path, required=True, metavar="DIR", help="outside the repository"
    )
    read.add_argument(
        "--from", dest="folder", type=Path, metavar="DIR", help="of sample and answers"
    )
    cases = actions.add_parser("cases", help="what single documents hold, by measured status")
    cases.add_argument("files", nargs="+", type=Path, metavar="FILE")
    cases.add_argument("-o", "--output", type=Path, metavar="FILE")
    cases.set_defaults(run=run_cases)
    _add_evidence(actions)
    rules.set_defaults(run=run_rules)
    sample.set_defaults(run=run_sample)
    read.set_defaults(run=run_reading)


def _add_evidence(actions: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    evidence = actions.add_parser(
        "evidence",
        help="the document's evidence: tables, plots and the model card",
        description="Families and sources of the train split left out in turn, baselines and "
        "floors; then whole documents of a split with the shipped pack. Takes two processes and "
        "up to 15 minutes. Needs the extra calque[train]; fastText where it is installed.",
    )
    evidence.add_argument("--corpora", type=Path, required=True, metavar="DIR")
    evidence.add_argument("--out", type=Path, required=True, metavar="DIR")
    evidence.add_argument("--split", choices=("dev", "train"), default="dev")
    evidence.add_argument("--no-dev", action="store_true", help="score no whole documents")
    evidence.add_argument("--cases", type=Path, metavar="DIR", help="of *.txt, told one by one")
    evidence.add_argument("--measured", type=Path, default=_MEASURED, metavar="DIR")
    evidence.add_argument(
        "--model",
        type=Path,
        default=_MODEL,
        metavar="DIR",
        help="where card.md and evaluation/*.csv of a run on dev go as well",
    )
    evidence.set_defaults(run=run_evidence)


def _log(arguments: argparse.Namespace, command: str) -> str:
    if arguments.split != "dev":
        return "not logged: the train split shows nothing that counts"
    from calque.measuring.dev_runs import log_run  # noqa: PLC0415

    return f"run {log_run(arguments.measured / 'dev-runs.tsv', command)} on dev"


def _write(text: str, path: Path | None) -> None:
    if path is None:
        print(text, end="")
    else:
        path.write_text(text, encoding="utf-8", newline="\n")


def run_rules(arguments: argparse.Namespace) -> int:
    """Score the split's documents and print the tables."""
    detector: Detector = load()
    try:
        from calque.measuring.corpora import read_documents  # noqa: PLC0415
        from calque.measuring.count_model import CountModel  # noqa: PLC0415
        from calque.measuring.evaluation import marking, score_all  # noqa: PLC0415
        from calque.measuring.evaluation_text import lines  # noqa: PLC0415

        counts = (arguments.measured / "counts.tsv").read_text(encoding="utf-8")
        model = CountModel.from_measured(detector.rules, counts)
        rows = score_all(detector, read_documents(arguments.corpora, arguments.split), model)
        told = _log(arguments, "calque evaluate rules --corpora DIR")
    except (ModuleNotFoundError, OSError, ValueError) as error:
        return failed("evaluate", error)
    head = [
        "# The rules on held-out documents",
        "",
        f"Written by `calque evaluate rules --corpora DIR`, split {arguments.split}, {told}.",
        f"{len(rows)} documents; {len(marking(detector))} of {len(detector.rules)} rules mark "
        "Russian or translation by their rates, which were measured on train.",
        "",
    ]
    _write("\n".join([*head, *lines(rows)]), arguments.output)
    return 0


def run_sample(arguments: argparse.Namespace) -> int:
    """Draw findings and write what judges see, and apart from it what they mustn't."""
    try:
        from calque.measuring import reading  # noqa: PLC0415
        from calque.measuring.corpora import read_documents  # noqa: PLC0415

        documents = read_documents(arguments.corpora, arguments.split)
        items = reading.draw(load(), documents, arguments.size, arguments.seed)
        command = f"calque evaluate sample --corpora DIR --size {arguments.size} --seed "
        told = _log(arguments, command + shlex.quote(str(arguments.seed)))
        arguments.to.mkdir(parents=True, exist_ok=True)
        reading.write_sample(items, arguments.to / "sample.jsonl")
        reading.write_key(items, arguments.to / "key.tsv")
    except (ModuleNotFoundError, OSError, ValueError) as error:
        return failed("evaluate", error)
    print(f"{len(items)} findings in {arguments.to}; {told}. The sample holds texts: keep it out")
    print(
        "of the repository. Judges write id, tab, yes or no to judge-a.tsv and judge-b.tsv there."
    )
    return 0


def run_reading(arguments: argparse.Namespace) -> int:
    """Tell precision and agreement; with --from, first write the answers down without texts."""
    from calque.measuring import reading  # noqa: PLC0415

    path = arguments.measured / "judgements.tsv"
    try:
        if arguments.folder is not None:
            path.write_text(
                reading.judgements_text(arguments.folder), encoding="utf-8", newline="\n"
            )
        judgements = reading.read_judgements(path)
        uses = {rule.id: rule.use for rule in load(trial=True).rules}
        _write("\n".join(reading.lines(judgements, uses)) + "\n", arguments.output)
    except (OSError, ValueError) as error:
        return failed("evaluate", error)
    return 0


def run_cases(arguments: argparse.Namespace) -> int:
    """Tell what documents hold."""
    from calque.measuring import cases  # noqa: PLC0415

    try:
        _write("\n".join(cases.lines(load(), arguments.files)) + "\n", arguments.output)
    except OSError as error:
        return failed("evaluate", error)
    return 0


def run_evidence(arguments: argparse.Namespace) -> int:
    """Evaluate the evidence and write tables, plots and the card."""
    try:
        from calque.evaluating.run import Options, evaluate  # noqa: PLC0415

        split = None if arguments.no_dev else arguments.split
        on_dev = split == "dev"
        command = "calque evaluate evidence --corpora DIR --out DIR"
        told = _log(arguments, command) if on_dev else "no run on dev"
        card = arguments.model if on_dev else None
        options = Options(arguments.corpora, arguments.out, split, arguments.cases, card)
        evaluate(load(), options, told)
    except (ModuleNotFoundError, OSError, ValueError) as error:
        return failed("evaluate", error)
    print(f"tables, plots and card.md in {arguments.out}; {told}")
    return 0
