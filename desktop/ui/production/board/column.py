"""The ground of one stage, onto which a card of another stage may be dropped."""

from __future__ import annotations

from PySide6.QtCore import QMimeData, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent

from desktop.ui.boards import Ground
from desktop.ui.production.board.card import CARRIED


class StageGround(Ground):
    """`dropped` carries the id of a thing."""

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


def carried(data: QMimeData) -> int | None:
    """The id of the thing whose card is carried, None for anything else."""
    if not data.hasFormat(CARRIED):
        return None
    return int(bytes(data.data(CARRIED).data()).decode("ascii"))
