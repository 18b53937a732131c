"""The row above the lists: three ways to look, and what can be done."""

from __future__ import annotations

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QMenu, QPushButton, QToolButton, QWidget

from desktop.ui import theme
from desktop.ui.forms.tool import tool_button
from desktop.wording import _


class StockBar(QWidget):
    """`list_chosen` names a list, `act_chosen` what shall begin. On a narrow page only the icons
    stand here, with their words as tips.
    """

    list_chosen = Signal(str)
    act_chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words: dict[QPushButton, str] = {}
        self._row = row = QHBoxLayout(self)
        row.setContentsMargins(theme.UNIT * 3, theme.UNIT, theme.UNIT * 3, 0)
        row.setSpacing(theme.UNIT)
        self.lists: dict[str, QPushButton] = {}
        group = QButtonGroup(self)
        for key, icon, words in (
            ("items", "tag", _("Items")),
            ("where", "list", _("What lies where")),
            ("places", "map-pin", _("Places")),
        ):
            button = QPushButton(theme.icon(icon), words)
            button.setCheckable(True)
            button.clicked.connect(lambda _=False, k=key: self.list_chosen.emit(k))
            group.addButton(button)
            button.setMinimumHeight(theme.TOUCH)
            self._words[button] = words
            self.lists[key] = button
            row.addWidget(button)
        row.addStretch(1)
        self.acts: dict[str, QPushButton] = {}
        for key, icon, words in (
            ("new", "plus", _("New item")),
            ("move", "arrow-left-right", _("Move")),
            ("receive", "inbox", _("Receive")),
        ):
            button = QPushButton(theme.icon(icon), words)
            button.clicked.connect(lambda _=False, k=key: self.act_chosen.emit(k))
            button.setMinimumHeight(theme.TOUCH)
            self._words[button] = words
            self.acts[key] = button
            row.addWidget(button)
        self.more = self._more()
        row.addWidget(self.more)

    def minimumSizeHint(self) -> QSize:
        """Room for the icons alone: every word can be dropped."""
        hint = super().minimumSizeHint()
        words = sum(b.fontMetrics().horizontalAdvance(b.text()) for b in self._words)
        return QSize(max(0, hint.width() - words), hint.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Drops the words of the acts where there is no room, then those of the lists."""
        super().resizeEvent(event)
        for iconic in ([], [*self.acts.values()], [*self._words]):
            for button, words in self._words.items():
                self._say(button, "" if button in iconic else words)
            if self._row.sizeHint().width() <= event.size().width():
                return

    def _say(self, button: QPushButton, shown: str) -> None:
        """An icon alone is named all the same, to the screen reader and as a tip."""
        words = self._words[button]
        button.setAccessibleName(words)
        button.setToolTip("" if shown else words)
        if button.text() != shown:
            button.setText(shown)

    def mark(self, key: str) -> None:
        """Shows which list is in front."""
        self.lists[key].setChecked(True)

    def _more(self) -> QToolButton:
        button = tool_button("ellipsis", _("More acts"))
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        menu = QMenu(button)
        for key, icon, words in (
            ("import", "upload", _("Import a list")),
            ("handover", "users", _("Hand goods over")),
            ("correct", "scale", _("Correct the stock")),
            ("labels", "tag", _("Print labels")),
            ("pick", "clipboard-list", _("Pick list")),
            ("retired", "history", _("Show retired items")),
        ):
            menu.addAction(
                theme.icon(icon),
                words,
                lambda k=key: self.act_chosen.emit(k),
            )
        button.setMenu(menu)
        return button
