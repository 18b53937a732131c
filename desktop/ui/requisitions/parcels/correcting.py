"""Waybill and postage of a parcel that has left: what is known only later, or was mistyped."""

from __future__ import annotations

from typing import TypeVar

from desktop.domain.errors import BadAmount
from desktop.domain.requisitions.parcels import Correction, Parcel, Postage
from desktop.ui.forms import primary_button
from desktop.ui.requisitions.parcels.courier import CourierForm
from desktop.wording import _

_T = TypeVar("_T")


class CorrectForm(CourierForm):
    """One parcel that was posted, as it is known; `wanted(correction)` of what is typed anew."""

    def __init__(self) -> None:
        super().__init__(_("Waybill and postage"), primary_button(_("Save"), "save"))
        self._code = ""
        self._known = Postage()
        self.lay_out_posted()
        self.column.addWidget(self.go_key)
        for field in (self.waybill, self.postage, self.advanced_by):
            field.textChanged.connect(self._follow)
        for box in (self.carrier, self.paid_by):
            box.currentTextChanged.connect(self._follow)

    def show_parcel(self, one: Parcel) -> None:
        """Another parcel, or the same one as it is known now; what is typed stays until then."""
        known = Postage(
            carrier=one.carrier,
            waybill=one.waybill,
            paid_by=one.paid_by,
            fen=one.postage_fen,
            advanced_by=one.advanced_by,
        )
        if (self._code, self._known) != (one.code, known) or not self.begun:
            self._code, self._known = one.code, known
            self.fill(known)
        self._follow()

    def take(self, code: str) -> bool:
        """A scanned waybill, where none is known yet."""
        if self._known.waybill:
            return False
        self.waybill.setText(code)
        self.go_key.setFocus()
        return True

    @property
    def begun(self) -> bool:
        """Whether something stands in it that is not saved."""
        try:
            return self.command() != Correction()
        except BadAmount:
            return True

    def command(self) -> Correction:
        """What stands in it otherwise than it is known. Raises BadAmount."""
        known, said = self._known, self.said()
        return Correction(
            carrier=_other(known.carrier, said.carrier),
            waybill=_other(known.waybill, said.waybill),
            paid_by=_other(known.paid_by, said.paid_by),
            fen=_other(known.fen or 0, said.fen or 0),
            advanced_by=_other(known.advanced_by, said.advanced_by),
        )

    def _follow(self) -> None:
        self.go_key.setEnabled(self.begun)


def _other(known: _T, said: _T) -> _T | None:
    return None if said == known else said
