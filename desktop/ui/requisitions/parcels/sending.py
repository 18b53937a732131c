"""How a parcel goes: by post with its waybill, fetched, or carried by somebody."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QButtonGroup, QLabel, QLineEdit

from desktop.domain.requisitions.parcels import PaidBy, Parcel, Postage, Way
from desktop.domain.waybills import Courier, couriers
from desktop.ui import theme
from desktop.ui.forms import Field, FlowLayout, MoneyField, chip_button, primary_button
from desktop.ui.forms.boxes import choice_box
from desktop.ui.part import Part
from desktop.wording import N_, _
from desktop.wording.joining import listed

_WAYS = {Way.POST: N_("By post"), Way.PICKUP: N_("It is fetched"), Way.CARRIED: N_("Carried along")}
_PAID = {
    PaidBy.NOBODY: N_("nobody said"),
    PaidBy.SENDER: N_("the sender"),
    PaidBy.RECEIVER: N_("the receiver, on arrival"),
}


class SendForm(Part):
    """One parcel that is packed; `wanted(postage)` when it leaves."""

    wanted = Signal(object)

    def __init__(self) -> None:
        super().__init__(_("Send it"))
        self.way = Way.POST
        self._guessed = ""  # the courier that the number's shape named
        self.ways = {way: chip_button(_(said), on=way is Way.POST) for way, said in _WAYS.items()}
        self.waybill = QLineEdit()
        self.waybill.setPlaceholderText(_("scan it or type it"))
        self.hint = QLabel(wordWrap=True)
        theme.set_tone(self.hint, "muted")
        self.carrier = choice_box(_("Courier"), editable=True)
        self.carrier.addItems(["", *(courier.value for courier in Courier)])
        self.paid_by = choice_box(_("Postage paid by"))
        for paid, said in _PAID.items():
            self.paid_by.addItem(_(said), paid)
        self.postage = MoneyField(_("Postage"))
        self.advanced_by = QLineEdit()
        self.advanced_by.setPlaceholderText(_("who gets it back; empty: nobody"))
        self.carried_by = QLineEdit()
        self.go_key = primary_button(_("It is on its way"), "truck")
        self._lay_out()
        self._connect()
        self.choose(Way.POST)

    def show_parcel(self, one: Parcel) -> None:
        """Another parcel: nothing of the last one stays."""
        del one  # all of them begin alike
        for field in (self.waybill, self.advanced_by, self.carried_by):
            field.clear()
        self.postage.set_fen(None)
        self.carrier.setCurrentIndex(0)
        self.paid_by.setCurrentIndex(0)
        self.notices.clear()
        self._guess("")

    def choose(self, way: Way) -> None:
        """How it goes."""
        self.way = way
        self.ways[way].setChecked(True)
        post = way is Way.POST
        for field in self._post:
            field.setVisible(post)
        self.hint.setVisible(post and bool(self.hint.text()))
        self._carried.setVisible(not post)
        label = _("Fetched by") if way is Way.PICKUP else _("Carried by")
        self._carried.label.setText(label)
        self.carried_by.setAccessibleName(label)
        self.go_key.setText(_("It is on its way") if post else _("It is handed over"))
        self.go_key.setIcon(theme.icon("truck" if post else "hand", QPalette.ColorRole.BrightText))

    def take(self, code: str) -> None:
        """A scanned waybill."""
        self.choose(Way.POST)
        self.waybill.setText(code)
        self.go_key.setFocus()

    @property
    def begun(self) -> bool:
        """Whether something stands in it that is not saved."""
        typed = (self.waybill, self.advanced_by, self.carried_by, self.postage)
        chosen = self.carrier.currentText().strip() or self.paid_by.currentIndex() > 0
        return bool(chosen) or any(field.text().strip() for field in typed)

    def command(self) -> Postage:
        """What stands in it. Raises BadAmount."""
        post = self.way is Way.POST
        return Postage(
            way=self.way,
            carrier=self.carrier.currentText() if post else "",
            waybill=self.waybill.text() if post else "",
            carried_by="" if post else self.carried_by.text(),
            paid_by=PaidBy(self.paid_by.currentData()) if post else PaidBy.NOBODY,
            fen=self.postage.fen() if post else None,
            advanced_by=self.advanced_by.text() if post else "",
        )

    def _guess(self, typed: str) -> None:
        """A hint from the number's shape, never a refusal."""
        found = couriers(typed) if typed.strip() else ()
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
        self.hint.setVisible(bool(found) and self.way is Way.POST)

    def _lay_out(self) -> None:
        group = QButtonGroup(self)
        group.setExclusive(True)
        chips = FlowLayout(spacing=theme.UNIT)
        for chip in self.ways.values():
            group.addButton(chip)
            chips.addWidget(chip)
        self.column.addLayout(chips)
        self._post = [
            Field(_("Waybill"), self.waybill),
            Field(_("Courier"), self.carrier),
            Field(_("Postage"), self.postage),
            Field(_("Postage paid by"), self.paid_by),
            Field(_("Advanced by"), self.advanced_by),
        ]
        self._carried = Field(_("Fetched by"), self.carried_by)
        self.column.addWidget(self._post[0])
        self.column.addWidget(self.hint)
        for field in (*self._post[1:], self._carried):
            self.column.addWidget(field)
        self.column.addWidget(self.go_key)

    def _connect(self) -> None:
        for way, chip in self.ways.items():
            chip.clicked.connect(lambda _on=False, w=way: self.choose(w))
        self.waybill.textChanged.connect(self._guess)
        for field in (self.waybill, self.carried_by):
            field.returnPressed.connect(self.go_key.click)
        self.go_key.clicked.connect(lambda: self.wanted.emit(self))
