"""The form of one freight for things that came together."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QComboBox

from desktop.domain.errors import BadAmount, Missing
from desktop.domain.production import Part, Production, Spread, spread
from desktop.ui.forms import MoneyField
from desktop.ui.production.saying import amount
from desktop.ui.production.steps.entries import state_box
from desktop.ui.production.steps.form import Command, StepForm
from desktop.ui.workplace import Workplace
from desktop.wording import _
from desktop.wording import production as words
from desktop.wording.joining import labelled, listed

if TYPE_CHECKING:
    from desktop.services.production import Saved


class FreightForm(StepForm):
    """An amount, and by what it is shared; says what each would bear before it is done."""

    def __init__(self, work: Workplace, things: tuple[Production, ...]) -> None:
        super().__init__(
            work,
            _("Share the freight"),
            _("Share it"),
            listed(thing.draft.name for thing in things),
        )
        self._things = things
        self.freight = self.add("freight_fen", _("Freight in all"), MoneyField())
        self.by: QComboBox = self.add(
            "by",
            _("Shared"),
            state_box(_("Shared"), list(Spread), words.spread, Spread.VALUE, free=False),
            " ",
        )
        self.freight.changed.connect(self._foresee)
        self.by.currentIndexChanged.connect(lambda _i: self._foresee())

    def _foresee(self) -> None:
        under = self.fields["by"].under
        try:
            fen = self.freight.fen()
        except BadAmount:
            fen = None
        parts = [Part(t.draft.qty or 0, t.draft.unit_fen or 0) for t in self._things]
        if fen is None or not sum(part.qty for part in parts):
            under.setText(" ")
            return
        shares = spread(parts, fen, Spread(self.by.currentData()))
        under.setText(
            listed(
                labelled(thing.draft.name, amount(share))
                for thing, share in zip(self._things, shares, strict=True)
            )
        )

    def command(self) -> Command:
        """Shares it."""
        fen = self.freight.fen()
        if fen is None:
            raise Missing("freight_fen")
        by, ids = Spread(self.by.currentData()), [thing.id for thing in self._things]
        desk, op = self.work.desk(), self.op

        def act() -> Saved:
            from desktop.services import production

            return production.share_freight(desk, op, ids, fen, by)

        return act

    def said(self) -> str:
        """What was shared."""
        return _("Freight shared: {amount}").format(amount=amount(self.freight.fen()))
