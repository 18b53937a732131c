"""One card of the page: a heading, what it asks for, and where it says no."""

from __future__ import annotations

from PySide6.QtCore import QEvent
from PySide6.QtGui import QPaintEvent, QPalette
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from desktop.ui import theme
from desktop.ui.notices import NoticeBar


class Part(QWidget):
    """A card with a heading and one sentence under it."""

    def __init__(self, title: str, text: str = "") -> None:
        super().__init__()
        self.title = QLabel(title, wordWrap=True)
        self.text = QLabel(text, wordWrap=True)
        self.text.setVisible(bool(text))
        self.notices = NoticeBar()
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(*(theme.UNIT * 2,) * 4)
        self.column.setSpacing(theme.UNIT)
        self.column.addWidget(self.title)
        self.column.addWidget(self.text)
        self.column.addWidget(self.notices)
        self._size()

    def _size(self) -> None:
        self.title.setFont(theme.sized(self.font(), 1.2, bold=True))
        quiet = self.palette().color(QPalette.ColorRole.PlaceholderText)
        colours = self.text.palette()
        if colours.color(QPalette.ColorRole.WindowText) != quiet:
            colours.setColor(QPalette.ColorRole.WindowText, quiet)
            self.text.setPalette(colours)

    def changeEvent(self, event: QEvent) -> None:
        """Follows text size and scheme."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.PaletteChange):
            self._size()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paints the card."""
        del event
        theme.card_painter(self).end()
