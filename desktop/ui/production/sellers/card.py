"""What a supplier is like: its last three orders, prices, promised and real days, faults."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from desktop.domain.production import PastOrder, Record, Supplier
from desktop.services.changes import OpId
from desktop.ui import theme
from desktop.ui.facts import Facts, Lines
from desktop.ui.forms.iconkey import IconKey
from desktop.ui.forms.scrolling import scrolled
from desktop.ui.jobs import READ, WRITE
from desktop.ui.notices import NoticeBar
from desktop.ui.production import saying
from desktop.ui.production.ways import Ways, told
from desktop.ui.theme import Tone
from desktop.wording import _, ngettext, pgettext
from desktop.wording.joining import labelled, listed

if TYPE_CHECKING:
    from desktop.services.production import Saved


class SupplierCard(QWidget):
    """Hidden until a supplier is in hand."""

    def __init__(self, ways: Ways) -> None:
        super().__init__()
        self._ways = ways
        self.supplier: Supplier | None = None
        self.record: Record | None = None
        self.name = QLabel(wordWrap=True)
        theme.set_heading(self.name, "part")
        self.notices = NoticeBar()
        self.facts, self.orders = Facts(), Lines()
        self.last = QLabel(_("Last orders"))
        theme.set_heading(self.last, "line")
        self.show_key = IconKey(theme.icon("user"), _("Show contact and phone"))
        self.show_key.clicked.connect(self.show_contact)
        self.edit_key = IconKey(theme.icon("pencil"), _("Edit"))
        self.edit_key.clicked.connect(lambda: ways.begin("supplier", self.supplier))
        self.retire_key = IconKey(theme.icon("trash-2"), _("Retire"))
        self.retire_key.clicked.connect(self._retire)
        row = QHBoxLayout()
        row.addWidget(self.edit_key)
        row.addWidget(self.retire_key)
        row.addStretch(1)
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(theme.UNIT, 0, theme.UNIT, 0)
        column.setSpacing(theme.UNIT)
        for part in (self.name, self.notices, self.facts, self.show_key):
            column.addWidget(part)
        column.addLayout(row)
        column.addWidget(self.last)
        column.addWidget(self.orders)
        column.addStretch(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(scrolled(inner))

    def show_supplier(self, supplier: object) -> None:
        """Takes a supplier in hand, or None."""
        self.notices.clear()
        self.supplier = supplier if isinstance(supplier, Supplier) else None
        self.setVisible(self.supplier is not None)
        if self.supplier is None:
            return
        desk, which = self._ways.work.desk(), self.supplier.id

        def look() -> Record:
            from desktop.services import production

            return production.supplier_record(desk, which)

        self._ways.work.jobs.run(
            *(READ, look), owner=self, done=self._came, refused=self.notices.refuse, latest="card"
        )

    def show_contact(self) -> None:
        """The contact whole, because somebody asked for it."""
        if self.supplier is None:
            return
        desk, which = self._ways.work.desk(), self.supplier.id

        def look() -> tuple[str, str]:
            from desktop.services import production

            return production.supplier_contact(desk, which)

        def came(found: tuple[str, str]) -> None:
            if self.record is not None and self.record.supplier.id == which:
                self._show(self.record, *found)
                self.show_key.hide()

        self._ways.work.jobs.run(
            READ, look, owner=self, done=came, refused=self.notices.refuse, latest="contact"
        )

    def _came(self, record: Record) -> None:
        if self.supplier is None or record.supplier.id != self.supplier.id:
            return
        self.record = record
        draft = record.supplier.draft
        self._show(record, draft.contact, draft.phone)
        self.show_key.setVisible(bool(draft.contact or draft.phone))

    def _show(self, record: Record, contact: str, phone: str) -> None:
        draft = record.supplier.draft
        self.name.setText(draft.name)
        share = ""
        if record.arrived:
            share = _("{good} of {arrived} pieces").format(
                good=f"{record.good:,}", arrived=f"{record.arrived:,}"
            )
        self.facts.show_facts(
            (
                (_("City"), draft.city),
                (pgettext("supplier", "Contact"), contact),
                (_("Phone"), phone),
                (_("Last unit price"), saying.amount(record.unit_fen)),
                (_("Least order (MOQ)"), "" if draft.moq is None else f"{draft.moq:,}"),
                (_("Says it takes"), days(draft.days)),
                (_("Promised"), days(record.promised_days)),
                (_("Took"), days(record.real_days)),
                (_("Passed"), share),
                (_("Faults"), listed(record.faults)),
                (_("Note"), draft.note),
            )
        )
        self.last.setVisible(bool(record.last))
        self.orders.show_lines(order(one) for one in record.last)

    def _retire(self) -> None:
        if self.supplier is None:
            return
        desk, op, one = self._ways.work.desk(), OpId.new(), self.supplier

        def act() -> Saved:
            from desktop.services import production

            return production.retire_supplier(desk, op, one.id)

        def done(saved: Saved) -> None:
            told(self._ways.work, self, _("Retired: {name}").format(name=one.draft.name), saved)

        self._ways.work.jobs.run(WRITE, act, owner=self, done=done, refused=self.notices.refuse)


def days(n: int | None) -> str:
    """So many days, "" where nobody knows."""
    return "" if n is None else ngettext("{n} day", "{n} days", n).format(n=f"{n:,}")


def order(one: PastOrder) -> tuple[str, Tone]:
    """A past order in a line."""
    parts = [
        saying.day(one.ordered_on),
        one.name,
        saying.pieces(one.qty),
        saying.amount(one.unit_fen),
    ]
    if one.promised_days is not None:
        parts.append(_("promised {days}").format(days=days(one.promised_days)))
    if one.real_days is not None:
        parts.append(_("took {days}").format(days=days(one.real_days)))
    if one.arrived:
        parts.append(_("{good} of {n} good").format(good=f"{one.good:,}", n=f"{one.arrived:,}"))
    text = "  ·  ".join(part for part in parts if part)
    if one.faults:
        text += "\n" + labelled(_("Faults"), listed(one.faults))
    slow = (one.real_days or 0) > (one.promised_days or 10**6)
    return text, Tone.WARN if slow or one.faults else Tone.PLAIN
