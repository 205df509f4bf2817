"""The command line: ``calque score``, ``calque rules``, ``calque lookup``."""

from calque.cli.main import main

__all__ = ["main"]
