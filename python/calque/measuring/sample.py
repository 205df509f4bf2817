"""Writes a plain text of corpus documents as they are, for benchmarks and property tests.

``python -m calque.measuring.sample --corpora DIR --bytes 10000000 -o FILE`` takes documents of the
train split evenly over the families. The text is for this machine only: never commit it.
"""

from __future__ import annotations

import argparse
import sys
from collections import defaultdict
from pathlib import Path

from calque.measuring.corpora import read_documents


def main(argv: list[str] | None = None) -> int:
    """Run the command."""
    parser = argparse.ArgumentParser(prog="python -m calque.measuring.sample", description=__doc__)
    parser.add_argument("--corpora", type=Path, required=True, metavar="DIR")
    parser.add_argument("--bytes", type=int, default=10_000_000, help="size of the text")
    parser.add_argument("-o", "--output", type=Path, required=True, metavar="FILE")
    arguments = parser.parse_args(argv)
    by_family: dict[str, list[str]] = defaultdict(list)
    for document in read_documents(arguments.corpora, "train"):
        by_family[document.family].append(document.text)
    share = arguments.bytes // len(by_family)
    with open(arguments.output, "w", encoding="utf-8", newline="") as stream:
        for texts in by_family.values():
            left = share
            for text in texts:
                if left <= 0:
                    break
                stream.write(text + "\n\n")
                left -= len(text.encode())
    return 0


if __name__ == "__main__":
    sys.exit(main())
