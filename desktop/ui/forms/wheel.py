"""The wheel scrolls the page: a box that it happens to pass over keeps what was chosen."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QWidget


class _Still(QObject):
    """Hands the wheel of one box to what lies around it."""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Takes the turn from the box without accepting it, so that its page gets it."""
        if event.type() == QEvent.Type.Wheel:
            event.ignore()
            return True
        return False


def keep_still(box: QWidget) -> None:
    """No day and no choice changes by scrolling past it; a click and the arrow keys change it."""
    box.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    box.installEventFilter(_Still(box))
