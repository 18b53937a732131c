"""A button that means one thing when tapped and another when held."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtWidgets import QPushButton, QWidget

# As Android and iOS have it, rounded up for gloved and hurried fingers.
HOLD_MS = 600


class LongPressButton(QPushButton):
    """`tapped` comes when it is let go early or pressed by key, `held` once it was held long."""

    tapped = Signal()
    held = Signal()

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self._was_held = False
        self.setAutoRepeat(False)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        self._timer = QTimer(self, interval=HOLD_MS, singleShot=True)
        self._timer.timeout.connect(self._hold)
        self.pressed.connect(self._begin)
        self.released.connect(self._timer.stop)
        self.clicked.connect(self._click)

    def _begin(self) -> None:
        self._was_held = False
        self._timer.start()

    def _hold(self) -> None:
        if self.isDown():
            self._was_held = True
            self.held.emit()

    def _click(self) -> None:
        if not self._was_held:
            self.tapped.emit()

    def event(self, event: QEvent) -> bool:
        """Forgets a press that the window lost."""
        if event.type() in (QEvent.Type.Hide, QEvent.Type.FocusOut):
            self._timer.stop()
        return super().event(event)
