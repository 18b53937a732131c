"""A batch is noted when it is ordered: its lot, how many, and what the good ones become."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit

from desktop.domain.bench.batches import Batch, BatchDraft
from desktop.domain.errors import Missing, Refused, Taken, TooLong
from desktop.services.changes import OpId
from desktop.ui import theme
from desktop.ui.bench.ruler.batches.articles import articles
from desktop.ui.forms import Field, Picker, Stepper, primary_button, tool_button
from desktop.ui.jobs import WRITE
from desktop.ui.part import Part
from desktop.ui.workplace import Workplace
from desktop.wording import _
from desktop.wording.refusals import sentence

if TYPE_CHECKING:
    from desktop.services.changes import Desk


class OrderPart(Part):
    """`done(Batch)` when it was noted, `closed` when the form was put away."""

    done = Signal(object)
    closed = Signal()

    def __init__(self, work: Workplace, desk: Callable[[], Desk]) -> None:
        super().__init__(_("A batch is ordered"))
        self._work, self._desk = work, desk
        self.lot = QLineEdit()
        self.product = QLineEdit(_("PCB ruler"))
        self.expected = Stepper(_("How many are ordered"), 1, 100_000)
        self.article = Picker(_("What they become in the stock"), articles(desk), work.jobs)
        self.supplier = QLineEdit()
        self.note = QLineEdit()
        self.add_key = primary_button(_("Note the batch"), "check")
        self.close_key = tool_button("x", _("Close: {title}").format(title=self.title.text()))
        self.fields = {
            "lot": Field(_("Lot"), self.lot, _("As it is printed on the boards, e.g. R2611.")),
            "product": Field(_("Product"), self.product),
            "expected": Field(_("How many are ordered"), self.expected),
            "variant": Field(
                _("What they become in the stock"),
                self.article,
                _("Else it is asked when they are inspected."),
            ),
            "supplier": Field(_("Factory"), self.supplier),
            "note": Field(_("Note"), self.note),
        }
        self.expected.set_value(100)
        for field in self.fields.values():
            self.column.addWidget(field)
        row = QHBoxLayout()
        row.setSpacing(theme.UNIT)
        row.addWidget(self.add_key, 1)
        row.addWidget(self.close_key)
        self.column.addLayout(row)
        self.setFocusProxy(self.lot)
        self.add_key.clicked.connect(self.add)
        for line in (self.lot, self.product, self.supplier, self.note):
            line.returnPressed.connect(self.add)
        self.close_key.clicked.connect(self.leave)
        self.hide()

    def begin(self) -> None:
        """Asks for a new one."""
        self.notices.clear()
        self.show()
        self.lot.setFocus()

    def leave(self) -> None:
        """Puts the form away."""
        self.hide()
        self.closed.emit()

    def add(self) -> None:
        """Notes it."""
        chosen = self.article.chosen()
        draft = BatchDraft(
            self.lot.text(),
            self.product.text(),
            self.expected.value(),
            chosen.key if chosen is not None and isinstance(chosen.key, int) else None,
            self.supplier.text(),
            self.note.text(),
        )
        desk, op = self._desk(), OpId.new()

        def act() -> Batch:
            from desktop.services.bench import batches

            return batches.add_batch(desk, op, draft)

        for field in self.fields.values():
            field.clear()
        self.notices.clear()
        self._work.jobs.run(WRITE, act, owner=self, done=self._done, refused=self._refused)

    def _done(self, batch: Batch) -> None:
        self.lot.clear()
        self.note.clear()
        self.hide()
        self.done.emit(batch)

    def _refused(self, no: Refused) -> None:
        name = (
            no.field
            if isinstance(no, Missing | TooLong)
            else "lot"
            if isinstance(no, Taken)
            else ""
        )
        if name in self.fields:
            self.fields[name].refuse(sentence(no))
            self.fields[name].entry.setFocus()
        else:
            self.notices.refuse(no)
