"""Whose board lies in a place, or which one is to come into it."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from desktop.ui import theme
from desktop.ui.bench.books import Table
from desktop.ui.forms import SearchField
from desktop.wording import _, bench


@dataclass(frozen=True)
class Owner:
    """A participant (local id), a paper number, or neither: nobody."""

    participant: int | None = None
    tag: str = ""
    words: str = ""


class WhosePanel(QWidget):
    """`chosen(Owner)`. For an empty place boards that did not pass are offered, too."""

    chosen = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._owners: list[Owner] = []
        self.words = QLabel(wordWrap=True)
        self.field = SearchField(_("Name or number"), _("Name or number"))
        self.list = QListWidget()
        self.list.setAccessibleName(_("People and boards of this session"))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        theme.set_tone(self.words, "muted")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.UNIT)
        # At the top, also where there is nobody to choose.
        column.addWidget(self.words, 0, Qt.AlignmentFlag.AlignTop)
        column.addWidget(self.field)
        column.addWidget(self.list)
        self.field.textChanged.connect(self._sift)
        self.field.returnPressed.connect(self._first)
        self.list.itemClicked.connect(self._take)
        self.list.itemActivated.connect(self._take)
        self.setFocusProxy(self.field)

    def show_table(self, table: Table, *, empty: bool) -> None:
        """Offers everybody; in an `empty` place also boards that are to come back."""
        self._owners = []
        if empty:
            for board in table.failed:
                if not board.tag:
                    continue
                what = bench.fault(board.trouble)[0] if board.trouble else ""
                name = " · ".join(part for part in (board.tag, board.participant, what) if part)
                self._owners.append(Owner(None, board.tag, name))
        for one in table.participants:
            name = f"{one.number}  {one.name}".strip()
            self._owners.append(Owner(one.id, "", name))
        if empty and self._owners:
            self._owners.append(Owner(None, "", _("Nobody in particular")))
        if not self._owners:
            said = _("Nobody is at the table yet: add participants under Workshop.")
        elif empty:
            said = _("The next board in this place is …")
        else:
            said = _("This board belongs to …")
        self.words.setText(said)
        self.field.setVisible(bool(self._owners))
        self.list.setVisible(bool(self._owners))
        self.field.clear()
        self._sift("")

    def _sift(self, text: str) -> None:
        self.list.clear()
        for owner in self._owners:
            if text.strip().lower() in owner.words.lower():
                item = QListWidgetItem(owner.words)
                item.setData(Qt.ItemDataRole.UserRole, owner)
                self.list.addItem(item)
        self.list.setCurrentRow(0)

    def _first(self) -> None:
        self._take(self.list.currentItem())

    def _take(self, item: QListWidgetItem | None) -> None:
        if item is not None:
            self.chosen.emit(item.data(Qt.ItemDataRole.UserRole))
