"""The command line: ``calque score``, ``calque rules``."""

from calque.cli.main import main

__all__ = ["main"]
