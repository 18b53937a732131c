"""The ground of one stage, onto which a card of another stage may be dropped."""

from __future__ import annotations

from PySide6.QtCore import QMimeData, Qt, Signal
from PySide6.QtGui import QColor, QDragEnterEvent, QDropEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from desktop.ui import theme
from desktop.ui.production.board.card import CARRIED


class Ground(QWidget):
    """Quiet, so that an empty stage is seen too; `dropped` carries the id of a thing."""

    dropped = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.setAcceptDrops(True)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Takes cards."""
        if carried(event.mimeData()) is not None:
            event.acceptProposedAction()
        else:
            event.ignore()

    def dropEvent(self, event: QDropEvent) -> None:
        """A card was dropped here."""
        thing = carried(event.mimeData())
        if thing is not None:
            event.acceptProposedAction()
            self.dropped.emit(thing)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paints the ground."""
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.tinted(QColor(theme.colours_of(self.palette()).line), 0.35))
        painter.drawRoundedRect(self.rect(), theme.RADIUS, theme.RADIUS)


def carried(data: QMimeData) -> int | None:
    """The id of the thing whose card is carried, None for anything else."""
    if not data.hasFormat(CARRIED):
        return None
    return int(bytes(data.data(CARRIED).data()).decode("ascii"))
