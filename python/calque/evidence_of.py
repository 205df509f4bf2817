"""What a report says of its document as a whole, for everything that shows it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Protocol

from calque.evidence import Contribution, PairEvidence, Window

if TYPE_CHECKING:
    from calque.report import Report


#: Likelihood ratios by the name of their pair.
Pairs = Mapping[str, PairEvidence]


class Register(Protocol):
    """How the document's register compares with those that were measured."""

    @property
    def nearest(self) -> str:
        """The family of texts that it's most like."""

    @property
    def typical(self) -> bool:
        """Whether it's like any of them."""

    @property
    def note(self) -> str:
        """The same in words."""


def pairs(report: Report) -> Pairs:
    """Return the likelihood ratios by pair; empty where none was reckoned."""
    found: Pairs = getattr(report, "evidence", {})
    return found


def summary(report: Report) -> str:
    """Return the paragraph that sums the evidence up; empty where there is none."""
    said: str = getattr(report, "summary", "")
    return said


def register(report: Report) -> Register | None:
    """Return the register check, if it was made."""
    found: Register | None = getattr(report, "register", None)
    return found


def contributions(report: Report) -> tuple[Contribution, ...]:
    """Return each paragraph's part in the pair ``native``."""
    found: tuple[Contribution, ...] = getattr(report, "contributions", ())
    return found


def windows(report: Report) -> tuple[Window, ...]:
    """Return the stretches of the document with a ratio of their own."""
    found: tuple[Window, ...] = getattr(report, "windows", ())
    return found
