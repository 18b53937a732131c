"""The row of keys above a page of a count, its heading, and files that are named by a person."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QCheckBox,
    QLabel,
    QMenu,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from desktop.ui import theme
from desktop.ui.forms import FlowLayout
from desktop.ui.forms.iconkey import IconKey
from desktop.ui.forms.tool import tool_button
from desktop.ui.usual import downloads
from desktop.wording import _


class Head(QWidget):
    """A key back, the count's name with what is to be known of it, and keys that fold."""

    def __init__(self, back: Callable[[], None]) -> None:
        super().__init__()
        self.back = tool_button("arrow-left", _("Back to all counts"))
        self.back.clicked.connect(back)
        self.title = QLabel()
        theme.set_heading(self.title, "page")
        self.title.setMinimumHeight(theme.TOUCH)
        self.under = QLabel(wordWrap=True)
        theme.set_tone(self.under, "muted")
        self._row = FlowLayout()
        self._row.addWidget(self.back)
        self._row.addWidget(self.title)
        top = QWidget()
        top.setLayout(self._row)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.UNIT // 2)
        column.addWidget(top)
        column.addWidget(self.under)

    def say(self, title: str, under: str) -> None:
        """The name, and a line beneath it."""
        self.title.setText(title)
        self.under.setText(under)

    def add(self, words: str, icon: str, act: Callable[[], None]) -> QPushButton:
        """One more key."""
        button = IconKey(theme.icon(icon), words)
        button.clicked.connect(lambda _checked=False: act())
        self._row.addWidget(button)
        return button

    def more(self, *acts: tuple[str, str, Callable[[], None]]) -> dict[str, QAction]:
        """A key with a menu of what is seldom done (words, icon, act); the actions by words."""
        button = tool_button("ellipsis", _("More of this count"))
        menu = QMenu(button)
        made = {}
        for words, icon, act in acts:
            made[words] = menu.addAction(theme.icon(icon), words)
            made[words].triggered.connect(lambda _checked=False, act=act: act())
        button.setMenu(menu)
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._row.addWidget(button)
        return made

    def put(self, widget: QWidget) -> None:
        """A key that was made elsewhere."""
        self._row.addWidget(widget)


def tick(words: str) -> QCheckBox:
    """A box to tick, as high as a thumb."""
    box = QCheckBox(words)
    box.setMinimumHeight(theme.TOUCH)
    return box


def open_file(window: QWidget, title: str) -> Path | None:
    """The table a person picks."""
    from PySide6.QtWidgets import QFileDialog  # made when it is named, and seldom needed

    tables = _("Tables") + " (*.csv *.xlsx *.xls *.tsv *.txt)"
    chosen, _kind = QFileDialog.getOpenFileName(window, title, downloads(), tables)
    return Path(chosen) if chosen else None
