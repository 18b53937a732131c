"""Making, renaming, moving and retiring a place, on one line under its name."""

from __future__ import annotations

from collections.abc import Callable
from uuid import UUID

from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from desktop.domain.errors import Refused
from desktop.domain.stock import Place, PlaceKind
from desktop.services import places
from desktop.services.changes import Desk, OpId
from desktop.ui import theme
from desktop.ui.forms import Choice, Field, Picker
from desktop.ui.forms.tool import tool_button
from desktop.ui.forms.wheel import keep_still
from desktop.ui.jobs import WRITE
from desktop.ui.notices.bar import NoticeBar
from desktop.ui.stock.choices import find_places
from desktop.ui.stock.head import escape_closes
from desktop.ui.workplace import Workplace
from desktop.wording import _, words

_KINDS = (PlaceKind.SITE, PlaceKind.PERSON, PlaceKind.SHELF, PlaceKind.BOX, PlaceKind.TRANSIT)


class PlaceChanges(QWidget):
    """Hidden until one of the changes is begun."""

    def __init__(self, work: Workplace, notices: NoticeBar) -> None:
        super().__init__()
        self._work, self._notices = work, notices
        self._what = ""
        self._place: Place | None = None
        self.name = QLineEdit()
        self.name.setAccessibleName(_("Name of the place"))
        self.name.returnPressed.connect(self._go)
        self.kind = QComboBox()
        keep_still(self.kind)
        self.kind.setAccessibleName(_("Kind of place"))
        self.kind.view().setAccessibleName(_("Kinds of places"))
        for kind in _KINDS:
            self.kind.addItem(words.place_kind(kind), kind)
        self.into = Picker(_("Inside which place"), find_places(work), work.jobs)
        self.into_field = Field(_("Inside which place (none: it stands by itself)"), self.into)
        self.name_field = Field(_("Name of the place"), self.name)
        self.kind_field = Field(_("Kind of place"), self.kind)
        self.go = QPushButton(_("Save"))
        self.go.clicked.connect(self._go)
        self.cancel = tool_button("x", _("Leave it as it is"))
        self.cancel.clicked.connect(self.end)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self.cancel)
        row.addWidget(self.go)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, theme.UNIT)
        column.setSpacing(theme.UNIT)
        for field in (self.name_field, self.kind_field, self.into_field):
            column.addWidget(field)
        column.addLayout(row)
        escape_closes(self, self.end)
        self.hide()

    def begin(self, what: str, place: Place | None) -> None:
        """Opens the line: "new", "rename" or "into"."""
        self._what, self._place = what, place
        self._op = OpId.new()
        self._notices.clear()
        renaming = what == "rename" and place is not None
        self.name.setText(place.name if renaming and place else "")
        above = place if what == "new" and place and place.kind is not PlaceKind.PERSON else None
        self.into.set_choice(Choice(above.id, above.path) if above else None)
        self.kind.setCurrentIndex(_KINDS.index(PlaceKind.BOX if above else PlaceKind.SITE))
        self.name_field.setVisible(what != "into")
        self.kind_field.setVisible(what == "new")
        self.into_field.setVisible(what != "rename")
        self.show()
        (self.into if what == "into" else self.name).setFocus()

    def end(self) -> None:
        """Closes the line."""
        self._what = ""
        self.hide()

    def retire(self, place: Place | None) -> None:
        """Takes an empty place out of all lists."""
        if place is not None:
            self._op = OpId.new()
            self._run(
                lambda desk, op: places.retire_place(desk, op, place.id),
                _("Retired: {item}").format(item=place.path),
            )

    def _go(self) -> None:
        choice = self.into.chosen()
        parent = None if choice is None else int(str(choice.key))
        name, place, kind = self.name.text(), self._place, PlaceKind(self.kind.currentData())
        if self._what == "new":
            self._run(
                lambda desk, op: places.create_place(desk, op, kind, name, parent),
                _("New place: {name}").format(name=name.strip()),
            )
        elif self._what == "rename" and place is not None:
            self._run(
                lambda desk, op: places.rename_place(desk, op, place.id, name),
                _("Renamed: {name}").format(name=name.strip()),
            )
        elif place is not None:
            self._run(
                lambda desk, op: places.move_place(desk, op, place.id, parent),
                _("Moved: {name}").format(name=place.name),
            )

    def _run(self, command: Callable[[Desk, UUID], object], said: str) -> None:
        desk, op = self._work.desk(), self._op

        def done(_saved: object) -> None:
            self.end()
            self._work.toasts.say(said)

        def refused(no: Refused) -> None:
            self._op = OpId.new()
            self._notices.refuse(no)

        self._work.jobs.run(
            WRITE, lambda: command(desk, op), owner=self, done=done, refused=refused
        )
