"""What stands above every part of the room: list and board, a new request, lists, and the rest."""

from __future__ import annotations

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QMenu, QToolButton, QVBoxLayout, QWidget

from desktop.ui import theme
from desktop.ui.forms import FlowLayout, tool_button
from desktop.ui.forms.iconkey import IconKey
from desktop.ui.requisitions.ways import BY_KEY
from desktop.ui.tabs import Tab, tab_keys
from desktop.wording import _

_MORE = ("give", "quotas", "guides", "templates", "words", "figures", "purge")


class Head(QWidget):
    """`chosen` carries a tab's word, `wanted` the key of a way and what it begins with."""

    chosen = Signal(str)
    wanted = Signal(str, object)

    def __init__(self, tabs: tuple[Tab, ...]) -> None:
        super().__init__()
        self.keys = tab_keys(self, tabs, self.chosen.emit)
        row = FlowLayout(spacing=theme.UNIT)
        for key in self.keys.values():
            row.addWidget(key)
        self.new_key = IconKey(theme.icon("plus"), _("New request"))
        self.list_key = IconKey(theme.icon("upload"), _("Take in a list"))
        self.new_key.clicked.connect(lambda: self.wanted.emit("new", None))
        self.list_key.clicked.connect(lambda: self.wanted.emit("import", None))
        self.more_key = tool_button("ellipsis", _("More of requests"))
        self.more_key.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.more = QMenu(self)
        pasted = self.more.addAction(theme.icon("copy"), _("From a pasted message"))
        pasted.triggered.connect(lambda: self.wanted.emit("new", "message"))
        for word in _MORE:
            way = BY_KEY[word]
            act = self.more.addAction(theme.icon(way.icon), way.title)
            act.triggered.connect(lambda _on=False, w=word: self.wanted.emit(w, None))
        self.more_key.setMenu(self.more)
        for part in (self.new_key, self.list_key, self.more_key):
            row.addWidget(part)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(theme.UNIT * 3, theme.UNIT, theme.UNIT * 2, 0)
        whole.addLayout(row)

    def mark(self, word: str) -> None:
        """Shows which part is in front."""
        self.keys[word].setChecked(True)

    def minimumSizeHint(self) -> QSize:
        """The widest key alone: the others go into the next line."""
        return QSize(240, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """More lines where it is narrow."""
        super().resizeEvent(event)
        self.updateGeometry()
