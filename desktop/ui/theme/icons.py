"""Line icons, tinted to the palette and drawn as vectors at whatever resolution the screen has."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QByteArray, QRect, QRectF, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QGuiApplication,
    QIcon,
    QIconEngine,
    QPainter,
    QPalette,
    QPixmap,
)
from PySide6.QtSvg import QSvgRenderer

from desktop.settings import resource
from desktop.ui.theme.palette import tone_colours
from desktop.ui.theme.tokens import Tone


@lru_cache(maxsize=256)
def _drawing(name: str, colour: str) -> QSvgRenderer:
    source = resource("icons", f"{name}.svg").read_bytes()
    return QSvgRenderer(QByteArray(source.replace(b"currentColor", colour.encode())))


def paint(painter: QPainter, rect: QRectF, name: str, colour: QColor) -> None:
    """Draws an icon of the set into a rectangle. Raises FileNotFoundError for an unknown name."""
    _drawing(name, colour.name()).render(painter, rect)


class _Engine(QIconEngine):
    """Draws at paint time, so that a changed palette needs no new icons."""

    def __init__(self, name: str, role: QPalette.ColorRole, tone: Tone = Tone.PLAIN) -> None:
        super().__init__()
        self._name = name
        self._role = role
        self._tone = tone

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        """Draws in the application's colours for this mode."""
        del state
        group, role = QPalette.ColorGroup.Normal, self._role
        if mode is QIcon.Mode.Disabled:
            group = QPalette.ColorGroup.Disabled
        colour = QGuiApplication.palette().color(group, role)
        if self._tone is not Tone.PLAIN and mode is not QIcon.Mode.Disabled:
            colour = tone_colours(QGuiApplication.palette(), self._tone)[0]
        side = min(rect.width(), rect.height())
        square = QRectF(0, 0, side, side)
        square.moveCenter(QRectF(rect).center())
        square.moveLeft(rect.left())  # what is wider than high has air between icon and words
        paint(painter, square, self._name, colour)

    def scaledPixmap(
        self, size: QSize, mode: QIcon.Mode, state: QIcon.State, scale: float
    ) -> QPixmap:
        """The icon in device pixels of that scale; nothing in no room."""
        if size.isEmpty():
            return QPixmap()
        pixmap = QPixmap(size * scale)
        pixmap.setDevicePixelRatio(scale)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        self.paint(painter, QRect(0, 0, size.width(), size.height()), mode, state)
        painter.end()
        return pixmap

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        """The icon at scale 1."""
        return self.scaledPixmap(size, mode, state, 1.0)

    def clone(self) -> _Engine:
        """Qt copies the engine when an icon is changed."""
        return _Engine(self._name, self._role, self._tone)


def icon(
    name: str,
    role: QPalette.ColorRole = QPalette.ColorRole.ButtonText,
    tone: Tone = Tone.PLAIN,
) -> QIcon:
    """An icon of the set by its file name, in the colour that the palette has for `role`, or in
    that of a `tone`.

    Raises FileNotFoundError for an unknown name.
    """
    resource("icons", f"{name}.svg")
    return QIcon(_Engine(name, role, tone))
