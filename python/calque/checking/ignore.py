"""Which files of a folder are left out: ``.gitignore`` and ``.calqueignore``, in each folder."""

from __future__ import annotations

from pathlib import Path

from pathspec import GitIgnoreSpec

_FILES = (".gitignore", ".calqueignore")


class Ignored:
    """The ignore files of folders, read when they are first asked for.

    A folder's own patterns go before those of the folders above it, and ``.calqueignore`` before
    ``.gitignore``, so that ``!name`` takes a file in again.
    """

    def __init__(self) -> None:
        """Begin without any."""
        self._specs: dict[Path, list[GitIgnoreSpec]] = {}
        self._chains: dict[Path, list[tuple[Path, list[GitIgnoreSpec]]]] = {}

    def __call__(self, path: Path, *, folder: bool) -> bool:
        """Return whether an absolute path is left out."""
        for root, specs in self._chain(path.parent):
            name = path.relative_to(root).as_posix() + ("/" if folder else "")
            for spec in specs:
                include = spec.check_file(name).include
                if include is not None:
                    return bool(include)
        return False

    def _chain(self, folder: Path) -> list[tuple[Path, list[GitIgnoreSpec]]]:
        """Return the folders with patterns that count in a folder, the innermost first."""
        if folder not in self._chains:
            top = (folder / ".git").exists() or folder.parent == folder
            above = [] if top else self._chain(folder.parent)
            own = self._read(folder)
            self._chains[folder] = [(folder, own), *above] if own else above
        return self._chains[folder]

    def _read(self, folder: Path) -> list[GitIgnoreSpec]:
        if folder not in self._specs:
            specs = []
            for name in reversed(_FILES):
                try:
                    lines = (folder / name).read_text("utf-8", "replace").splitlines()
                except OSError:
                    continue
                specs.append(GitIgnoreSpec.from_lines(lines))
            self._specs[folder] = specs
        return self._specs[folder]
