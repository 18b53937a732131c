"""Fields for texts that are pasted: plain, and never longer than what is read."""

from __future__ import annotations

from PySide6.QtCore import QMimeData, Signal
from PySide6.QtWidgets import QPlainTextEdit

from desktop.domain.errors import TooLong


class PastingField(QPlainTextEdit):
    """`pasted` when a text was put in at once, `refused` with TooLong instead of one that is longer
    than `most` characters: laying out a million of them would hold up the window.
    """

    pasted = Signal()
    refused = Signal(object)

    def __init__(self, name: str, most: int) -> None:
        super().__init__()
        self._most = most
        self.setAccessibleName(name)
        self.setTabChangesFocus(True)

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Plain text only."""
        text = source.text()
        if len(text) > self._most:
            self.refused.emit(TooLong("said", "", len(text), self._most))
            return
        self.insertPlainText(text)
        self.pasted.emit()
