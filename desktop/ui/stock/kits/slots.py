"""The parts of a kit as lines: an article, its pieces, and what may stand in for it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from desktop.domain.kits.views import SlotDraft
from desktop.ui import theme
from desktop.ui.forms import Choice, Picker, Stepper
from desktop.ui.forms.iconkey import IconKey
from desktop.ui.forms.tool import tool_button
from desktop.ui.stock.choices import find_items
from desktop.ui.workplace import Workplace
from desktop.wording import _


class PartLine(QWidget):
    """One article with its pieces; the first of a slot offers to add what stands in for it."""

    changed = Signal()
    gone = Signal()
    instead = Signal()

    def __init__(self, work: Workplace, number: int, *, first: bool) -> None:
        super().__init__()
        self.first = first
        name = _("Part {n}") if first else _("Instead of part {n}")
        self.item = Picker(name.format(n=number), find_items(work), work.jobs)
        self.qty = Stepper(_("Pieces of part {n} in one kit").format(n=number), least=1)
        self.other = tool_button(
            "repeat", _("Something that stands in for part {n}").format(n=number)
        )
        self.other.setVisible(first)
        self.remove = tool_button("x", _("Take part {n} out").format(n=number))
        grid = QGridLayout(self)
        grid.setContentsMargins(0 if first else theme.UNIT * 3, 0, 0, 0)
        grid.setSpacing(4)
        grid.addWidget(self.item, 0, 0, 1, 3)
        grid.addWidget(self.qty, 1, 0)
        grid.addWidget(self.other, 1, 1)
        grid.addWidget(self.remove, 1, 2)
        grid.setColumnStretch(0, 1)
        self.item.picked.connect(lambda _choice: self.changed.emit())
        self.qty.changed.connect(lambda _n: self.changed.emit())
        self.other.clicked.connect(self.instead)
        self.remove.clicked.connect(self.gone)

    def choice(self) -> tuple[str, int] | None:
        """Code and pieces; None while no article is chosen."""
        chosen = self.item.chosen()
        return None if chosen is None else (str(chosen.key), self.qty.value())


class Slots(QWidget):
    """All parts; `changed` tells of every key."""

    changed = Signal()

    def __init__(self, work: Workplace) -> None:
        super().__init__()
        self._work = work
        self.slots: list[list[PartLine]] = []
        self.more = IconKey(theme.icon("plus"), _("Another part"))
        self.more.setMinimumHeight(theme.TOUCH)
        theme.set_flat(self.more)
        self.more.clicked.connect(lambda: self._new().item.setFocus())
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(theme.UNIT)
        self._column.addWidget(self.more)
        self.fill([])

    @property
    def lines(self) -> list[PartLine]:
        """Every line, from the top."""
        return [line for slot in self.slots for line in slot]

    def fill(self, slots: Sequence[Sequence[tuple[Choice, int]]]) -> None:
        """Just these parts; one empty line where there are none."""
        for line in self.lines:
            line.hide()
            line.deleteLater()
        self.slots = []
        for choices in slots or [[]]:
            first = self._new()
            for i, (choice, qty) in enumerate(choices):
                line = first if i == 0 else self._instead(first)
                line.item.set_choice(choice)
                line.qty.set_value(qty)
        self.changed.emit()

    def take(self, item: Choice) -> None:
        """A scanned item: one more piece of it, else the first free line, else a new part."""
        for line in self.lines:
            chosen = line.item.chosen()
            if chosen is None or chosen.key == item.key:
                line.item.set_choice(item)
                line.qty.set_value(line.qty.value() + (chosen is not None))
                self.changed.emit()
                return
        self._new().item.set_choice(item)
        self.changed.emit()

    def drafts(self) -> list[SlotDraft]:
        """The parts that have an article."""
        said = [
            tuple(choice for line in slot if (choice := line.choice()) is not None)
            for slot in self.slots
        ]
        return [SlotDraft(choices) for choices in said if choices]

    def enter(self) -> None:
        """The first line that is still empty has the keyboard, else the first one's pieces."""
        for line in self.lines:
            if line.item.chosen() is None:
                line.item.setFocus()
                return
        self.lines[0].qty.setFocus()

    def _new(self) -> PartLine:
        line = self._line(len(self.slots) + 1, first=True)
        self.slots.append([line])
        self._column.insertWidget(len(self.lines) - 1, line)
        line.show()  # at once: what is not shown yet cannot have the keyboard
        self._count()
        return line

    def _instead(self, first: PartLine) -> PartLine:
        slot = next(slot for slot in self.slots if slot[0] is first)
        line = self._line(self.slots.index(slot) + 1, first=False)
        slot.append(line)
        self._column.insertWidget(self.lines.index(line), line)
        line.show()
        self._count()
        return line

    def _line(self, number: int, *, first: bool) -> PartLine:
        line = PartLine(self._work, number, first=first)
        line.changed.connect(self.changed)
        line.gone.connect(lambda: self._remove(line))
        line.instead.connect(lambda: self._instead(line).item.setFocus())
        return line

    def _remove(self, line: PartLine) -> None:
        slot = next(slot for slot in self.slots if line in slot)
        gone = slot if line.first else [line]
        for one in list(gone):
            slot.remove(one)
            one.hide()
            one.deleteLater()
        self.slots = [slot for slot in self.slots if slot]
        self._count()
        self.changed.emit()

    def _count(self) -> None:
        for line in self.lines:
            line.remove.setVisible(len(self.lines) > 1)
