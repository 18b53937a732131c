"""The least that should lie somewhere: of one item at its places, or of one place's items."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from desktop.domain.errors import Refused
from desktop.domain.keeping import Minimum
from desktop.services import keeping
from desktop.services.changes import OpId
from desktop.ui import theme
from desktop.ui.forms import Badge, Choice, ElidedLabel, Picker, Stepper
from desktop.ui.forms.iconkey import IconKey
from desktop.ui.forms.tool import tool_button
from desktop.ui.jobs import READ, WRITE
from desktop.ui.notices.bar import NoticeBar
from desktop.ui.stock.choices import find_items, find_places
from desktop.ui.stock.head import escape_closes
from desktop.ui.theme import Tone
from desktop.ui.workplace import Workplace
from desktop.wording import _


class Minimums(QWidget):
    """Lists them with what is missing; a line opens to set one."""

    def __init__(self, work: Workplace, *, of_place: bool) -> None:
        super().__init__()
        self._work, self._of_place = work, of_place
        self._code: str | None = None
        self._place: int | None = None
        self.lines: list[Minimum] = []
        self.head = QLabel(_("At least"))
        theme.set_heading(self.head, "line")
        self.add = IconKey(theme.icon("plus"), _("Set a minimum"))
        self.add.clicked.connect(lambda: self._begin(None))
        self.notices = NoticeBar()
        name = _("Item") if of_place else _("Place")
        find = find_items(work) if of_place else find_places(work)
        self.what = Picker(name, find, work.jobs)
        self.qty = Stepper(_("At least so many pieces; 0 for no minimum"))
        self.save = QPushButton(_("Save"))
        self.save.clicked.connect(self._save)
        self.cancel = tool_button("x", _("Leave it as it is"))
        self.cancel.clicked.connect(self._end)
        self._entry = QWidget()
        self._grid = QGridLayout()
        self._lay_out()
        escape_closes(self._entry, self._end)
        self._end()

    def show_item(self, code: str) -> None:
        """The minimums of one item."""
        self._turn(code, None)

    def show_place(self, place: int) -> None:
        """The minimums at one place."""
        self._turn(None, place)

    def _turn(self, code: str | None, place: int | None) -> None:
        if (code, place) != (self._code, self._place):
            self._end()
            self.notices.clear()
        self._code, self._place = code, place
        self.ask()

    def ask(self) -> None:
        """Asks again."""
        desk, code, place = self._work.desk(), self._code, self._place
        if code is None and place is None:
            return
        self._work.jobs.run(
            READ,
            lambda: keeping.minimums_of(desk, code=code, place=place),
            owner=self,
            done=self._arrived,
            refused=self.notices.refuse,
            latest="minimums",
        )

    def _arrived(self, found: list[Minimum]) -> None:
        self.lines = found
        while (item := self._grid.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        for row, one in enumerate(found):
            title = f"{one.item} {one.label}".rstrip() if self._of_place else one.place
            self._grid.addWidget(ElidedLabel(title), row, 0)
            if one.short:
                short = Badge(_("{n} missing").format(n=f"{one.short:,}"), Tone.WARN)
                self._grid.addWidget(short, row, 1)
            said = _("{have} of {least}").format(have=f"{one.on_hand:,}", least=f"{one.qty:,}")
            many = QLabel(said)
            many.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            self._grid.addWidget(many, row, 2)
            change = tool_button("pencil", _("Change the minimum: {item}").format(item=title))
            change.clicked.connect(self._changing(one))
            self._grid.addWidget(change, row, 3)

    def _changing(self, one: Minimum) -> Callable[[], None]:
        return lambda: self._begin(one)

    def _begin(self, one: Minimum | None) -> None:
        self._op = OpId.new()
        self.notices.clear()
        self.what.set_choice(self._choice(one) if one else None)
        self.qty.set_value(one.qty if one else 0)
        self._entry.show()
        self.add.hide()
        (self.qty if one else self.what).setFocus()

    def _choice(self, one: Minimum) -> Choice:
        if self._of_place:
            return Choice(one.code, f"{one.item} {one.label}".rstrip(), one.code)
        return Choice(one.place_id, one.place)

    def _end(self) -> None:
        self._entry.hide()
        self.add.show()

    def _save(self) -> None:
        chosen = self.what.chosen()
        if chosen is None:
            self.what.setFocus()
            return
        code = str(chosen.key) if self._of_place else self._code or ""
        place = self._place if self._of_place else int(str(chosen.key))
        desk, op, qty = self._work.desk(), self._op, self.qty.value()
        assert place is not None

        def done(_saved: object) -> None:
            self._end()
            self.ask()

        def refused(no: Refused) -> None:
            self._op = OpId.new()
            self.notices.refuse(no)

        self._work.jobs.run(
            WRITE,
            lambda: keeping.set_minimum(desk, op, code, place, qty),
            owner=self,
            done=done,
            refused=refused,
        )

    def _lay_out(self) -> None:
        self._grid.setHorizontalSpacing(theme.UNIT * 2)
        self._grid.setColumnStretch(0, 1)
        keys = QHBoxLayout()
        keys.setContentsMargins(0, 0, 0, 0)
        keys.addWidget(self.qty, 1)
        keys.addWidget(self.cancel)
        keys.addWidget(self.save)
        entry = QVBoxLayout(self._entry)
        entry.setContentsMargins(0, 0, 0, 0)
        entry.setSpacing(theme.UNIT)
        entry.addWidget(self.what)
        entry.addLayout(keys)
        head = QHBoxLayout()
        head.addWidget(self.head, 1)
        head.addWidget(self.add)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(head)
        column.addLayout(self._grid)
        column.addWidget(self._entry)
        column.addWidget(self.notices)
