"""A large answer: icon, a word, a line that says what it means."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QAbstractButton, QSizePolicy

from desktop.ui import theme

_ICON = 28


class Card(QAbstractButton):
    """A button; where it is checkable a tick shows that it is on."""

    def __init__(self, icon: str, title: str, text: str) -> None:
        super().__init__()
        self._icon, self._words = icon, text
        self.setText(title)
        self.setAccessibleName(title)
        self.setAccessibleDescription(text)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)

    def sizeHint(self) -> QSize:
        """Room for the icon, the word and two lines."""
        metrics = QFontMetrics(self.font())
        high = theme.grown(self.font(), _ICON) + metrics.height() * 3 + theme.UNIT * 7
        return QSize(theme.grown(self.font(), 190), high)

    def minimumSizeHint(self) -> QSize:
        """The same."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paints the card."""
        del event
        colours = theme.colours_of(self.palette())
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        on = self.isChecked()
        edge = QColor(colours.accent if on or self.hasFocus() else colours.line)
        if self.hasFocus():
            edge = self.palette().color(QPalette.ColorRole.Accent)
        pen = painter.pen()
        pen.setColor(edge)
        pen.setWidthF(2 if on or self.hasFocus() else 1)
        painter.setPen(pen)
        ground = colours.accent_ground if on else colours.base
        if self.underMouse() and not on:
            ground = colours.raised
        painter.setBrush(QColor(ground))
        painter.drawRoundedRect(rect, theme.RADIUS, theme.RADIUS)
        inner = rect.adjusted(theme.UNIT * 2, theme.UNIT * 2, -theme.UNIT * 2, -theme.UNIT * 2)
        side = theme.grown(self.font(), _ICON)
        ink = QColor(colours.link)
        theme.paint_icon(painter, QRectF(inner.left(), inner.top(), side, side), self._icon, ink)
        if self.isCheckable():
            mark = QRectF(inner.right() - 22, inner.top(), 22, 22)
            painter.setPen(QColor(colours.accent if on else colours.line))
            painter.setBrush(QColor(colours.accent) if on else Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(mark, 5, 5)
            if on:
                box = mark.adjusted(3, 3, -3, -3)
                theme.paint_icon(painter, box, "check", QColor(colours.on_accent))
        top = inner.top() + side + theme.UNIT
        title = theme.sized(self.font(), 1.1, bold=True)
        painter.setFont(title)
        painter.setPen(QColor(colours.text))
        high = QFontMetrics(title).height()
        painter.drawText(QRectF(inner.left(), top, inner.width(), high), self.text())
        painter.setFont(self.font())
        painter.setPen(QColor(colours.muted))
        words = QRectF(inner.left(), top + high + 4, inner.width(), inner.bottom() - top - high)
        painter.drawText(words, Qt.TextFlag.TextWordWrap, self._words)
