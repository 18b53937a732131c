"""The format of templates as a page of help, from the file that documents it."""

from __future__ import annotations

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QTextBrowser

from desktop.settings import resource
from desktop.ui import theme
from desktop.wording import _


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
        if self.document().isEmpty():
            self.document().setMarkdown(resource("templates", "README.md").read_text("utf-8"))
        self.show()

    def changeEvent(self, event: QEvent) -> None:
        """Follows light and dark."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and not self.document().isEmpty():
            self.document().setMarkdown(resource("templates", "README.md").read_text("utf-8"))
