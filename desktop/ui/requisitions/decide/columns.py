"""Parts of a line in columns that stand one below the other from line to line."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from desktop.ui import theme


class Columns(QWidget):
    """`parts` by column. The last one is as wide as the widest of its parts, shown or not; the
    others share what is left as `shares` say, however long their words are.
    """

    def __init__(self, parts: Sequence[Sequence[QWidget]], shares: Sequence[int]) -> None:
        super().__init__()
        self._last = parts[-1]
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.UNIT * 2)
        for some, share in zip(parts, (*shares, 0), strict=True):
            held = QWidget()
            if share:
                held.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
            column = QVBoxLayout(held)
            column.setContentsMargins(0, 0, 0, 0)
            column.setSpacing(4)
            for part in some:
                column.addWidget(part)
            column.addStretch(1)
            row.addWidget(held, share)

    def _measure(self) -> None:
        for part in self._last:
            part.ensurePolished()
        self._last[0].setMinimumWidth(max(part.sizeHint().width() for part in self._last))

    def showEvent(self, event: QShowEvent) -> None:
        """Now the parts know how they look."""
        super().showEvent(event)
        self._measure()

    def changeEvent(self, event: QEvent) -> None:
        """Follows the text size."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and self.isVisible():
            self._measure()
