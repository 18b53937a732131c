"""The form of a thing itself: what, how many, for which event, whose each stage is."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from desktop.domain.errors import Refused
from desktop.domain.production import DUTIES, Duty, Making, Production, ProductionDraft
from desktop.ui.forms import Choice, MoneyField
from desktop.ui.forms.typed import DayField, NumberField, text_box, word_field
from desktop.ui.production.books import Basics
from desktop.ui.production.choices import (
    artwork_picker,
    event_box,
    item_picker,
    owner_picker,
    picked,
    supplier_picker,
)
from desktop.ui.production.steps.entries import state_box
from desktop.ui.production.steps.form import Command, StepForm
from desktop.ui.workplace import Workplace
from desktop.wording import _, pgettext
from desktop.wording import production as words

if TYPE_CHECKING:
    from desktop.services.production import Saved


class ThingForm(StepForm):
    """A new thing (`thing` None), or another word on one that is there."""

    def __init__(
        self, work: Workplace, basics: Basics, thing: Production | None, event: int | None = None
    ) -> None:
        title = (
            _("New thing") if thing is None else _("Change: {name}").format(name=thing.draft.name)
        )
        super().__init__(work, title, _("Save"))
        self._thing = thing
        self._draft = draft = ProductionDraft("", event=event) if thing is None else thing.draft
        self.name = self.add("name", pgettext("production", "What"), word_field(draft.name))
        self.kind = self.add(
            "kind",
            _("How it is had"),
            state_box(_("How it is had"), list(Making), words.making, draft.kind, free=False),
        )
        self.category = self.add(
            "category",
            pgettext("budget", "Category"),
            word_field(draft.category, basics.words.categories),
        )
        self.qty = self.add("qty", _("Quantity in pieces"), NumberField(draft.qty))
        self.occasion = self.add(
            "event", _("Event"), event_box(basics.events, draft.event, _("No event"))
        )
        self.purpose = self.add("purpose", _("What for"), word_field(draft.purpose))
        self.spec = self.add("spec", _("Size, material, print"), text_box(draft.spec))
        self.artwork = self.add("artwork", _("Design and version"), artwork_picker(work, self._no))
        self.supplier = self.add("supplier", _("Supplier"), supplier_picker(work, self._no))
        self.item = self.add("item", _("Article in stock"), item_picker(work), _(
            "As what the goods are booked when they come in; made by itself if left empty."
        ))  # fmt: skip
        self.owner = self.add("owner", _("Owner"), owner_picker(work), _(
            "Whose the goods are, e.g. a sponsor's; the community's if left empty."
        ))  # fmt: skip
        self.people = {
            duty: self.add(
                duty.value,
                words.duty(duty),
                word_field(getattr(draft, duty.value), basics.words.people),
            )
            for duty in dict.fromkeys([Duty.ALL, *DUTIES.values()])
        }
        self.needed = self.add(
            "needed_on",
            _("Needed on, if not at the event"),
            DayField(basics.today, draft.needed_on),
        )
        self.budget = self.add("budget_fen", _("Budget"), MoneyField(fen=draft.budget_fen))
        self.note = self.add("note", _("Note"), text_box(draft.note))
        if thing is not None:
            for picker, key, shown in (
                (self.artwork, draft.artwork, thing.artwork),
                (self.supplier, draft.supplier, thing.supplier),
                (self.owner, draft.owner, thing.owner),
            ):
                picker.set_choice(None if key is None else Choice(key, shown))
            if draft.variant is not None:
                self.item.set_choice(Choice((draft.variant, thing.code), thing.item))

    def _no(self, no: Refused) -> None:
        self.notices.refuse(no)

    def command(self) -> Command:
        """Saves it."""
        item = self.item.chosen()
        draft = replace(
            self._draft,
            name=self.name.text(),
            kind=Making(self.kind.currentData()),
            category=self.category.text(),
            qty=self.qty.number(),
            event=self.occasion.currentData(),
            purpose=self.purpose.text(),
            spec=self.spec.toPlainText(),
            artwork=picked(self.artwork),
            supplier=picked(self.supplier),
            variant=item.key[0] if item is not None and isinstance(item.key, tuple) else None,
            owner=picked(self.owner),
            needed_on=self.needed.day(),
            budget_fen=self.budget.fen(),
            note=self.note.toPlainText(),
            responsible=self.people[Duty.ALL].text(),
            design_by=self.people[Duty.DESIGN].text(),
            buy_by=self.people[Duty.BUY].text(),
            make_by=self.people[Duty.MAKE].text(),
            accept_by=self.people[Duty.ACCEPT].text(),
        )
        desk, op = self.work.desk(), self.op
        thing_id = None if self._thing is None else self._thing.id

        def act() -> Saved:
            from desktop.services import production

            return production.save(desk, op, draft, thing_id)

        return act

    def said(self) -> str:
        """What was done."""
        return _("Saved: {name}").format(name=self.name.text().strip())
