"""The last step: what was written, the one click that takes it back, and the pictures."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from desktop.services.imports import Imported, Matched
from desktop.ui import theme
from desktop.ui.forms.iconkey import IconKey
from desktop.wording import _, ngettext
from desktop.wording.joining import labelled, listed

_NAMED = 8


class DoneStep(QWidget):
    """`undo` takes the import back, `pictures` asks for them, `finished` goes to the list."""

    undo = Signal()
    pictures = Signal()
    finished = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.title = QLabel(alignment=Qt.AlignmentFlag.AlignCenter, wordWrap=True)
        self.text = QLabel(alignment=Qt.AlignmentFlag.AlignCenter, wordWrap=True)
        self.to_list = QPushButton(_("To the list"))
        theme.set_primary(self.to_list)
        self.photos = IconKey(theme.icon("image"), _("Add the pictures"))
        self.take_back = IconKey(theme.icon("undo-2"), _("Take the whole import back"))
        self.to_list.clicked.connect(self.finished)
        self.photos.clicked.connect(self.pictures)
        self.take_back.clicked.connect(self.undo)
        row = QHBoxLayout()
        row.addStretch(1)
        for button in (self.take_back, self.photos, self.to_list):
            row.addWidget(button)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setSpacing(theme.UNIT * 2)
        column.addStretch(2)
        column.addWidget(self.title)
        column.addWidget(self.text)
        column.addLayout(row)
        column.addStretch(3)
        theme.set_heading(self.title, "part")

    def show_import(self, done: Imported) -> None:
        """What was written."""
        if done.batch is None:
            self.title.setText(_("Already in, 0 new"))
        else:
            self.title.setText(
                ngettext("{n} row imported", "{n} rows imported", done.rows - done.refused).format(
                    n=f"{done.rows - done.refused:,}"
                )
            )
        parts = [
            (_("{n} new"), done.new),
            (_("{n} changed"), done.changed),
            (_("{n} already in"), done.same),
            (_("{n} contradicting another row"), done.differs),
            (_("{n} refused and left out"), done.refused),
        ]
        self.text.setText(
            "  ·  ".join(words.format(n=f"{count:,}") for words, count in parts if count)
        )
        self.take_back.setVisible(done.batch is not None)
        self.take_back.setEnabled(True)

    def show_undone(self, lines: int) -> None:
        """The import was taken back."""
        self.title.setText(_("The import was taken back"))
        self.text.setText(
            ngettext("{n} line was reversed.", "{n} lines were reversed.", lines).format(
                n=f"{lines:,}"
            )
        )
        self.take_back.hide()

    def show_pictures(self, found: Matched) -> None:
        """What became of the pictures."""
        self.title.setText(
            ngettext(
                "{n} item has its picture", "{n} items have their picture", found.matched
            ).format(n=f"{found.matched:,}")
        )
        lines = [
            labelled(title, listed(names[:_NAMED]) + (" …" if len(names) > _NAMED else ""))
            for title, names in (
                (_("Pictures that no item asked for"), found.unmatched_pictures),
                (_("Items without a picture"), found.unmatched_items),
                (_("Files that are no pictures"), found.unreadable),
            )
            if names
        ]
        self.text.setText("\n".join(lines))
        self.take_back.hide()
