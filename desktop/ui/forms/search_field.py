"""The field that filters as one types: a glass at its left, a way to empty it at its right."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPalette, QResizeEvent
from PySide6.QtWidgets import QLineEdit, QToolButton, QWidget

from desktop.ui import theme
from desktop.wording import _

_GLASS = 18


class SearchField(QLineEdit):
    """A line edit that paints its own glass: the padding of the style sheet misplaces Qt's."""

    def __init__(self, name: str, hint: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setPlaceholderText(hint)
        self.clear_key = QToolButton(self)
        self.clear_key.setIcon(theme.icon("x", QPalette.ColorRole.PlaceholderText))
        self.clear_key.setAccessibleName(_("Empty the search"))
        self.clear_key.setToolTip(_("Empty the search"))
        self.clear_key.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.clear_key.setCursor(Qt.CursorShape.ArrowCursor)
        theme.set_flat(self.clear_key)
        self.clear_key.clicked.connect(self.clear)
        self.clear_key.hide()
        self.textChanged.connect(lambda text: self.clear_key.setVisible(bool(text)))
        self._make_room()

    def _make_room(self) -> None:
        self.setTextMargins(theme.grown(self.font(), _GLASS) + 10, 0, theme.TOUCH - 12, 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keeps the key at the right end."""
        super().resizeEvent(event)
        self.clear_key.setGeometry(self.width() - self.height(), 0, self.height(), self.height())

    def changeEvent(self, event: QEvent) -> None:
        """Follows the text size."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._make_room()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paints the glass over Qt's field."""
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        side = theme.grown(self.font(), _GLASS)
        box = QRectF(13, (self.height() - side) / 2, side, side)
        muted = self.palette().color(QPalette.ColorRole.PlaceholderText)
        theme.paint_icon(painter, box, "search", muted)
