"""The keys above the room, one for each of its parts."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop.ui import theme
from desktop.ui.forms import FlowLayout
from desktop.ui.tabs import Tab, tab_keys


class Tabs(QWidget):
    """The keys above the page; `chosen` carries the word of one."""

    chosen = Signal(str)

    def __init__(self, tabs: tuple[Tab, ...]) -> None:
        super().__init__()
        self.keys = tab_keys(self, tabs, self.chosen.emit)
        row = FlowLayout(self, spacing=theme.UNIT)
        row.setContentsMargins(theme.UNIT * 3, theme.UNIT, theme.UNIT * 3, 0)
        for key in self.keys.values():
            row.addWidget(key)
        # One part alone needs no key.
        self.setVisible(len(tabs) > 1)

    def mark(self, word: str) -> None:
        """Shows which part is in front."""
        self.keys[word].setChecked(True)
