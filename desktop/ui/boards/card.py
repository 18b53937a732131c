"""A key that is drawn as a card of a board."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from desktop.ui import theme

_STEPS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}


class CardKey(QAbstractButton):
    """Enter presses it; `wander(dx, dy)` carries the arrow keys to the board. `words` say all of it
    to those who do not see it. A room says how high its card is and draws it.
    """

    wander = Signal(int, int)

    def __init__(self, title: str, words: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setText(title)
        self.setAccessibleName(words)
        self.setToolTip(words)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def high(self) -> float:
        """How many pixels its words need."""
        raise NotImplementedError  # each room's own (Qt's classes cannot be abstract ones)

    def draw(self, painter: QPainter, rect: QRectF) -> None:
        """Draws the card into a rectangle."""
        raise NotImplementedError  # each room's own (Qt's classes cannot be abstract ones)

    def sizeHint(self) -> QSize:
        """As high as its words."""
        return QSize(160, max(theme.TOUCH, round(self.high())))

    def minimumSizeHint(self) -> QSize:
        """As wide as the column."""
        return QSize(60, self.sizeHint().height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows wander; Enter presses it."""
        key = event.key()
        if key in _STEPS:
            self.wander.emit(*_STEPS[Qt.Key(key)])
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paints the card, and a frame where the keyboard is."""
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        self.draw(painter, rect)
        if self.hasFocus() or self.underMouse():
            role = QPalette.ColorRole.Accent if self.hasFocus() else QPalette.ColorRole.Mid
            pen = painter.pen()
            pen.setColor(self.palette().color(role))
            pen.setWidth(2)
            painter.setPen(pen)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(rect, theme.RADIUS, theme.RADIUS)
