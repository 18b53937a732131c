"""Files that are dropped: the first of them, and a field for one."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QMimeData, QRectF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDropEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QWidget

from desktop.ui import theme

TABLES = (".csv", ".tsv", ".txt", ".xlsx", ".xlsm", ".xls")  # how tables end


def first_file(data: QMimeData, endings: tuple[str, ...] = ()) -> Path | None:
    """The first file among what is dropped; with `endings`, the first that ends in one of them."""
    paths = [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
    return next((one for one in paths if not endings or one.suffix.lower() in endings), None)


class DropField(QWidget):
    """`dropped` carries the path of the first file that was dropped."""

    dropped = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._over = False
        self.setAcceptDrops(True)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Takes files."""
        if event.mimeData().hasUrls():
            self._over = True
            self.update()
            event.acceptProposedAction()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """The file went elsewhere."""
        self._over = False
        self.update()
        event.accept()

    def dropEvent(self, event: QDropEvent) -> None:
        """Takes the first file that was dropped."""
        self._over = False
        self.update()
        path = first_file(event.mimeData())
        if path is not None:
            event.acceptProposedAction()
            self.dropped.emit(path)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paints the frame, and its ground where a file hangs over it."""
        del event
        colours = theme.colours_of(self.palette())
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        pen = QPen(QColor(colours.accent if self._over else colours.line), 1.5)
        pen.setStyle(Qt.PenStyle.DashLine)
        painter.setPen(pen)
        painter.setBrush(QColor(colours.accent_ground if self._over else colours.base))
        rect = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        painter.drawRoundedRect(rect, theme.RADIUS, theme.RADIUS)
