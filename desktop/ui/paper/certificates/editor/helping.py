"""The format of templates as a page of help, from the file that documents it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QTimer
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QTextBrowser

from desktop.settings import resource
from desktop.ui import theme
from desktop.wording import _, spoken


class FormatHelp(QTextBrowser):
    """resources/templates/README.md, read when it is first shown."""

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(_("How templates are written"))
        self.setFrameShape(QTextBrowser.Shape.NoFrame)
        self.document().setDocumentMargin(theme.UNIT * 2)
        self.setOpenLinks(False)
        self.anchorClicked.connect(lambda link: self.scrollToAnchor(link.fragment()))
        self.hide()

    def read(self) -> None:
        """Shows it, from where it was left."""
        self.show()
        if self.document().isEmpty():
            self._fill()

    def _fill(self) -> None:
        self.setMarkdown(resource("templates", "README.md").read_text("utf-8"))
        cursor = self.textCursor()
        cursor.movePosition(QTextCursor.MoveOperation.Start)
        self.setTextCursor(cursor)
        # Laid out first: then the part in the reader's language goes to the top.
        QTimer.singleShot(0, self, self._to_language)

    def _to_language(self) -> None:
        block = self.document().begin()
        while block.isValid() and spoken() == "en":
            # The page has two heads of the first rank: Chinese, then English.
            first = block.blockFormat().headingLevel() == 1
            if first and block.blockNumber():
                top = self.document().documentLayout().blockBoundingRect(block).top()
                self.verticalScrollBar().setValue(round(top) - theme.UNIT)
                return
            block = block.next()

    def changeEvent(self, event: QEvent) -> None:
        """Follows light and dark."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and not self.document().isEmpty():
            self._fill()
