"""The row above the tabs: the ways to look, and what can be done."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QIcon, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QMenu, QPushButton, QToolButton, QWidget

from desktop.ui import theme
from desktop.ui.forms.iconkey import IconKey
from desktop.ui.forms.tool import tool_button
from desktop.ui.stock.views import VIEWS
from desktop.wording import N_, _

_ACTS = (
    ("new", "plus", N_("New item")),
    ("move", "arrow-left-right", N_("Move")),
    ("receive", "inbox", N_("Receive")),
)
_MORE = (
    ("import", "upload", N_("Import a list")),
    ("transfer", "truck", N_("New transfer")),
    ("handover", "users", N_("Hand goods over")),
    ("correct", "scale", N_("Correct the stock")),
    ("labels", "tag", N_("Print labels")),
    ("pick", "clipboard-list", N_("Pick list")),
    ("retired", "history", N_("Show retired items")),
    ("found", "search", N_("Something was found")),
    ("settle", "lock", N_("Close a period")),
)


class StockBar(QWidget):
    """`list_chosen` names a tab, `act_chosen` what shall begin.

    Where the page is narrow the tabs lose their icons, or the acts their words, or both; then the
    tabs that are not in front their words; then they go into the menu at the end one by one: the
    last act first, after the acts the last tab.
    """

    list_chosen = Signal(str)
    act_chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words: dict[QPushButton, str] = {}
        self._icons: dict[QPushButton, QIcon] = {}
        self.front = ""
        self._row = row = QHBoxLayout(self)
        row.setContentsMargins(theme.UNIT * 3, theme.UNIT, theme.UNIT * 3, 0)
        row.setSpacing(theme.UNIT)
        self.lists: dict[str, QPushButton] = {}
        group = QButtonGroup(self)
        for view in VIEWS:
            button = self._button(view.icon, _(view.title))
            button.setCheckable(True)
            button.clicked.connect(lambda _=False, k=view.key: self.list_chosen.emit(k))
            group.addButton(button)
            self.lists[view.key] = button
        row.addStretch(1)
        self.acts: dict[str, QPushButton] = {}
        for key, icon, words in _ACTS:
            button = self._button(icon, _(words))
            button.clicked.connect(lambda _=False, k=key: self.act_chosen.emit(k))
            self.acts[key] = button
        self.more = self._more()
        row.addWidget(self.more)

    def _button(self, icon: str, words: str) -> QPushButton:
        button = IconKey(theme.icon(icon), words)
        self._icons[button] = button.icon()
        button.setMinimumHeight(theme.TOUCH)
        self._words[button] = words
        self._row.addWidget(button)
        return button

    def minimumSizeHint(self) -> QSize:
        """Room for the icon of the tab in front and the menu: all else can be folded."""
        hint = super().minimumSizeHint()
        margins = self._row.contentsMargins()
        one = self.more.sizeHint().width() + theme.UNIT
        return QSize(margins.left() + margins.right() + 3 * one, hint.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Folds what has no room, and unfolds it again."""
        super().resizeEvent(event)
        self._fold()

    def showEvent(self, event: QShowEvent) -> None:
        """The first time the style of the room is known."""
        super().showEvent(event)
        self._fold()

    def mark(self, key: str) -> None:
        """Shows which tab is in front; it never stands in the menu."""
        self.front = key
        self.lists[key].setChecked(True)
        self._fold()

    def _fold(self) -> None:
        acts, lists = [*self.acts.values()], [*self.lists.values()]
        back = [b for k, b in reversed(self.lists.items()) if k != self.front]
        folding = [*reversed(acts), *back]
        keys = Sequence[QPushButton]
        steps: list[tuple[keys, keys, keys]] = [
            ([], [], []),
            ([], lists, []),
            (acts, [], []),
            (acts, lists, []),
            ([*acts, *back], [], []),
            *(([*acts, *lists], [], folding[:n]) for n in range(len(folding) + 1)),
        ]
        for iconic, plain, folded in steps:
            for button, words in self._words.items():
                self._say(button, "" if button in iconic else words)
                button.setIcon(QIcon() if button in plain else self._icons[button])
                button.setVisible(button not in folded)
            self._row.invalidate()
            if self._row.sizeHint().width() <= self.width():
                return

    def _say(self, button: QPushButton, shown: str) -> None:
        """An icon alone is named all the same, to the screen reader and as a tip."""
        words = self._words[button]
        button.setAccessibleName(words)
        button.setToolTip("" if shown else words)
        if button.text() != shown:
            button.setText(shown)

    def _more(self) -> QToolButton:
        button = tool_button("ellipsis", _("More acts"))
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.menu = QMenu(button)
        self.menu.aboutToShow.connect(self._fill)
        self._fill()
        button.setMenu(self.menu)
        return button

    def _fill(self) -> None:
        """What is folded away stands first."""
        menu = self.menu
        menu.clear()
        for view in VIEWS:
            if self.lists[view.key].isHidden():
                menu.addAction(
                    theme.icon(view.icon),
                    _(view.title),
                    lambda k=view.key: self.list_chosen.emit(k),
                )
        acts = [act for act in _ACTS if self.acts[act[0]].isHidden()]
        if not menu.isEmpty():
            menu.addSeparator()
        for key, icon, words in (*acts, *_MORE):
            menu.addAction(theme.icon(icon), _(words), lambda k=key: self.act_chosen.emit(k))
