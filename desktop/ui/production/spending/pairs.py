"""A chart of pairs: for each label one lying bar over the other, with their values."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPalette
from PySide6.QtWidgets import QWidget

from desktop.ui.charts import Chart, paint
from desktop.ui.charts.series import Figures

_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class Pairs(Chart):
    """What was planned over what became of it."""

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(title, pairs, parent)
        self.canvas.lying = True  # as high as its labels ask for


def pairs(
    painter: QPainter, rect: QRectF, figures: Figures, palette: QPalette, font: QFont
) -> None:
    """Draws the bars of all series under each other for each label."""
    metrics = QFontMetricsF(font)
    values = [value for series in figures.series for value in series.values]
    wide = max(metrics.horizontalAdvance(figures.text(value)) for value in values) + 12
    names = max(metrics.horizontalAdvance(label) for label in figures.labels) + 12
    names = min(rect.width() * 0.34, names)
    room, most = max(20.0, rect.width() - names - wide), max(1, *values)
    line = rect.height() / len(figures.labels)
    each = line * 0.8 / len(figures.series)
    small = QFont(font)
    if metrics.height() > each:
        small.setPixelSize(max(9, int(each * 0.72)))
    for row, label in enumerate(figures.labels):
        top = rect.top() + row * line + line * 0.1
        painter.setFont(font)
        painter.setPen(palette.color(QPalette.ColorRole.Text))
        said = metrics.elidedText(label, Qt.TextElideMode.ElideRight, names - 12)
        painter.drawText(QRectF(rect.left(), top, names - 10, line * 0.8), _RIGHT, said)
        painter.setFont(small)
        for number, series in enumerate(figures.series):
            y = top + number * each
            long = room * series.values[row] / most
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(paint.colour(palette, series, number))
            painter.drawRoundedRect(QRectF(rect.left() + names, y + 1, long, each - 2), 3, 3)
            painter.setPen(palette.color(QPalette.ColorRole.PlaceholderText))
            text = figures.text(series.values[row])
            painter.drawText(QRectF(rect.left() + names + long + 8, y, wide, each), _LEFT, text)
