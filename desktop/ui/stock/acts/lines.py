"""The goods of an act: one line or several, each with what and how many."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from desktop.ui import theme
from desktop.ui.forms import Choice, Picker, Stepper
from desktop.ui.forms.iconkey import IconKey
from desktop.ui.forms.tool import tool_button
from desktop.ui.stock.acts.effect import Wish
from desktop.ui.stock.choices import find_items
from desktop.ui.workplace import Workplace
from desktop.wording import _


class Line(QWidget):
    """One item and its pieces; `gone` asks to be taken away."""

    changed = Signal()
    gone = Signal()

    def __init__(self, work: Workplace, number: int, *, least: int) -> None:
        super().__init__()
        self.item = Picker(_("Item {n}").format(n=number), find_items(work), work.jobs)
        self.qty = Stepper(_("Pieces of item {n}").format(n=number), least=least)
        self.remove = tool_button("x", _("Take item {n} off").format(n=number))
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(4)
        grid.addWidget(self.item, 0, 0, 1, 2)
        grid.addWidget(self.qty, 1, 0)
        grid.addWidget(self.remove, 1, 1)
        grid.setColumnStretch(0, 1)
        self.item.picked.connect(lambda _choice: self.changed.emit())
        self.qty.changed.connect(lambda _n: self.changed.emit())
        self.remove.clicked.connect(self.gone)

    def wish(self) -> Wish | None:
        """What is wanted, None while no item is chosen."""
        choice = self.item.chosen()
        return None if choice is None else Wish(str(choice.key), choice.title, self.qty.value())


class Goods(QWidget):
    """The lines of an act; `changed` tells of every key. A correction has one line only."""

    changed = Signal()

    def __init__(self, work: Workplace, *, single: bool = False) -> None:
        super().__init__()
        self._work, self._single = work, single
        self.lines: list[Line] = []
        self.more = IconKey(theme.icon("plus"), _("Another item"))
        self.more.setMinimumHeight(theme.TOUCH)
        theme.set_flat(self.more)
        self.more.clicked.connect(lambda: self.add().item.setFocus())
        self.more.setVisible(not single)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(theme.UNIT)
        self._column.addWidget(self.more)
        self.add()

    def add(self, choice: Choice | None = None, qty: int = 1) -> Line:
        """One more line, with its item where it is known."""
        line = Line(self._work, len(self.lines) + 1, least=0 if self._single else 1)
        line.item.set_choice(choice)
        line.qty.set_value(qty)
        line.changed.connect(self.changed)
        line.gone.connect(lambda: self._remove(line))
        self.lines.append(line)
        self._column.insertWidget(len(self.lines) - 1, line)
        self._count()
        self.changed.emit()
        return line

    def fill(self, choices: list[Choice], qty: int = 1) -> None:
        """Just these items."""
        for line in self.lines[1:]:
            self._remove(line)
        self.lines[0].item.set_choice(choices[0] if choices else None)
        self.lines[0].qty.set_value(qty)
        for choice in choices[1:]:
            self.add(choice, qty)
        self.changed.emit()

    def take(self, item: Choice) -> None:
        """A scanned item: one more piece of it, else the first free line, else one of its own."""
        for line in self.lines:
            chosen = line.item.chosen()
            if chosen is None or chosen.key == item.key:
                line.item.set_choice(item)
                line.qty.set_value(line.qty.value() + (chosen is not None))
                self.changed.emit()
                return
        if not self._single:
            self.add(item)

    def wishes(self) -> list[Wish]:
        """The lines in which an item is chosen."""
        return [wish for line in self.lines if (wish := line.wish()) is not None]

    def _remove(self, line: Line) -> None:
        self.lines.remove(line)
        line.hide()
        line.deleteLater()
        self._count()
        self.changed.emit()

    def _count(self) -> None:
        for line in self.lines:
            line.remove.setVisible(len(self.lines) > 1)
