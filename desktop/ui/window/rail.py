"""The rooms, as big keys with icon and word down the left side."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import (
    QAbstractButton,
    QButtonGroup,
    QFrame,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from desktop.ui import theme
from desktop.ui.window.room import Room

_WIDTH = 92
_HEIGHT = 68
_ICON = 24


class RailKey(QAbstractButton):
    """One room."""

    def __init__(self, room: Room, shortcut: str) -> None:
        super().__init__()
        self._room = room
        self.setText(room.title)
        self.setCheckable(True)
        self.setAccessibleName(room.title)
        self.setToolTip(f"{room.title}  {shortcut}".strip())
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    def sizeHint(self) -> QSize:
        """As large as a thumb, growing with the text and the longest word."""
        metrics = QFontMetrics(theme.sized(self.font(), 0.92, bold=True))
        width = max(
            theme.grown(self.font(), _WIDTH) - 12, metrics.horizontalAdvance(self.text()) + 12
        )
        return QSize(width, max(_HEIGHT, metrics.height() + theme.grown(self.font(), _ICON) + 20))

    def minimumSizeHint(self) -> QSize:
        """The same: a word is never cut off."""
        return self.sizeHint()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens the room as Space does."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paints icon over word; the open room is marked by ground, weight and a bar."""
        del event
        colours = theme.colours_of(self.palette())
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect = QRectF(self.rect()).adjusted(2, 2, -2, -2)
        on = self.isChecked()
        painter.setPen(Qt.PenStyle.NoPen)
        if on or self.underMouse():
            painter.setBrush(QColor(colours.accent_ground if on else colours.raised))
            painter.drawRoundedRect(rect, theme.RADIUS, theme.RADIUS)
        if on:
            painter.setBrush(QColor(colours.accent))
            painter.drawRoundedRect(QRectF(2, rect.center().y() - 14, 4, 28), 2, 2)
        ink = QColor(colours.link if on else colours.muted)
        font = theme.sized(self.font(), 0.92, bold=on)
        painter.setFont(font)
        side = theme.grown(self.font(), _ICON)
        tall = side + 6 + QFontMetrics(font).height()
        top = rect.center().y() - tall / 2
        theme.paint_icon(
            painter, QRectF(rect.center().x() - side / 2, top, side, side), self._room.icon, ink
        )
        painter.setPen(ink)
        words = QRectF(rect.left(), top + side + 4, rect.width(), QFontMetrics(font).height() + 4)
        painter.drawText(words, Qt.AlignmentFlag.AlignCenter, self.text())
        if self.hasFocus():
            painter.setPen(self.palette().color(QPalette.ColorRole.Accent))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(rect, theme.RADIUS, theme.RADIUS)


class Rail(QScrollArea):
    """All rooms in their order; scrolls where the screen is too low for them."""

    chosen = Signal(str)

    def __init__(self, rooms: Sequence[Room], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidgetResizable(True)
        self.keys: dict[str, RailKey] = {}
        # The keys are exclusive, so arrows move between them and Tab leaves the rail.
        self._group = QButtonGroup(self)
        inner = QWidget()
        inner.setAutoFillBackground(True)
        inner.setBackgroundRole(QPalette.ColorRole.Base)
        self._column = QVBoxLayout(inner)
        self._column.setContentsMargins(6, theme.UNIT, 6, theme.UNIT)
        self._column.setSpacing(2)
        for number, room in enumerate(rooms, 1):
            key = RailKey(room, f"Ctrl+{number}" if number < 10 else "")
            self.keys[room.key] = key
            self._group.addButton(key)
            self._column.addWidget(key)
            key.clicked.connect(lambda _=False, k=room.key: self.chosen.emit(k))
        self._column.addStretch(1)
        self.setWidget(inner)
        self._fit()

    def mark(self, key: str) -> None:
        """Shows which room is open."""
        self.keys[key].setChecked(True)
        self.ensureWidgetVisible(self.keys[key])

    def _fit(self) -> None:
        widest = max((k.sizeHint().width() for k in self.keys.values()), default=_WIDTH)
        self.setFixedWidth(widest + 12)

    def changeEvent(self, event: QEvent) -> None:
        """Follows the text size."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._fit()
