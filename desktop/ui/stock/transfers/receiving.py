"""Receiving, line by line: how many arrived, and what became of the others."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QComboBox,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QWidget,
)

from desktop.domain.transfers import NEEDS_REASON, Line, What
from desktop.services import transfers
from desktop.services.changes import OpId
from desktop.services.transfers import Card, ReceiptLine, Received
from desktop.ui import theme
from desktop.ui.forms import Choice, Field, Picker, Stepper
from desktop.ui.forms.iconkey import IconKey
from desktop.ui.forms.wheel import keep_still
from desktop.ui.stock.choices import find_items
from desktop.ui.stock.transfers.whole import WholePage
from desktop.ui.workplace import Workplace
from desktop.wording import _, ngettext
from desktop.wording import transfers as words

# What can be said of pieces that did not arrive as sent; "" leaves them on their way.
_OTHERS = ("", What.NOT_SENT, What.DAMAGED, What.LOST, What.UNKNOWN)


class ReceiptRow(QWidget):
    """One line: as many arrived; of the rest one thing is said, more arrived than were sent."""

    changed = Signal()

    def __init__(self, line: Line) -> None:
        super().__init__()
        self.line = line
        self.title = QLabel(line.title, wordWrap=True)
        self.under = QLabel(_under(line), wordWrap=True)
        theme.set_tone(self.under, "muted")
        self.qty = Stepper(_("Arrived of {item}").format(item=line.title))
        self.qty.set_value(line.outstanding)
        self.rest = QLabel()
        self.other = QComboBox()
        keep_still(self.other)
        _name(self.other, _("What became of the rest of {item}").format(item=line.title))
        for what in _OTHERS:
            said = words.outcome(what) if what else _("Still on the way")
            self.other.addItem(said, what)
        self.source = QComboBox()
        keep_still(self.source)
        _name(self.source, _("Where more of {item} came from").format(item=line.title))
        self.source.addItem(_("Found here: nobody's books had it"), False)
        self.source.addItem(_("It was in the parcel: the giver did not count it"), True)
        self.reason = QLineEdit()
        self.reason.setPlaceholderText(_("why, in a few words"))
        self.reason.setAccessibleName(_("Why, for {item}").format(item=line.title))
        grid = QGridLayout(self)
        grid.setContentsMargins(0, theme.UNIT, 0, theme.UNIT)
        grid.setColumnStretch(0, 1)
        grid.addWidget(self.title, 0, 0)
        grid.addWidget(self.under, 1, 0)
        grid.addWidget(self.qty, 0, 1, 2, 1)
        grid.addWidget(self.rest, 2, 0)
        grid.addWidget(self.other, 2, 1)
        grid.addWidget(self.source, 2, 1)
        grid.addWidget(self.reason, 3, 0, 1, 2)
        self.qty.changed.connect(lambda _n: self._show())
        self.other.currentIndexChanged.connect(lambda _n: self._show())
        self._show()

    def difference(self) -> int:
        """Pieces fewer (> 0) or more (< 0) than were on their way."""
        return self.line.outstanding - self.qty.value()

    def told(self) -> list[ReceiptLine]:
        """What this line says, nothing for what is still on its way."""
        line, qty, fewer = self.line, self.qty.value(), self.difference()
        said = []
        if arrived := min(qty, line.outstanding):
            said.append(ReceiptLine(line.key, What.ARRIVED, arrived))
        other, reason = self.other.currentData(), self.reason.text().strip()
        if fewer > 0 and other:
            said.append(ReceiptLine(line.key, What(other), fewer, reason))
        if fewer < 0:
            giver = bool(self.source.currentData())
            said.append(ReceiptLine(line.key, What.EXTRA, -fewer, reason, giver))
        return said

    def missing(self) -> bool:
        """Whether a reason is asked for and not given."""
        lost = self.difference() > 0 and self.other.currentData() in NEEDS_REASON
        return lost and not self.reason.text().strip()

    def _show(self) -> None:
        fewer = self.difference()
        self.rest.setVisible(fewer != 0)
        self.other.setVisible(fewer > 0)
        self.source.setVisible(fewer < 0)
        self.reason.setVisible(fewer < 0 or (fewer > 0 and bool(self.other.currentData())))
        if fewer > 0:
            said = ngettext("{n} piece fewer:", "{n} pieces fewer:", fewer).format(n=fewer)
            self.rest.setText(said)
        elif fewer < 0:
            said = ngettext(
                "{n} piece more than was sent:",
                "{n} pieces more than were sent:",
                -fewer,
            )
            self.rest.setText(said.format(n=-fewer))
        self.changed.emit()


class ReceivePage(WholePage):
    """Says what arrived of the transfer in hand; one key says that all of it did."""

    def __init__(self, work: Workplace, card: Card) -> None:
        one = card.transfer
        title = _("What arrived of {code} from {place}?").format(
            code=one.code, place=one.from_place
        )
        super().__init__(work, title, "inbox", _("Book what arrived"))
        self._one = one
        self._scanning = False
        self.rows = [ReceiptRow(line) for line in card.lines if line.outstanding]
        box = None
        for row in self.rows:
            if row.line.box != box and row.line.box:
                head = QLabel(_("Box {name}").format(name=row.line.box.rpartition("/")[2]))
                theme.set_heading(head, "line")
                self.fields.addWidget(head)
            box = row.line.box
            row.changed.connect(self._sum)
            self.fields.addWidget(row)
        self.fields.setSpacing(theme.UNIT)
        self.also = Picker(_("Something else was in it"), find_items(work), work.jobs)
        self.also_qty = Stepper(_("Pieces of it"), least=1)
        beside = QHBoxLayout()
        beside.addWidget(self.also, 1)
        beside.addWidget(self.also_qty)
        holder = QWidget()
        beside.setContentsMargins(0, 0, 0, 0)
        holder.setLayout(beside)
        self.fields.addWidget(Field(_("Something else was in it"), holder))
        self.sum = QLabel(wordWrap=True)
        self.keys.insertWidget(0, self.sum, 1)
        self.all_key = IconKey(theme.icon("check"), _("All of it arrived"))
        self.add_key(self.all_key)
        self.all_key.clicked.connect(lambda: self.receive(everything=True))
        self.go.clicked.connect(lambda: self.receive())
        self._sum()

    def start(self) -> None:
        """The keyboard comes to the key that most parcels want."""
        self.all_key.setFocus()

    def take(self, item: Choice) -> bool:
        """A scanned article: one piece of it was in the parcel; the first scan starts at none."""
        row = next((r for r in self.rows if r.line.code == item.key), None)
        if row is None:
            self.also.set_choice(item)
            return True
        if not self._scanning:
            self._scanning = True
            for other in self.rows:
                other.qty.set_value(0)
        row.qty.set_value(row.qty.value() + 1)
        return True

    def receive(self, *, everything: bool = False) -> None:
        """Books it."""
        desk, code = self.work.desk(), self._one.code
        told = None if everything else [one for row in self.rows for one in row.told()]
        if told is not None:
            for row in self.rows:
                if row.missing():
                    row.reason.setFocus()
                    self.notices.say(
                        _("Say in a few words why {item} did not arrive.").format(
                            item=row.line.title
                        )
                    )
                    return
            if not told and self.also.chosen() is None:
                self.notices.say(_("Nothing is said yet: all of it is still on its way."))
                return

        also, qty = self.also.chosen(), self.also_qty.value()

        def act(op: OpId) -> Received:
            said = told
            if also is not None:
                key = transfers.key_of(desk, str(also.key))
                everything = transfers.all_arrived(desk, code) if told is None else told
                said = [*everything, ReceiptLine(key, What.EXTRA, qty)]
            return transfers.receive(desk, op, code, said)

        self.write(act, lambda made: self.done.emit(made.transfer))

    def _sum(self) -> None:
        told = [one for row in self.rows for one in row.told()]
        arrived = sum(one.qty for one in told if one.what in (What.ARRIVED, What.EXTRA))
        left = sum(row.line.outstanding for row in self.rows)
        left -= sum(one.qty for one in told if one.what is not What.EXTRA)
        said = ngettext("{n} piece arrived", "{n} pieces arrived", arrived).format(n=arrived)
        if left:
            rest = ngettext("{n} still on the way", "{n} still on the way", left).format(n=left)
            said = f"{said} · {rest}"
        self.sum.setText(said)


def _name(box: QComboBox, name: str) -> None:
    box.setAccessibleName(name)
    box.view().setAccessibleName(name)


def _under(line: Line) -> str:
    said = _("{n} on their way").format(n=f"{line.outstanding:,}")
    return f"{said} · {line.owner}"
