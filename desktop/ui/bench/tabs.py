"""The parts of the room, each a page of its own folder, made when it is first asked for."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QPushButton, QWidget

from desktop.ui import theme
from desktop.ui.forms import FlowLayout


@dataclass(frozen=True)
class Tab:
    """One part. `make` imports what it is made of, and makes it."""

    word: str
    icon: str
    title: str
    make: Callable[[], QWidget]


class Tabs(QWidget):
    """The keys above the page; `chosen` carries the word of one."""

    chosen = Signal(str)

    def __init__(self, tabs: tuple[Tab, ...]) -> None:
        super().__init__()
        self.keys: dict[str, QPushButton] = {}
        self._group = QButtonGroup(self)
        row = FlowLayout(self, spacing=theme.UNIT)
        row.setContentsMargins(theme.UNIT * 3, theme.UNIT, theme.UNIT * 3, 0)
        for tab in tabs:
            key = QPushButton(theme.icon(tab.icon), f" {tab.title}")
            key.setCheckable(True)
            key.clicked.connect(lambda _=False, w=tab.word: self.chosen.emit(w))
            self._group.addButton(key)
            self.keys[tab.word] = key
            row.addWidget(key)
        # One part alone needs no key.
        self.setVisible(len(tabs) > 1)

    def mark(self, word: str) -> None:
        """Shows which part is in front."""
        self.keys[word].setChecked(True)
