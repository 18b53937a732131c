"""Simple charts: bars, stacked bars and lines, in palette colours, with their values on them.

`series` is what they show, `scale` the round numbers of an axis (no pixel), `paint` the drawing,
and `chart` the widgets.
"""

from desktop.ui.charts.chart import Bars, Chart, Lines, Stacked
from desktop.ui.charts.series import Series

__all__ = ["Bars", "Chart", "Lines", "Series", "Stacked"]
