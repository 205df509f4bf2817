"""Plots of reports with matplotlib (extra ``plot``), for notebooks and for print.

Each function draws into the axes that it is given, or makes a figure, and returns the axes. What a
figure rests on is written on it.
"""

from calque.plot.among import among
from calque.plot.beside import beside
from calque.plot.paragraphs import paragraphs
from calque.plot.windows import windows

__all__ = ["among", "beside", "paragraphs", "windows"]
