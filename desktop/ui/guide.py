"""The user's guide in a window of its own; the ? key and Shift+F1 open it where they were pressed.

The guide is Markdown under `resources/guide`, readable there as well. A line `<!-- room: booth -->`
before a heading marks where the help of a room begins.
"""

from __future__ import annotations

import re
from pathlib import Path

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QImage, QKeySequence, QShortcut, QTextBlock, QTextDocument
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QListWidgetItem, QTextBrowser, QWidget

from desktop.settings import resource
from desktop.ui import theme
from desktop.wording import _, spoken

MARK = re.compile(r"<!-- room: (\w+) -->\n*")
_FENCE = re.compile(r"^```.*?^```$", re.MULTILINE | re.DOTALL)
_HEADING = re.compile(r"^#{1,6} +(.+)$", re.MULTILINE)
_CONTENTS = 264
_MARGIN = 24


def slug(heading: str) -> str:
    """A heading as the fragment of a link names it, as the usual Markdown pages do."""
    kept = re.sub(r"[^\w\- ]", "", heading.strip().lower())
    return kept.replace(" ", "-")


class Pages(QTextBrowser):
    """The text: its pictures as wide as the page, its links within the guide."""

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(_("Guide"))
        self.setFrameShape(QTextBrowser.Shape.NoFrame)
        self.setOpenLinks(False)
        self.anchorClicked.connect(self.follow)
        self.file = Path()
        self.rooms: dict[str, int] = {}
        self._wide = 0

    def read(self, file: Path) -> None:
        """Opens a page of the guide."""
        self.file = file
        self._wide = self._width()
        text = file.read_text("utf-8")
        plain = _FENCE.sub("", text)
        self.rooms = {
            mark.group(1): len(_HEADING.findall(plain[: mark.start()]))
            for mark in MARK.finditer(plain)
        }
        document = self.document()
        document.setDocumentMargin(_MARGIN)
        document.setMarkdown(MARK.sub("", text))

    def headings(self) -> list[QTextBlock]:
        """The headings of the page, in their order."""
        found = []
        block = self.document().begin()
        while block.isValid():
            if block.blockFormat().headingLevel():
                found.append(block)
            block = block.next()
        return found

    def show_room(self, room: str) -> None:
        """Scrolls to the help of a room; to the beginning where there is none."""
        self.show_heading(self.rooms.get(room, 0))

    def show_heading(self, number: int) -> None:
        """Scrolls so that this heading stands at the top."""
        headings = self.headings()
        if number < len(headings):
            box = self.document().documentLayout().blockBoundingRect(headings[number])
            self.verticalScrollBar().setValue(round(box.top()) - _MARGIN // 2 if number else 0)

    def follow(self, link: QUrl) -> None:
        """Goes where a link of the guide points."""
        if link.path() and link.path() != self.file.name:
            target = self.file.parent / link.path()
            # What is no page of the guide is read where the guide lies, not here.
            if target.suffix == ".md" and target.parent == self.file.parent and target.is_file():
                self.read(target)
        wanted = link.fragment()
        for number, block in enumerate(self.headings()):
            if slug(block.text()) == wanted:
                self.show_heading(number)
                return

    def loadResource(self, kind: int, name: QUrl | str) -> object:
        """A picture of the guide, no wider than the page; in the dark its dark twin."""
        path = QUrl(name).path()
        if kind != QTextDocument.ResourceType.ImageResource.value or not path:
            return super().loadResource(kind, QUrl(name))
        return self.picture(path)

    def picture(self, path: str) -> QImage:
        """A picture of the guide as it is shown here."""
        if theme.is_dark(self.palette()):
            dark = path.replace("-light.", "-dark.")
            path = dark if (self.file.parent / dark).is_file() else path
        image = QImage(str(self.file.parent / path))
        if image.width() > self._wide > 0:
            sharp = min(image.width(), round(self._wide * self.devicePixelRatioF()))
            image = image.scaledToWidth(sharp, Qt.TransformationMode.SmoothTransformation)
            image.setDevicePixelRatio(image.width() / self._wide)
        return image

    def _width(self) -> int:
        # The bar at the side comes only once the text is there.
        bar = self.verticalScrollBar().sizeHint().width()
        return max(200, self.width() - bar - 2 * _MARGIN - 8)


class Guide(QWidget):
    """Contents on the left, the text on the right; Esc closes."""

    def __init__(self) -> None:
        super().__init__()
        self.setWindowTitle(_("Guide"))
        self.contents = QListWidget()
        self.contents.setAccessibleName(_("Contents"))
        self.contents.setFixedWidth(theme.grown(self.font(), _CONTENTS))
        self.contents.setWordWrap(True)
        self.contents.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.pages = Pages()
        row = QHBoxLayout(self)
        row.setSpacing(theme.UNIT)
        row.addWidget(self.contents)
        row.addWidget(self.pages, 1)
        self.resize(1080, 760)
        self.contents.currentItemChanged.connect(self._chosen)
        QShortcut(QKeySequence(Qt.Key.Key_Escape), self, self.close)

    def open(self, room: str = "") -> None:
        """Shows the help of a room in the spoken language."""
        self.show()
        self.activateWindow()
        self._read(resource("guide", f"{spoken()}.md"))
        self.pages.show_room(room)
        self.pages.setFocus()

    def _read(self, file: Path) -> None:
        self.pages.read(file)
        self.contents.blockSignals(True)
        self.contents.clear()
        for number, block in enumerate(self.pages.headings()):
            if block.blockFormat().headingLevel() == 2:
                item = QListWidgetItem(block.text())
                item.setData(Qt.ItemDataRole.UserRole, number)
                self.contents.addItem(item)
        self.contents.blockSignals(False)

    def _chosen(self, item: QListWidgetItem | None) -> None:
        if item is not None:
            self.pages.show_heading(item.data(Qt.ItemDataRole.UserRole))
