"""Which files of a folder are left out: ``.gitignore`` and ``.calqueignore``, in each folder."""

from __future__ import annotations

import os

from pathspec import GitIgnoreSpec

_FILES = (".gitignore", ".calqueignore")


class Ignored:
    """The ignore files of folders, read when they are first asked for.

    A folder's own patterns go before those of the folders above it, and ``.calqueignore`` before
    ``.gitignore``, so that ``!name`` takes a file in again.
    """

    def __init__(self) -> None:
        """Begin without any."""
        self._chains: dict[str, list[tuple[str, list[GitIgnoreSpec]]]] = {}

    def __call__(self, folder: str, name: str, *, is_folder: bool) -> bool:
        """Return whether a name in a folder, which is an absolute path, is left out."""
        for root, specs in self._chain(folder):
            inside = f"{folder[len(root) :].lstrip('/')}/{name}".lstrip("/")
            for spec in specs:
                include = spec.check_file(inside + "/" * is_folder).include
                if include is not None:
                    return bool(include)
        return False

    def enter(self, folder: str) -> None:
        """Take a folder, an absolute path, that the user names: it counts though it's left out.

        Then only its own ignore files and those below it count in it.
        """
        part = folder
        while not os.path.exists(os.path.join(part, ".git")):
            above = os.path.dirname(part)
            if above == part:
                return
            if self(above, os.path.basename(part), is_folder=True):
                own = _specs(folder)
                self._chains[folder] = [(folder, own)] if own else []
                return
            part = above

    def _chain(self, folder: str) -> list[tuple[str, list[GitIgnoreSpec]]]:
        """Return the folders with patterns that count in a folder, the innermost first."""
        if folder not in self._chains:
            above = os.path.dirname(folder)
            is_top = above == folder or os.path.exists(os.path.join(folder, ".git"))
            outer = [] if is_top else self._chain(above)
            own = _specs(folder)
            self._chains[folder] = [(folder, own), *outer] if own else outer
        return self._chains[folder]


def _specs(folder: str) -> list[GitIgnoreSpec]:
    specs = []
    for name in reversed(_FILES):
        try:
            with open(os.path.join(folder, name), encoding="utf-8", errors="replace") as lines:
                specs.append(GitIgnoreSpec.from_lines(lines.read().splitlines()))
        except OSError:
            continue
    return specs
