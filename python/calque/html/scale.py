"""Intervals as small drawings: a line for the interval, a dot for the value, on a fixed scale."""

from __future__ import annotations

import math


def _percent(value: float, ends: tuple[float, float]) -> float:
    low, high = ends
    return round(100 * (min(max(value, low), high) - low) / (high - low), 1)


def drawn(value: float, low: float, high: float, ends: tuple[float, float]) -> str:
    """Return the drawing of a value and its interval; the words beside it say the same.

    What lies outside ``ends`` is drawn at the end, and the middle of the scale is "no difference".
    """
    left, right = _percent(low, ends), _percent(high, ends)
    return (
        f'<i class=qv aria-hidden=true style="--l:{left:g}%;--w:{max(1, right - left):.3g}%;'
        f'--m:{_percent(value, ends):g}%"></i>'
    )


def ratio(value: float, low: float, high: float) -> str:
    """Return the drawing of a rate ratio, on a logarithmic scale from 1/100 to 100."""
    middle, left, right = (math.log10(max(number, 1e-9)) for number in (value, low, high))
    return drawn(middle, left, right, (-2, 2))
