"""Drawing charts into any rectangle: a widget's or a picture's."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPainterPath, QPalette, QPen

from desktop.ui import theme
from desktop.ui.charts.scale import ticks
from desktop.ui.charts.series import Figures, Series, shortest

_DASHES = (
    Qt.PenStyle.SolidLine,
    Qt.PenStyle.DashLine,
    Qt.PenStyle.DotLine,
    Qt.PenStyle.DashDotLine,
)


def colour(palette: QPalette, series: Series, number: int) -> QColor:
    """A series' colour: its tone's, else the next of the row."""
    if series.tone is not None:
        return theme.tone_colours(palette, series.tone)[0]
    row = theme.series(palette)
    return row[number % len(row)]


def legend(painter: QPainter, rect: QRectF, figures: Figures, palette: QPalette) -> float:
    """The names of the series in a row (or several); returns the height used, 0 for one series."""
    if len(figures.series) < 2:
        return 0.0
    metrics = QFontMetricsF(painter.font())
    x, y, line = rect.left(), rect.top(), metrics.height() + 4
    for number, series in enumerate(figures.series):
        wide = metrics.horizontalAdvance(series.name) + 36
        if x + wide > rect.right() and x > rect.left():
            x, y = rect.left(), y + line
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour(palette, series, number))
        painter.drawRoundedRect(QRectF(x, y + line / 2 - 6, 12, 12), 3, 3)
        painter.setPen(palette.color(QPalette.ColorRole.Text))
        painter.drawText(QPointF(x + 18, y + metrics.ascent() + 2), series.name)
        x += wide
    return y + line + 8 - rect.top()


def lying_bars(
    painter: QPainter, rect: QRectF, figures: Figures, palette: QPalette, font: QFont
) -> None:
    """One lying bar for each label: name left, bar, value right. For rankings and long names."""
    metrics = QFontMetricsF(font)
    text, muted = _inks(palette)
    totals = figures.totals()
    names = min(rect.width() * 0.36, max(metrics.horizontalAdvance(n) for n in figures.labels) + 12)
    values = max(metrics.horizontalAdvance(figures.text(v)) for v in totals) + 12
    room = max(20.0, rect.width() - names - values)
    most = max(1, *(abs(v) for v in totals))
    line = rect.height() / len(figures.labels)
    thick = min(line * 0.62, metrics.height() * 1.5)
    for row, (label, total) in enumerate(zip(figures.labels, totals, strict=True)):
        middle = rect.top() + (row + 0.5) * line
        painter.setPen(text)
        words = metrics.elidedText(label, Qt.TextElideMode.ElideRight, names - 12)
        _words(painter, QRectF(rect.left(), middle - line / 2, names - 10, line), words, right=True)
        x = rect.left() + names
        for number, series in enumerate(figures.series):
            value = series.values[row] if row < len(series.values) else 0
            wide = room * abs(value) / most
            _bar(
                painter, QRectF(x, middle - thick / 2, wide, thick), colour(palette, series, number)
            )
            x += wide
        painter.setPen(muted)
        _words(painter, QRectF(x + 8, middle - line / 2, values, line), figures.text(total))


def standing_bars(
    painter: QPainter, rect: QRectF, figures: Figures, palette: QPalette, font: QFont
) -> None:
    """One standing bar for each label, series stacked. For time."""
    plot, y_of = _axes(painter, rect, figures, palette, font, figures.totals())
    each = plot.width() / len(figures.labels)
    wide = min(each * 0.66, 64.0)
    metrics = QFontMetricsF(font)
    for n, total in enumerate(figures.totals()):
        middle = plot.left() + (n + 0.5) * each
        base = y_of(0)
        for number, series in enumerate(figures.series):
            value = series.values[n] if n < len(series.values) else 0
            if value <= 0:
                continue
            high = y_of(0) - y_of(value)
            _bar(
                painter,
                QRectF(middle - wide / 2, base - high, wide, high),
                colour(palette, series, number),
            )
            base -= high
        words = figures.text(total)
        if total and metrics.horizontalAdvance(words) < each:
            painter.setPen(_inks(palette)[0])
            box = QRectF(middle - each / 2, base - metrics.height() - 2, each, metrics.height())
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, words)


def lines(
    painter: QPainter, rect: QRectF, figures: Figures, palette: QPalette, font: QFont
) -> None:
    """One line for each series, told apart by colour and dash; the last value is written."""
    every = [v for s in figures.series for v in s.values]
    metrics = QFontMetricsF(font)
    ends = [figures.text(s.values[-1]) for s in figures.series if s.values]
    last = max(map(metrics.horizontalAdvance, ends), default=0.0)
    room = rect.adjusted(0, 0, -last / 2, 0)
    plot, y_of = _axes(painter, room, figures, palette, font, every)
    each = plot.width() / len(figures.labels)
    for number, series in enumerate(figures.series):
        points = [
            QPointF(plot.left() + (n + 0.5) * each, y_of(v)) for n, v in enumerate(series.values)
        ]
        if not points:
            continue
        path = QPainterPath(points[0])
        for point in points[1:]:
            path.lineTo(point)
        ink = colour(palette, series, number)
        pen = QPen(ink, 2.5, _DASHES[number % len(_DASHES)])
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPath(path)
        painter.setBrush(ink)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.drawEllipse(points[-1], 4, 4)
        painter.setPen(ink)
        painter.drawText(
            points[-1] + QPointF(8, metrics.ascent() / 2 - 1), figures.text(series.values[-1])
        )


def _axes(
    painter: QPainter,
    rect: QRectF,
    figures: Figures,
    palette: QPalette,
    font: QFont,
    values: Sequence[int],
) -> tuple[QRectF, _YOf]:
    """Draws quiet lines with numbers and the labels below; returns the field and its scale."""
    metrics = QFontMetricsF(font)
    marks = ticks(min(values, default=0), max(values, default=0))
    left = max(metrics.horizontalAdvance(figures.text(m)) for m in marks) + 12
    plot = rect.adjusted(left, metrics.height() + 4, 0, -(metrics.height() + 8))
    y_of = _YOf(plot, marks[0], marks[-1])
    _text, muted = _inks(palette)
    grid = palette.color(QPalette.ColorRole.Mid)
    for mark in marks:
        y = y_of(mark)
        painter.setPen(QPen(grid, 1.4 if mark == 0 else 0.7))
        painter.drawLine(QPointF(plot.left(), y), QPointF(plot.right(), y))
        painter.setPen(muted)
        _words(
            painter,
            QRectF(rect.left(), y - metrics.height() / 2, left - 10, metrics.height()),
            figures.text(mark),
            right=True,
        )
    each = plot.width() / len(figures.labels)
    widest = max(metrics.horizontalAdvance(label) for label in figures.labels) + 10
    for n in shortest(figures.labels, int(plot.width() / widest)):
        middle = plot.left() + (n + 0.5) * each
        box = QRectF(middle - widest / 2, plot.bottom() + 6, widest, metrics.height())
        painter.setPen(muted)
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, figures.labels[n])
    return plot, y_of


class _YOf:
    """From a value to a height in the field."""

    def __init__(self, plot: QRectF, low: int, high: int) -> None:
        self._plot, self._low, self._range = plot, low, max(1, high - low)

    def __call__(self, value: int) -> float:
        return self._plot.bottom() - (value - self._low) / self._range * self._plot.height()


def _bar(painter: QPainter, rect: QRectF, ink: QColor) -> None:
    if rect.width() > 0 and rect.height() > 0:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ink)
        painter.drawRoundedRect(rect, 3, 3)


def _words(painter: QPainter, rect: QRectF, words: str, *, right: bool = False) -> None:
    side = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
    painter.drawText(rect, side | Qt.AlignmentFlag.AlignVCenter, words)


def _inks(palette: QPalette) -> tuple[QColor, QColor]:
    return (
        palette.color(QPalette.ColorRole.Text),
        palette.color(QPalette.ColorRole.PlaceholderText),
    )
