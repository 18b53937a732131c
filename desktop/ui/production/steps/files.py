"""A file for a form: dropped or chosen, and taken off again."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QHBoxLayout

from desktop.ui import theme
from desktop.ui.forms import ElidedLabel, tool_button
from desktop.ui.forms.dropping import DropField
from desktop.ui.forms.iconkey import IconKey
from desktop.ui.usual import downloads
from desktop.wording import _


class FileEntry(DropField):
    """`path` is the file, None for none."""

    def __init__(self, words: str) -> None:
        super().__init__()
        self.path: Path | None = None
        self._empty = words
        self.setAccessibleName(words)
        self.said = ElidedLabel(words, muted=True)
        self.choose = IconKey(theme.icon("folder-open"), _("Choose a file"))
        self.off = tool_button("x", _("Take the file off"))
        row = QHBoxLayout(self)
        row.setContentsMargins(*(theme.UNIT,) * 4)
        row.addWidget(self.said, 1)
        row.addWidget(self.choose)
        row.addWidget(self.off)
        self.setFocusProxy(self.choose)
        self.choose.clicked.connect(self._choose)
        self.off.clicked.connect(lambda: self.take(None))
        self.dropped.connect(self.take)
        self.take(None)

    def take(self, path: Path | None) -> None:
        """Another file, or none."""
        self.path = path
        self.said.set_text(self._empty if path is None else path.name)
        self.off.setVisible(path is not None)

    def state(self) -> object:
        """What stands here."""
        return self.path

    def _choose(self) -> None:
        name, _kind = QFileDialog.getOpenFileName(self, _("Choose a file"), downloads())
        if name:
            self.take(Path(name))
