"""A page as it will come out: at most as large as it was drawn, smaller where room is short."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QImage, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

_SHARP = 0.75  # pictures have 110 dots an inch, screens some 96: drawn smaller they are sharper


class PagePicture(QWidget):
    """The picture stands in the middle and keeps its shape; `name` is what a screen reader says."""

    def __init__(self, image: QImage, name: str) -> None:
        super().__init__()
        self._image = image
        self.setAccessibleName(name)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def sizeHint(self) -> QSize:
        """As it was drawn."""
        return self._image.size() * _SHARP

    def minimumSizeHint(self) -> QSize:
        """It gives way to a narrow window."""
        return QSize(120, self.heightForWidth(120))

    def heightForWidth(self, wide: int) -> int:
        """As high as its shape wants, never larger than it was drawn."""
        return round(min(wide / self._image.width(), _SHARP) * self._image.height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paints the page."""
        del event
        scale = min(self.width() / self._image.width(), _SHARP)
        wide, high = self._image.width() * scale, self._image.height() * scale
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawImage(QRectF((self.width() - wide) / 2, 0, wide, high), self._image)
