"""The head of a side panel: what it is, and the key that closes it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

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
            sign = QLabel()
            sign.setPixmap(theme.icon(icon).pixmap(24, 24))
            row.addWidget(sign)
        row.addWidget(self.title, 1)
        row.addWidget(self.close_key)
        theme.set_heading(self.title, "part")

    def showEvent(self, event: QEvent) -> None:
        """Escape closes whatever it heads."""
        super().showEvent(event)  # type: ignore[arg-type]
        if not hasattr(self, "_escape"):
            panel = self.parentWidget() or self
            self._escape = QShortcut(QKeySequence("Escape"), panel, self.closed.emit)
            self._escape.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
