"""A large choice: a sign, a name, and a sentence that says what it means."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy

from desktop.ui import theme
from desktop.wording.joining import labelled


class ChoiceTile(QAbstractButton):
    """One of several; put them into an exclusive QButtonGroup. `key` is what it stands for."""

    def __init__(self, key: str, icon: str, title: str, text: str) -> None:
        super().__init__()
        self.key = key
        self._icon, self._text = icon, text
        self.setText(title)
        self.setCheckable(True)
        self.setAccessibleName(labelled(title, text) if text else title)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def _left(self) -> int:
        return theme.grown(self.font(), 30) + theme.UNIT * 4

    def _lines(self, width: int) -> tuple[int, int]:
        """How high title and text are."""
        room = max(60, width - self._left() - theme.UNIT * 5)
        flags = Qt.TextFlag.TextWordWrap
        title = QFontMetrics(theme.sized(self.font(), 1.15, bold=True))
        text = QFontMetrics(self.font())
        box = QRect(0, 0, room, 5_000)
        below = text.boundingRect(box, flags, self._text).height() if self._text else 0
        return title.boundingRect(box, flags, self.text()).height(), below

    def heightForWidth(self, width: int) -> int:
        """As many lines as the words need."""
        return max(theme.TOUCH + 8, sum(self._lines(width)) + theme.UNIT * 3)

    def sizeHint(self) -> QSize:
        """As wide as there is room."""
        width = self.width() if self.width() > 150 else theme.grown(self.font(), 320)
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        """Room for some words."""
        return QSize(theme.grown(self.font(), 200), theme.TOUCH + 8)

    def changeEvent(self, event: QEvent) -> None:
        """Follows the text size."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self.updateGeometry()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paints the tile; the chosen one has a frame, a ground and a tick."""
        del event
        colours = theme.colours_of(self.palette())
        on = self.isChecked()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        accent = self.palette().color(QPalette.ColorRole.Accent)
        thick = 3 if self.hasFocus() else 2 if on else 1
        painter.setPen(QPen(accent if on or self.hasFocus() else QColor(colours.line), thick))
        ground = colours.accent_ground if on else colours.base
        painter.setBrush(QColor(colours.raised if self.underMouse() and not on else ground))
        rect = QRectF(self.rect()).adjusted(1.5, 1.5, -1.5, -1.5)
        painter.drawRoundedRect(rect, theme.RADIUS, theme.RADIUS)
        side = theme.grown(self.font(), 30)
        ink = QColor(colours.link if on else colours.muted)
        box = QRectF(theme.UNIT * 2, rect.center().y() - side / 2, side, side)
        theme.paint_icon(painter, box, self._icon, ink)
        if on:
            tick = theme.grown(self.font(), 20)
            at = QRectF(rect.right() - tick - theme.UNIT, rect.top() + theme.UNIT, tick, tick)
            theme.paint_icon(painter, at, "circle-check", ink)
        title, text = self._lines(self.width())
        top = rect.center().y() - (title + text) / 2
        room = self.width() - self._left() - theme.UNIT * 5
        flags = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft
        painter.setFont(theme.sized(self.font(), 1.15, bold=True))
        painter.setPen(QColor(colours.text))
        painter.drawText(QRectF(self._left(), top, room, title + 1), flags, self.text())
        painter.setFont(self.font())
        painter.setPen(QColor(colours.muted))
        painter.drawText(QRectF(self._left(), top + title, room, text + 4), flags, self._text)
