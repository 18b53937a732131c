"""Forms of buying: a quote, the order, and what the supplier sent."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from desktop.domain.errors import Missing, Refused
from desktop.domain.production import Offer, Production, QuoteDraft
from desktop.domain.waybills import couriers, tidy
from desktop.ui.forms import Choice, MoneyField
from desktop.ui.forms.typed import DayField, NumberField, text_box, word_field
from desktop.ui.production.books import Basics
from desktop.ui.production.choices import picked, supplier_picker
from desktop.ui.production.saying import amount
from desktop.ui.production.steps.form import Command, StepForm
from desktop.ui.workplace import Workplace
from desktop.wording import _
from desktop.wording.joining import listed

if TYPE_CHECKING:
    from desktop.services.production import Saved


class QuoteForm(StepForm):
    """询价: what a supplier offers."""

    def __init__(self, work: Workplace, thing: Production) -> None:
        super().__init__(work, _("Quote"), _("Save the quote"), thing.draft.name)
        self._thing = thing
        self.supplier = self.add("supplier", _("Supplier"), supplier_picker(work, self._no))
        self.qty = self.add("qty", _("For how many pieces"), NumberField(thing.draft.qty))
        self.unit = self.add("unit_fen", _("Unit price"), MoneyField())
        self.freight = self.add("freight_fen", _("Freight"), MoneyField())
        self.moq = self.add("moq", _("Least order (MOQ)"), NumberField())
        self.days = self.add("days", _("Days until it is here"), NumberField())
        self.note = self.add("note", _("Note"), text_box(lines=2))

    def _no(self, no: Refused) -> None:
        self.notices.refuse(no)

    def command(self) -> Command:
        """Enters it."""
        supplier, qty, unit = picked(self.supplier), self.qty.number(), self.unit.fen()
        if supplier is None:
            raise Missing("supplier")
        if qty is None:
            raise Missing("qty")
        if unit is None:
            raise Missing("unit_fen")
        draft = QuoteDraft(
            supplier,
            qty,
            unit,
            self.freight.fen() or 0,
            self.moq.number(),
            self.days.number(),
            self.note.toPlainText().strip(),
        )
        desk, op, thing_id = self.work.desk(), self.op, self._thing.id

        def act() -> Saved:
            from desktop.services import production

            return production.add_quote(desk, op, thing_id, draft)

        return act

    def said(self) -> str:
        """What was entered."""
        return _("Quote for {name} saved").format(name=self._thing.draft.name)


class OrderForm(StepForm):
    """下单, begun with an offer where one was chosen."""

    def __init__(
        self, work: Workplace, basics: Basics, thing: Production, offer: Offer | None = None
    ) -> None:
        super().__init__(work, _("Order"), _("Order"), thing.draft.name)
        self._thing = thing
        draft = thing.draft
        self.supplier = self.add("supplier", _("Supplier"), supplier_picker(work, self._no))
        self.qty = self.add("qty", _("Quantity in pieces"), NumberField(draft.qty))
        self.unit = self.add("unit_fen", _("Unit price"), MoneyField(fen=draft.unit_fen))
        self.freight = self.add("freight_fen", _("Freight"), MoneyField(fen=draft.freight_fen))
        self.ordered = self.add("ordered_on", _("Ordered on"), DayField(basics.today, basics.today))
        self.promised = self.add(
            "promised_on", _("Promised for"), DayField(basics.today, draft.promised_on)
        )
        self.note = self.add("note", _("Note"), text_box(lines=2))
        if draft.supplier is not None:
            self.supplier.set_choice(Choice(draft.supplier, thing.supplier))
        if offer is not None:
            self._take(offer, basics)

    def _take(self, offer: Offer, basics: Basics) -> None:
        said = offer.quote.draft
        self.supplier.set_choice(Choice(said.supplier, offer.quote.supplier))
        self.qty.set_number(offer.pieces)
        self.unit.set_fen(said.unit_fen)
        self.freight.set_fen(said.freight_fen)
        if said.days is not None:
            self.promised.set_day(basics.today + timedelta(days=said.days))

    def _no(self, no: Refused) -> None:
        self.notices.refuse(no)

    def command(self) -> Command:
        """Orders it."""
        supplier, qty, unit = picked(self.supplier), self.qty.number(), self.unit.fen()
        if supplier is None:
            raise Missing("supplier")
        if qty is None:
            raise Missing("qty")
        if unit is None:
            raise Missing("unit_fen")
        freight, ordered, promised = (
            self.freight.fen() or 0,
            self.ordered.day(),
            self.promised.day(),
        )
        desk, op, thing_id = self.work.desk(), self.op, self._thing.id
        note = self.note.toPlainText()

        def act() -> Saved:
            from desktop.services import production

            return production.order(
                desk,
                op,
                thing_id,
                supplier=supplier,
                qty=qty,
                unit_fen=unit,
                freight_fen=freight,
                ordered_on=ordered,
                promised_on=promised,
                note=note,
            )

        return act

    def said(self) -> str:
        """What was ordered."""
        fen = (self.qty.number() or 0) * (self.unit.fen() or 0) + (self.freight.fen() or 0)
        return _("Ordered: {name}, {amount}").format(
            name=self._thing.draft.name, amount=amount(fen)
        )


class ShipForm(StepForm):
    """物流: the supplier sent it."""

    def __init__(self, work: Workplace, basics: Basics, thing: Production) -> None:
        super().__init__(work, _("It was sent"), _("Save"), thing.draft.name)
        self._thing = thing
        self.waybill = self.add("waybill", _("Waybill number"), word_field(thing.draft.waybill))
        self.carrier = self.add(
            "carrier", _("Courier"), word_field(thing.draft.carrier, basics.words.carriers)
        )
        self.sent = self.add("sent_on", _("Sent on"), DayField(basics.today, basics.today))
        self.note = self.add("note", _("Note"), text_box(lines=2))
        self.waybill.textChanged.connect(self._hint)
        self._guess = ""

    def _hint(self, text: str) -> None:
        """The shape of a number hints at its courier; it is never refused for it."""
        fitting = [one.value for one in couriers(text)]
        field = self.fields["waybill"]
        field.under.setText(_("Looks like {couriers}").format(couriers=listed(fitting)))
        field.under.setVisible(bool(fitting))
        if len(fitting) == 1 and self.carrier.text() in ("", self._guess):
            self._guess = fitting[0]
            self.carrier.setText(self._guess)

    def command(self) -> Command:
        """Says so."""
        desk, op, thing_id = self.work.desk(), self.op, self._thing.id
        carrier, waybill = self.carrier.text(), tidy(self.waybill.text())
        sent, note = self.sent.day(), self.note.toPlainText()

        def act() -> Saved:
            from desktop.services import production

            return production.ship(
                desk, op, thing_id, carrier=carrier, waybill=waybill, sent_on=sent, note=note
            )

        return act

    def said(self) -> str:
        """What was sent."""
        return _("On its way: {name}").format(name=self._thing.draft.name)
