"""What all plots share: axes, colours that differ in print too, and notes below."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from matplotlib.axes import Axes

#: Colours by group of `calque.html.look.GROUPS`, told apart with any colour vision, and hatches.
COLOURS = {"r": "#a83208", "t": "#d9a521", "o": "#14569c"}
QUIET = "#aab0ba"
INK = "#3c424b"
HATCHES = {"r": "", "t": "///", "o": "...", "quiet": ""}


def axes(ax: Axes | None, width: float, height: float) -> Axes:
    """Return the axes to draw into; None: those of a new figure of this size in inches.

    Raises ModuleNotFoundError where matplotlib is missing; the message says how to get it.
    """
    try:
        import matplotlib as mpl  # noqa: PLC0415  (takes half a second to load)
        from matplotlib import pyplot as plt  # noqa: PLC0415
    except ModuleNotFoundError as error:
        raise ModuleNotFoundError(
            "plots need matplotlib: pip install 'calque[plot]'", name=error.name
        ) from error
    mpl.rcParams["pdf.fonttype"] = 42  # text in a PDF can then be searched and copied
    if ax is None:
        _, ax = plt.subplots(figsize=(width, height), layout="constrained")
    for side in ("top", "right"):
        ax.spines[side].set_visible(False)
    return ax


def note(ax: Axes, text: str) -> None:
    """Write below the axes what a figure rests on, or what it doesn't say."""
    ax.annotate(
        text,
        (0, 0),
        xytext=(0, -42),
        xycoords="axes fraction",
        textcoords="offset points",
        fontsize="small",
        color=INK,
        va="top",
        annotation_clip=False,
    )
