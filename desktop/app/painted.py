"""Waits for the first picture of the window, so that nothing slow comes before it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QWidget

# A window that is minimised or behind others may never be painted.
_AT_LAST_MS = 500


class AfterPaint(QObject):
    """Calls `then` once, when the window has been painted for the first time."""

    def __init__(self, window: QWidget, then: Callable[[], None]) -> None:
        super().__init__(window)
        self._then: Callable[[], None] | None = then
        window.installEventFilter(self)
        QTimer.singleShot(_AT_LAST_MS, self, self._go)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Notices the first paint."""
        if event.type() == QEvent.Type.Paint:
            watched.removeEventFilter(self)
            QTimer.singleShot(0, self, self._go)
        return super().eventFilter(watched, event)

    def _go(self) -> None:
        then, self._then = self._then, None
        if then is not None:
            then()
