"""The head of a side panel: what it is, and the key that closes it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeySequence, QPainter, QPaintEvent, QPalette, QShortcut, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QWidget

from desktop.ui import theme
from desktop.ui.forms.tool import tool_button
from desktop.wording import _


class PanelHead(QWidget):
    """Title with a closing key; Escape in the panel closes it too."""

    closed = Signal()

    def __init__(self, title: str, icon: str = "") -> None:
        super().__init__()
        self.title = QLabel(title)
        self.close_key = tool_button("x", _("Close: {title}").format(title=title))
        self.close_key.clicked.connect(self.closed)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.UNIT)
        if icon:
            row.addWidget(_Sign(icon))
        row.addWidget(self.title, 1)
        row.addWidget(self.close_key)
        theme.set_heading(self.title, "part")

    def showEvent(self, event: QShowEvent) -> None:
        """Escape closes whatever it heads."""
        super().showEvent(event)
        if not hasattr(self, "_escape"):
            panel = self.parentWidget() or self
            self._escape = QShortcut(QKeySequence("Escape"), panel, self.closed.emit)
            self._escape.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)


def escape_closes(form: QWidget, close: Callable[[], object]) -> None:
    """Escape inside of a form puts it away."""
    shortcut = QShortcut(QKeySequence("Escape"), form, close)
    shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)


class _Sign(QWidget):
    """The icon before a title, as large as the text asks for."""

    def __init__(self, icon: str) -> None:
        super().__init__()
        self._icon = icon
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)

    def sizeHint(self) -> QSize:
        """A square."""
        side = theme.grown(self.font(), 24)
        return QSize(side, side)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paints it in the colour of the text."""
        del event
        side = theme.grown(self.font(), 24)
        box = QRectF(0, (self.height() - side) / 2, side, side)
        painter = QPainter(self)
        ink = self.palette().color(QPalette.ColorRole.WindowText)
        theme.paint_icon(painter, box, self._icon, ink)
