"""By which courier a parcel goes and at whose cost: the fields, before it leaves and afterwards."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton

from desktop.domain.errors import BadAmount
from desktop.domain.requisitions.parcels import Correction, PaidBy, Postage
from desktop.domain.waybills import Courier, couriers
from desktop.ui import theme
from desktop.ui.forms import Field, MoneyField
from desktop.ui.forms.boxes import choice_box
from desktop.ui.part import Part
from desktop.wording import _
from desktop.wording.joining import listed
from desktop.wording.requisitions.parcels import PAID_BY


class CourierForm(Part):
    """The fields, each with its label in `posted`; a form lays them out and adds its `go_key`.
    `wanted(command)` when that is pressed and nothing is wrong.
    """

    wanted = Signal(object)

    def __init__(self, title: str, go_key: QPushButton) -> None:
        super().__init__(title)
        self.go_key = go_key
        self._guessed = ""  # the courier that the number's shape named
        self.waybill = QLineEdit()
        self.waybill.setPlaceholderText(_("scan it or type it"))
        self.hint = QLabel(wordWrap=True)
        theme.set_tone(self.hint, "muted")
        self.carrier = choice_box(_("Courier"), editable=True)
        self.carrier.addItems(["", *(courier.value for courier in Courier)])
        self.paid_by = choice_box(_("Postage paid by"))
        for paid, said in PAID_BY.items():
            self.paid_by.addItem(_(said), paid)
        self.postage = MoneyField(_("Postage"))
        self.advanced_by = QLineEdit()
        self.advanced_by.setPlaceholderText(_("who gets it back; empty: nobody"))
        self.posted = [
            Field(_("Waybill"), self.waybill),
            Field(_("Courier"), self.carrier),
            Field(_("Postage"), self.postage),
            Field(_("Postage paid by"), self.paid_by),
            Field(_("Advanced by"), self.advanced_by),
        ]
        self.waybill.textChanged.connect(self._guess)
        self.waybill.returnPressed.connect(go_key.click)
        go_key.clicked.connect(self._press)

    def fill(self, said: Postage) -> None:
        """Shows what is said of a parcel."""
        self._guessed = ""
        self.carrier.setCurrentText(said.carrier)
        self.waybill.setText(said.waybill)
        self.postage.set_fen(said.fen or None)
        self.paid_by.setCurrentIndex(self.paid_by.findData(said.paid_by))
        self.advanced_by.setText(said.advanced_by)
        self.notices.clear()
        self.carrier.setCurrentText(said.carrier)  # whatever its number looks like
        self._tell("")

    def command(self) -> Postage | Correction:
        """What is wanted of the parcel. Raises BadAmount."""
        return self.said()

    def said(self) -> Postage:
        """What stands in the fields. Raises BadAmount."""
        return Postage(
            carrier=self.carrier.currentText().strip(),
            waybill=self.waybill.text().strip(),
            paid_by=PaidBy(self.paid_by.currentData()),
            fen=self.postage.fen(),
            advanced_by=self.advanced_by.text().strip(),
        )

    def lay_out_posted(self) -> None:
        """Puts the fields below what is there."""
        for field in self.posted:
            self.column.addWidget(field)
        self.column.insertWidget(self.column.indexOf(self.posted[0]) + 1, self.hint)

    def _press(self) -> None:
        try:
            command = self.command()
        except BadAmount as no:
            self.notices.refuse(no)
        else:
            self.wanted.emit(command)

    def _guess(self, typed: str) -> None:
        """A hint from the number's shape, never a refusal."""
        found = couriers(typed) if typed.strip() else ()
        if len(found) == 1:
            if self.carrier.currentText() in ("", self._guessed):  # else somebody said another
                self._guessed = found[0].value
                self.carrier.setCurrentText(self._guessed)
            self._tell(_("It looks like {courier}.").format(courier=found[0].value))
        else:
            names = listed(courier.value for courier in found)
            self._tell(_("It could be of: {names}").format(names=names) if found else "")

    def _tell(self, hint: str) -> None:
        self.hint.setText(hint)
        self.hint.setVisible(bool(hint) and not self.posted[0].isHidden())
