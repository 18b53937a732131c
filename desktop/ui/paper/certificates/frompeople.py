"""Recipients from the people in the app: ticked, then put on the list."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import (
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from desktop.ui import theme
from desktop.ui.forms import FlowLayout
from desktop.ui.forms.iconkey import IconKey
from desktop.ui.forms.search_field import SearchField
from desktop.wording import _, ngettext

_ROWS = 5


class FromPeople(QWidget):
    """`wanted` carries the names that were ticked."""

    wanted = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.field = SearchField(_("Search the people"), _("Name"))
        self.list = QListWidget()
        self.list.setAccessibleName(_("People in the app"))
        self.none = QLabel(
            _("Nobody is entered here yet. Names come by work, or under Settings."), wordWrap=True
        )
        theme.set_tone(self.none, "muted")
        self.all = QPushButton(_("Tick all"))
        self.add = IconKey(theme.icon("plus"), "")
        theme.set_flat(self.all)
        self.all.setMinimumHeight(theme.TOUCH)
        keys = FlowLayout(spacing=theme.UNIT)
        keys.addWidget(self.add)
        keys.addWidget(self.all)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.UNIT)
        column.addWidget(self.field)
        column.addWidget(self.none)
        column.addWidget(self.list)
        column.addLayout(keys)
        self.field.textChanged.connect(self._filter)
        self.list.itemChanged.connect(lambda _item: self._say())
        self.list.itemActivated.connect(_turn)
        self.all.clicked.connect(self._all)
        self.add.clicked.connect(self._put)
        self._say()

    def show_people(self, names: Sequence[str]) -> None:
        """Everybody there is; who was ticked stays so."""
        ticked = set(self.ticked)
        self.list.blockSignals(True)
        self.list.clear()
        high = theme.row_height(self.font(), theme.TOUCH)
        for name in names:
            item = QListWidgetItem(name)
            item.setSizeHint(QSize(100, high))
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            on = Qt.CheckState.Checked if name in ticked else Qt.CheckState.Unchecked
            item.setCheckState(on)
            self.list.addItem(item)
        self.list.blockSignals(False)
        self.list.setFixedHeight(min(_ROWS, max(2, len(names))) * high + 8)
        self.none.setVisible(not names)
        for part in (self.field, self.list, self.add, self.all):
            part.setVisible(bool(names))
        self._filter(self.field.text())
        self._say()

    @property
    def ticked(self) -> list[str]:
        """The names that are ticked."""
        items = (self.list.item(row) for row in range(self.list.count()))
        return [item.text() for item in items if item.checkState() is Qt.CheckState.Checked]

    def _filter(self, text: str) -> None:
        wanted = text.strip().casefold()
        for row in range(self.list.count()):
            item = self.list.item(row)
            item.setHidden(wanted not in item.text().casefold())

    def _say(self) -> None:
        n = len(self.ticked)
        said = ngettext("Put {n} person on the list", "Put {n} people on the list", n)
        self.add.setText(said.format(n=f"{n:,}"))
        self.add.setEnabled(bool(n))
        self.all.setEnabled(bool(self.list.count()))

    def _all(self) -> None:
        for row in range(self.list.count()):
            item = self.list.item(row)
            if not item.isHidden():
                item.setCheckState(Qt.CheckState.Checked)

    def _put(self) -> None:
        names = self.ticked
        for row in range(self.list.count()):
            self.list.item(row).setCheckState(Qt.CheckState.Unchecked)
        self.wanted.emit(names)


def _turn(item: QListWidgetItem) -> None:
    on = item.checkState() is Qt.CheckState.Checked
    item.setCheckState(Qt.CheckState.Unchecked if on else Qt.CheckState.Checked)
