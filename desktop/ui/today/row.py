"""One thing that waits: a sign, a sentence, and the way to it."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QAbstractButton, QSizePolicy

from desktop.ui import theme
from desktop.ui.theme import Tone
from desktop.ui.today.one import Waiting

_SIDE = 22


class WaitingRow(QAbstractButton):
    """A whole row to press."""

    def __init__(self, waiting: Waiting) -> None:
        super().__init__()
        self._waiting = waiting
        self.setText(waiting.text)
        self.setAccessibleName(waiting.text)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def _words(self, width: int) -> QRect:
        side = theme.grown(self.font(), _SIDE)
        left = theme.UNIT * 2 + side + theme.UNIT * 2
        room = max(80, width - left - side - theme.UNIT * 4)
        flags = Qt.TextFlag.TextWordWrap
        box = QFontMetrics(self.font()).boundingRect(QRect(0, 0, room, 2000), flags, self.text())
        return QRect(left, 0, room, box.height())

    def heightForWidth(self, width: int) -> int:
        """As many lines as the sentence needs."""
        return max(theme.TOUCH + 8, self._words(width).height() + theme.UNIT * 3)

    def sizeHint(self) -> QSize:
        """One line, as wide as there is room."""
        width = self.width() if self.width() > 200 else 600
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        """Room for some words."""
        return QSize(240, theme.TOUCH + 8)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paints the row as a card."""
        del event
        colours = theme.colours_of(self.palette())
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(colours.raised if self.underMouse() else colours.base))
        if self.hasFocus():
            pen = painter.pen()
            pen.setStyle(Qt.PenStyle.SolidLine)
            pen.setColor(self.palette().color(QPalette.ColorRole.Accent))
            pen.setWidth(2)
            painter.setPen(pen)
        painter.drawRoundedRect(rect, theme.RADIUS, theme.RADIUS)
        side = theme.grown(self.font(), _SIDE)
        middle = rect.center().y() - side / 2
        ink = QColor(colours.muted)
        if self._waiting.tone is not Tone.PLAIN:
            ink = theme.tone_colours(self.palette(), self._waiting.tone)[0]
        theme.paint_icon(
            painter, QRectF(theme.UNIT * 2, middle, side, side), self._waiting.icon, ink
        )
        words = QRectF(self._words(self.width()))
        words.moveTop(rect.center().y() - words.height() / 2)
        painter.setPen(QColor(colours.text))
        painter.drawText(words, Qt.TextFlag.TextWordWrap, self.text())
        arrow = QRectF(rect.right() - side - theme.UNIT, middle, side, side)
        theme.paint_icon(painter, arrow, "chevron-right", QColor(colours.muted))
