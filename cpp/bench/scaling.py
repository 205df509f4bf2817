"""How time grows with the text, with the rules and with threads."""

from __future__ import annotations

import bisect
import random
import re
import tempfile
from pathlib import Path

import calque
import measure

# Words of a pattern that stand for themselves: no classes, lemmas, lists, exact words or gaps.
_WORD = re.compile(r"(?<![\w~@=\\{'-])[a-z]{2,}(?![\w}'-])")


class Substitutes:
    """Words of about the same frequency, so that synthetic rules cost what real ones cost."""

    def __init__(self) -> None:
        """Read the lexicon's frequencies."""
        path = measure.ROOT / "corpora/en/lexicon/frequency.tsv"
        rows = [line.split("\t") for line in path.read_text().splitlines() if line[:1] != "#"]
        ranked = sorted((-float(value), word) for word, value in rows if word.isalpha())
        self._keys = [key for key, _ in ranked]
        self._words = [word for _, word in ranked]
        self._frequency = {word: key for key, word in ranked}
        self._random = random.Random(1)

    def __call__(self, word: str) -> str:
        """Return a word whose rank differs by a quarter at most."""
        key = self._frequency.get(word)
        if key is None:
            return self._words[self._random.randrange(len(self._words) // 2, len(self._words))]
        rank = bisect.bisect_left(self._keys, key)
        low, high = int(rank * 0.75), int(rank * 1.25) + 2
        return self._words[self._random.randrange(low, min(high, len(self._words)))]


def synthetic_rules(detector: calque.Detector, factor: int, path: Path) -> int:
    """Write each token rule `factor` times with other words of the same frequency."""
    substitute = Substitutes()
    family = path.stem
    lines = [f'family = "{family}"', 'title = "Synthetic"']
    count = 0
    for rule in detector.rules:
        if not rule.patterns or any("@" in one for one in rule.patterns + rule.antipatterns):
            continue
        for _ in range(factor):
            count += 1
            lines += ["[[rule]]", f'id = "{family}/r{count}"', f'use = "{rule.use}"']
            for key, patterns in (("pattern", rule.patterns), ("antipattern", rule.antipatterns)):
                made = [_WORD.sub(lambda m: substitute(m[0]), pattern) for pattern in patterns]
                if made:
                    quoted = ", ".join(f"'''{one}'''" for one in made)
                    lines.append(f"{key} = [{quoted}]")
            lines += [
                'source = "и"',
                'explanation = "Synthetic: as many rules as a benchmark wants to have."',
                'alternatives = ["…"]',
                'register = ["general"]',
                'claim = "none"',
                'flagged = ["[a]", "[b]"]',
                'passing = ["a", "b"]',
            ]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return count


def print_ratio(what: str, first: float, second: float, target: str) -> None:
    """Print how a second time relates to a first."""
    print(f"{what}: {first * 1000:.0f} ms -> {second * 1000:.0f} ms, {target % (second / first)}")


def text_sizes(detector: calque.Detector, data: bytes) -> None:
    """Compare a text with ten of it, as it is and as one line without a full stop."""
    tenth = data[: len(data) // 10].rsplit(b"\n\n", 1)[0] + b"\n\n"
    line = re.sub(rb"[\s.!?]+", b" ", data)[: len(data) // 2]
    for what, one in (("text", tenth), ("one line without a full stop", line[: len(line) // 10])):
        ten = one * 10
        first, few = measure.best(lambda one=one: detector.score(one).n_findings, 9)
        second, many = measure.best(lambda ten=ten: detector.score(ten).n_findings)
        assert many >= 10 * few - 10, (few, many)
        print_ratio(
            f"{what}, {len(one) / 1e6:.1f} -> {len(ten) / 1e6:.1f} MB", first, second,
            "%.2f times (target: 10.5)",
        )  # fmt: skip


def rule_counts(detector: calque.Detector, data: bytes) -> None:
    """Compare calque's rules with ten times as many."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "synthetic.toml"
        added = synthetic_rules(detector, 9, path)
        large = calque.load([path])
    first, few = measure.best(lambda: detector.score(data).n_findings)
    second, many = measure.best(lambda: large.score(data).n_findings)
    assert many > few, (few, many)
    count = len(detector.rules)
    print_ratio(
        f"{count} -> {count + added} rules ({few} -> {many} findings)", first, second,
        "%.2f times (target: 1.5)",
    )  # fmt: skip


def tenth_of_rules(detector: calque.Detector, data: bytes) -> None:
    """Compare every tenth of calque's rules with all of them."""
    blocks = [
        (path, block)
        for path in sorted((measure.ROOT / "corpora/ru/rules").glob("*.toml"))
        for block in path.read_text(encoding="utf-8").split("[[rule]]")[1:]
    ]
    heads = {path: path.read_text(encoding="utf-8").split("[[rule]]")[0] for path, _ in blocks}
    with tempfile.TemporaryDirectory() as folder:
        for path, block in blocks[::10]:
            file = Path(folder) / path.name
            head = file.read_text(encoding="utf-8") if file.exists() else heads[path]
            file.write_text(f"{head}[[rule]]{block}", encoding="utf-8")
        small = calque.load([folder], builtin=False)
    first, few = measure.best(lambda: small.score(data).n_findings)
    second, many = measure.best(lambda: detector.score(data).n_findings)
    assert many > few, (few, many)
    print_ratio(
        f"{len(small.rules)} -> {len(detector.rules)} rules, real ones ({few} -> {many} findings)",
        first, second, "%.2f times (target: 1.5)",
    )  # fmt: skip


def threads(detector: calque.Detector, data: bytes) -> None:
    """Compare one thread with two on many documents."""
    documents = [b""]
    for paragraph in data.split(b"\n\n"):
        if len(documents[-1]) > 3000:  # some 500 words
            documents.append(b"")
        documents[-1] += paragraph + b"\n\n"
    runs = {}
    for number in (1, 2):
        runs[number], _ = measure.best(
            lambda number=number: sum(
                report.n_findings for report in detector.score_batch(documents, number)
            )
        )
    print(
        f"{len(documents)} documents, 1 -> 2 threads: {runs[1] * 1000:.0f} ms -> "
        f"{runs[2] * 1000:.0f} ms, {runs[1] / runs[2]:.2f} times as fast (target: 1.8)"
    )


def main() -> None:
    """Run all three."""
    path, _ = measure.text_file()
    data = path.read_bytes()
    detector = calque.load()
    text_sizes(detector, data)
    tenth_of_rules(detector, data)
    rule_counts(detector, data)
    threads(detector, data)


if __name__ == "__main__":
    main()
