"""How a parcel goes: by post with its waybill, fetched, or carried by somebody."""

from __future__ import annotations

from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QButtonGroup, QLineEdit

from desktop.domain.requisitions.parcels import Parcel, Postage, Way
from desktop.ui import theme
from desktop.ui.forms import Field, FlowLayout, chip_button, primary_button
from desktop.ui.requisitions.parcels.courier import CourierForm
from desktop.wording import N_, _

_WAYS = {Way.POST: N_("By post"), Way.PICKUP: N_("It is fetched"), Way.CARRIED: N_("Carried along")}


class SendForm(CourierForm):
    """One parcel that is packed; `wanted(postage)` when it leaves."""

    def __init__(self) -> None:
        super().__init__(_("Send it"), primary_button(_("It is on its way"), "truck"))
        self.way = Way.POST
        self.ways = {way: chip_button(_(said), on=way is Way.POST) for way, said in _WAYS.items()}
        self.carried_by = QLineEdit()
        self._lay_out()
        for way, chip in self.ways.items():
            chip.clicked.connect(lambda _on=False, w=way: self.choose(w))
        self.carried_by.returnPressed.connect(self.go_key.click)
        self.choose(Way.POST)

    def show_parcel(self, one: Parcel) -> None:
        """Another parcel: nothing of the last one stays."""
        del one  # all of them begin alike
        self.fill(Postage())
        self.carried_by.clear()

    def choose(self, way: Way) -> None:
        """How it goes."""
        self.way = way
        self.ways[way].setChecked(True)
        post = way is Way.POST
        for field in self.posted:
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
        if self.way is Way.POST:
            return self.said()
        return Postage(way=self.way, carried_by=self.carried_by.text())

    def _lay_out(self) -> None:
        group = QButtonGroup(self)
        group.setExclusive(True)
        chips = FlowLayout(spacing=theme.UNIT)
        for chip in self.ways.values():
            group.addButton(chip)
            chips.addWidget(chip)
        self.column.addLayout(chips)
        self.lay_out_posted()
        self._carried = Field(_("Fetched by"), self.carried_by)
        self.column.addWidget(self._carried)
        self.column.addWidget(self.go_key)
