"""What each person gets: articles and pieces, a row each."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.domain.requisitions.giving import Gift
from desktop.ui import theme
from desktop.ui.forms import Picker, Stepper, tool_button
from desktop.ui.forms.iconkey import IconKey
from desktop.ui.requisitions.goods import found as goods
from desktop.ui.workplace import Workplace
from desktop.wording import _


class GiftRow(QWidget):
    """One article; `changed` with every choice, `gone` when it shall go away."""

    changed = Signal()
    gone = Signal()

    def __init__(self, work: Workplace, number: int) -> None:
        super().__init__()
        self.item = Picker(
            _("Article {n} of each").format(n=number),
            lambda text: goods.articles(work.desk(), text),
            work.jobs,
        )
        self.each = Stepper(_("Pieces of article {n} each").format(n=number), 1)
        self.remove = tool_button("x", _("Take article {n} off").format(n=number))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.UNIT)
        row.addWidget(self.item, 1)
        row.addWidget(self.each)
        row.addWidget(self.remove)
        self.item.picked.connect(lambda _choice: self.changed.emit())
        self.each.changed.connect(lambda _n: self.changed.emit())
        self.remove.clicked.connect(self.gone)
        self.setFocusProxy(self.item)

    def gift(self) -> Gift | None:
        """What it says, None where nothing is chosen."""
        choice = self.item.chosen()
        return None if choice is None else Gift(str(choice.key), self.each.value())


class GiftsPart(QWidget):
    """All of them; there is always one row to begin with."""

    changed = Signal()

    def __init__(self, work: Workplace) -> None:
        super().__init__()
        self._work = work
        self._count = 0
        self.rows: list[GiftRow] = []
        self.more = IconKey(theme.icon("plus"), _("One more article"))
        self.more.clicked.connect(lambda: self.add().setFocus())
        self._column = QVBoxLayout()
        self._column.setSpacing(theme.UNIT)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.UNIT)
        column.addLayout(self._column)
        column.addWidget(self.more)
        self.setFocusProxy(self.add())

    def add(self) -> GiftRow:
        """One more row."""
        self._count += 1
        row = GiftRow(self._work, self._count)
        row.changed.connect(self.changed)
        row.gone.connect(lambda: self._drop(row))
        self.rows.append(row)
        self._column.addWidget(row)
        return row

    def gifts(self) -> tuple[Gift, ...]:
        """What is chosen."""
        found = (row.gift() for row in self.rows)
        return tuple(one for one in found if one is not None)

    def clear(self) -> None:
        """Back to one empty row."""
        for row in list(self.rows):
            self._drop(row)

    def _drop(self, row: GiftRow) -> None:
        self.rows.remove(row)
        self._column.removeWidget(row)
        row.hide()
        row.deleteLater()
        if not self.rows:
            self.setFocusProxy(self.add())
        self.changed.emit()
