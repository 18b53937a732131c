"""One line of text that gives way: shortened with … where there is no room, whole as a tip."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QSizePolicy, QWidget


class ElidedLabel(QWidget):
    """A label for one line; `muted` for secondary words, `least` how many characters must fit."""

    def __init__(
        self,
        text: str = "",
        parent: QWidget | None = None,
        *,
        muted: bool = False,
        least: int = 4,
    ) -> None:
        super().__init__(parent)
        self._text = ""
        self._least = least
        self._role = QPalette.ColorRole.PlaceholderText if muted else QPalette.ColorRole.WindowText
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.set_text(text)

    def text(self) -> str:
        """The whole text."""
        return self._text

    def set_text(self, text: str) -> None:
        """Shows another text."""
        self._text = text
        self.setAccessibleName(text)
        self.setToolTip(text)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Room for the whole text."""
        metrics = QFontMetrics(self.font())
        return QSize(metrics.horizontalAdvance(self._text) + 4, metrics.height() + 4)

    def minimumSizeHint(self) -> QSize:
        """Room for the first few characters."""
        metrics = QFontMetrics(self.font())
        short = self._text if len(self._text) <= self._least else self._text[: self._least] + "…"
        return QSize(metrics.horizontalAdvance(short) + 4, metrics.height() + 4)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paints as much as fits."""
        del event
        painter = QPainter(self)
        painter.setPen(self.palette().color(self._role))
        shown = QFontMetrics(self.font()).elidedText(
            self._text, Qt.TextElideMode.ElideRight, self.width()
        )
        painter.drawText(
            self.rect(), Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown
        )
