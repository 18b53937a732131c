"""What each of those who work here may do, and the way out for who leaves."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QComboBox, QGridLayout, QPushButton, QWidget

from desktop.domain.errors import Refused
from desktop.domain.people import Person, Role
from desktop.services import people
from desktop.services.changes import OpId
from desktop.ui import theme
from desktop.ui.forms import ElidedLabel
from desktop.ui.forms.wheel import keep_still
from desktop.ui.jobs import WRITE
from desktop.ui.workplace import Workplace
from desktop.wording import _
from desktop.wording.keeping import role


class Roles(QWidget):
    """A line for each person. Whoever has no role of their own may do everything."""

    def __init__(self, work: Workplace, refused: Callable[[Refused], None]) -> None:
        super().__init__()
        self._work, self._refused = work, refused
        self.boxes: dict[str, QComboBox] = {}
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(theme.UNIT)
        self._grid.setColumnStretch(0, 1)

    def show_people(self, found: list[Person]) -> None:
        """Who works here now."""
        while (item := self._grid.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        self.boxes = {}
        for row, person in enumerate(found):
            box = QComboBox()
            keep_still(box)
            box.setAccessibleName(_("What {name} may do").format(name=person.name))
            box.view().setAccessibleName(_("Roles"))
            for one in Role:
                box.addItem(role(one), one)
            box.setCurrentIndex(box.findData(person.role or Role.MANAGER))
            box.activated.connect(self._giving(person.name, box))
            leave = QPushButton(_("Leaves…"))
            leave.setAccessibleName(_("Leaver's checklist: {name}").format(name=person.name))
            leave.clicked.connect(self._leaving(person.name))
            self._grid.addWidget(ElidedLabel(person.name), row, 0)
            self._grid.addWidget(box, row, 1)
            self._grid.addWidget(leave, row, 2)
            self.boxes[person.name] = box

    def _giving(self, name: str, box: QComboBox) -> Callable[[int], None]:
        def give(_row: int) -> None:
            desk, op, chosen = self._work.desk(), OpId.new(), Role(box.currentData())
            self._work.jobs.run(
                WRITE,
                lambda: people.set_role(desk, op, name, chosen),
                owner=self,
                refused=self._refused,
            )

        return give

    def _leaving(self, name: str) -> Callable[[], None]:
        return lambda: self._work.go("stock", ("leaving", name))
