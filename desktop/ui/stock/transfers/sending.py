"""Packing and sending: into which box, with which courier, under which number."""

from __future__ import annotations

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QLineEdit

from desktop.domain.transfers import Way
from desktop.domain.waybills import Courier, couriers
from desktop.services import transfers
from desktop.services.changes import OpId
from desktop.services.transfers import Card, Drafted
from desktop.services.transfers.address import Address, address
from desktop.ui import theme
from desktop.ui.forms import Field, Picker, Stepper
from desktop.ui.forms.iconkey import IconKey
from desktop.ui.forms.wheel import keep_still
from desktop.ui.jobs import READ
from desktop.ui.part import Part
from desktop.ui.stock.choices import find_places
from desktop.ui.stock.transfers.whole import WholePage
from desktop.ui.workplace import Workplace
from desktop.wording import _, ngettext
from desktop.wording.joining import listed


class SendPage(WholePage):
    """Sends the draft in hand; `packed` goods stay a draft until it is sent."""

    def __init__(self, work: Workplace, card: Card) -> None:
        one = card.transfer
        by_hand = one.way is Way.HANDOVER
        said = _("Send {code}: {source} → {goal}")
        if by_hand:
            said = _("Hand over {code}: {source} → {goal}")
        title = said.format(code=one.code, source=one.from_place, goal=one.to_place)
        key = _("Show the code") if by_hand else _("It is on its way")
        super().__init__(work, title, "users" if by_hand else "truck", key)
        self.by_hand = by_hand
        self._card, self._one = card, one
        self.goods = QLabel(_said(card), wordWrap=True)
        self.box = Picker(_("Box"), find_places(work), work.jobs, create=_("New box here: {name}"))
        self.pack_key = IconKey(theme.icon("package"), _("Put all of it into this box"))
        self.waybill = QLineEdit()
        self.waybill.setPlaceholderText(_("scan it or type it"))
        self.hint = QLabel(wordWrap=True)
        theme.set_tone(self.hint, "muted")
        self.carrier = QComboBox(editable=True)
        keep_still(self.carrier)
        self.carrier.view().setAccessibleName(_("Courier"))
        self.carrier.addItems(["", *(courier.value for courier in Courier)])
        self.parcels = Stepper(_("Parcels"), least=1)
        self.place = Part(_("Where it goes"))
        self.lines = QLabel(wordWrap=True)
        self.copy_key = IconKey(theme.icon("copy"), _("Copy for the courier's app"))
        self._address = Address()
        self._new_box = ""
        self._guessed = ""  # the courier that the number's shape named
        self._lay_out()
        self._connect()
        if one.way is Way.PARCEL:
            self._ask_address()

    def start(self) -> None:
        """The keyboard comes to the number, which a scanner types."""
        (self.waybill if self._one.way is Way.PARCEL else self.go).setFocus()

    def take(self, item: object) -> bool:
        """Nothing more goes in here."""
        return False

    def send(self) -> None:
        """Sends it."""
        if _loose(self._card) and (self.box.chosen() or self.box.field.text().strip()):
            self.notices.say(_("A box is named and nothing is in it yet: pack it, or clear it."))
            self.pack_key.setFocus()
            return
        desk, code = self.work.desk(), self._one.code
        parcel = self._one.way is Way.PARCEL
        carrier = self.carrier.currentText() if parcel else ""
        waybill = self.waybill.text() if parcel else ""
        parcels = self.parcels.value() if parcel else None

        def act(op: OpId) -> Drafted:
            return transfers.send(desk, op, code, carrier=carrier, waybill=waybill, parcels=parcels)

        self.write(act, lambda made: self.done.emit(made.transfer))

    def pack(self) -> None:
        """Puts what is picked loose into a box."""
        desk, code, chosen = self.work.desk(), self._one.code, self.box.chosen()
        box: int | str = int(str(chosen.key)) if chosen else self._new_box or self.box.loose()

        def act(op: OpId) -> Drafted:
            return transfers.pack(desk, op, code, box)

        typed = self.box.field.text()
        self.write(act, lambda _made: self._look_again(typed))

    def _look_again(self, packed: str) -> None:
        desk, code = self.work.desk(), self._one.code

        def arrived(card: Card) -> None:
            self._card = card
            self.goods.setText(_said(card))
            if self.box.field.text() == packed:  # else the next one is being typed
                self.box.set_choice(None)
            self.pack_part.setVisible(_loose(card))

        self.work.jobs.run(READ, lambda: transfers.card(desk, code), owner=self, done=arrived)

    def _named(self, name: str) -> None:
        self._new_box = name
        self.box.field.setText(name)

    def _guess(self, typed: str) -> None:
        """A hint from the number's shape, never a refusal."""
        found = couriers(typed)
        if len(found) == 1:
            if self.carrier.currentText() in ("", self._guessed):  # else somebody said another
                self._guessed = found[0].value
                self.carrier.setCurrentText(self._guessed)
            self.hint.setText(_("It looks like {courier}.").format(courier=found[0].value))
        elif found:
            names = listed(courier.value for courier in found)
            self.hint.setText(_("It could be of: {names}").format(names=names))
        else:
            self.hint.clear()
        self.hint.setVisible(bool(found))

    def _ask_address(self) -> None:
        desk, code = self.work.desk(), self._one.code
        self.work.jobs.run(READ, lambda: address(desk, code), owner=self, done=self._show_address)

    def _show_address(self, found: Address) -> None:
        self._address = found
        if found.known:
            said = "\n".join(p for p in (found.recipient, found.phone, found.address) if p)
            self.lines.setText(said)
        elif found.hidden:
            self.lines.setText(_("Only who ships it sees the address, while it is open."))
        else:
            self.lines.setText(_("No address is kept there. It is entered at the place itself."))
        self.copy_key.setVisible(found.known)

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self._address.line)
        self.work.toasts.say(_("Copied: name, phone and address in one line"))

    def _lay_out(self) -> None:
        self.pack_part = Part(_("Pack"), _("What is loose can travel in a box and arrive in it."))
        row = QHBoxLayout()
        row.addWidget(self.box, 1)
        row.addWidget(self.pack_key)
        self.pack_part.column.addLayout(row)
        self.pack_part.setVisible(_loose(self._card))
        parcel = self._one.way is Way.PARCEL
        self.place.column.addWidget(self.lines)
        self.place.column.addWidget(self.copy_key)
        self.place.setVisible(parcel)
        self.copy_key.hide()
        self.fields.addWidget(self.goods)
        self.fields.addWidget(self.pack_part)
        self.number = Field(_("Waybill"), self.waybill)
        for field in (
            self.place,
            self.number,
            self.hint,
            Field(_("Courier"), self.carrier),
            Field(_("Parcels"), self.parcels),
        ):
            self.fields.addWidget(field)
            if not parcel:
                field.hide()
        self.hint.hide()

    def _connect(self) -> None:
        self.pack_key.clicked.connect(self.pack)
        self.box.created.connect(self._named)
        self.waybill.textChanged.connect(self._guess)
        self.waybill.returnPressed.connect(self.go.click)
        self.copy_key.clicked.connect(self._copy)
        self.go.clicked.connect(self.send)


def _loose(card: Card) -> bool:
    return any(line.picked and not line.box for line in card.lines)


def _said(card: Card) -> str:
    """What will go, in a few lines."""
    said = [
        f"{line.title} × {line.picked}" + (f"  ({line.box})" if line.box else "")
        for line in card.lines
    ]
    pieces = sum(line.picked for line in card.lines)
    whole = ngettext("{n} piece in all", "{n} pieces in all", pieces).format(n=pieces)
    return "\n".join([*said, whole])
