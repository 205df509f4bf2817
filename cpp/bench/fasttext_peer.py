"""calque with both channels against fastText's prediction: the same documents, one thread.

fastText (Joulin et al. 2017) is trained here on the same documents with labels by lot: only its
speed is asked for; what it's worth stands in the model card (`calque evaluate evidence`). Lines are
made before the clock runs.
"""

from __future__ import annotations

import tempfile
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import calque
import measure

_WORDS = 500


def documents(text: str) -> list[str]:
    """Cut a text at empty lines into documents of some 500 words."""
    made: list[list[str]] = [[]]
    words = 0
    for paragraph in text.split("\n\n"):
        made[-1].append(paragraph)
        words += len(paragraph.split())
        if words >= _WORDS:
            made.append([])
            words = 0
    return ["\n\n".join(own) for own in made if own]


def trained(lines: list[str]) -> Any:
    """Return a model of two labels in the setting of `calque evaluate`'s baseline."""
    from calque.evaluating.fasttext_baseline import SETTING  # noqa: PLC0415

    fasttext = import_module("fasttext")
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "train.txt"
        path.write_text("\n".join(f"__label__{i % 2} {line}" for i, line in enumerate(lines)))
        return fasttext.train_supervised(str(path), thread=1, verbose=0, seed=1, **SETTING)


def main() -> None:
    """Run all three and print them."""
    path, _ = measure.text_file()
    texts = documents(path.read_text(encoding="utf-8"))
    size = sum(len(text.encode()) for text in texts)
    detector = calque.load()
    engine, findings = measure.best(lambda: sum(detector.score(t).n_findings for t in texts))
    weighed, told = measure.best(
        lambda: sum(detector.score(t).evidence["native"].log10_lr is not None for t in texts), 2
    )
    print(
        f"{len(texts)} documents of some {_WORDS} words\n"
        f"calque, rules and style:         {size / engine / 1e6:6.1f} MB/s, {findings} findings "
        f"(target: 60)\n"
        f"the same, ratios weighed:        {size / weighed / 1e6:6.1f} MB/s, "
        f"{1000 * weighed / len(texts):.2f} ms a document, {told} with a ratio"
    )
    if find_spec("fasttext") is None or find_spec("sklearn") is None:
        print("no fastText (pip install fasttext-wheel and the extra calque[train]): no peer")
        return
    lines = [" ".join(text.split()) + "\n" for text in texts]
    model = trained([line.strip() for line in lines])
    # The wrapper's own `predict` fails under NumPy 2; this is what it calls.
    seconds, predicted = measure.best(
        lambda: sum(bool(model.f.predict(line, 1, 0.0, "strict")) for line in lines)
    )
    assert predicted == len(lines)
    print(f"fastText, prediction alone:      {size / seconds / 1e6:6.1f} MB/s")


if __name__ == "__main__":
    main()
