"""The tabs of the room, and pages that take all of it for a while: a form, an import."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QStackedWidget, QWidget


class Tabs(QStackedWidget):
    """One tab stands in front; those behind it ask for no room."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.currentChanged.connect(lambda _tab: self.updateGeometry())

    def minimumSizeHint(self) -> QSize:
        """What the tab in front needs."""
        now = self.currentWidget()
        return super().minimumSizeHint() if now is None else now.minimumSizeHint()


class Whole(QStackedWidget):
    """Its first page is the room itself; one other at a time stands before it."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.page: QWidget | None = None

    def enter(self, page: QWidget) -> None:
        """Puts a page before the room."""
        self.leave()
        self.page = page
        self.addWidget(page)
        self.setCurrentWidget(page)
        page.setFocus()

    def leave(self) -> None:
        """Takes it away again."""
        if self.page is not None:
            page, self.page = self.page, None
            self.removeWidget(page)
            page.deleteLater()
        self.setCurrentIndex(0)
