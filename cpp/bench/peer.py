"""calque against pyahocorasick: the same text, the same process, one thread.

The peer looks for the phrases that the rules' examples mark, in lower case, and keeps those that
stand between word boundaries. calque does its whole job: folding, tokens, sentences, lexicon, all
rules, offsets, the report.
"""

from __future__ import annotations

import ahocorasick
import calque
import measure
from calque import _core


def literals(detector: calque.Detector) -> list[str]:
    """Return the phrases that the examples of token rules mark, each once."""
    phrases = set()
    for rule in detector.rules:
        for example in rule.flagged if rule.patterns else ():
            text, marks = _core.parse_marked(example)
            data = text.encode()
            phrases |= {data[begin:end].decode().lower() for begin, end in marks}
    return sorted(phrases)


def peer(phrases: list[str]) -> ahocorasick.Automaton:
    """Return an automaton of the phrases' lengths."""
    automaton = ahocorasick.Automaton()
    for phrase in phrases:
        automaton.add_word(phrase, len(phrase))
    automaton.make_automaton()
    return automaton


def peer_matches(automaton: ahocorasick.Automaton, text: str) -> int:
    """Count the phrases that stand between word boundaries."""
    lower = text.lower()
    size = len(lower)
    count = 0
    for last, length in automaton.iter(lower):
        begin = last - length + 1
        if begin and lower[begin - 1].isalnum():
            continue
        if last + 1 < size and lower[last + 1].isalnum():
            continue
        count += 1
    return count


def main() -> None:
    """Run both and print the ratio."""
    path, _ = measure.text_file()
    text = path.read_text(encoding="utf-8")
    size = path.stat().st_size
    detector = calque.load()
    phrases = literals(detector)
    automaton = peer(phrases)
    own, findings = measure.best(lambda: detector.score(text).n_findings)
    other, matches = measure.best(lambda: peer_matches(automaton, text))
    print(
        f"calque, {len(detector.rules)} rules:          {size / own / 1e6:6.1f} MB/s, "
        f"{findings} findings\n"
        f"pyahocorasick, {len(phrases)} phrases: {size / other / 1e6:6.1f} MB/s, "
        f"{matches} matches\n"
        f"calque is {other / own:.2f} times as fast (target: 1.5)"
    )


if __name__ == "__main__":
    main()
