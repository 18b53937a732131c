"""Where goods are typed as people write them, or pasted as a whole text."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent

from desktop.domain.requisitions.said.reading import MOST
from desktop.ui.requisitions.goods.pasting import PastingField
from desktop.wording import _

_LINES = 2
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class TypingField(PastingField):
    """Enter takes in what was read (`entered`), Shift+Enter begins a new line; what is pasted is
    taken in at once (`pasted`).
    """

    entered = Signal()

    def __init__(self, name: str) -> None:
        super().__init__(name, MOST)
        self.setPlaceholderText(_("e.g. T-shirt L x20; stickers A x50 – or paste a whole list"))
        self._size()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter is for the lines."""
        shift = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
        control = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if event.key() in _ENTER and not shift:
            if control or not self.toPlainText().strip():
                event.ignore()  # the form's own key
            else:
                self.entered.emit()
            return
        super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Follows the text size."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._size()

    def _size(self) -> None:
        self.setFixedHeight(self.fontMetrics().lineSpacing() * _LINES + 24)
