"""The list of all that is had made: its columns, its filters, and what it asks."""

from __future__ import annotations

from desktop.domain.listing import Page
from desktop.domain.production import Lack, Production, Stage
from desktop.services.changes import Desk
from desktop.ui.production import saying
from desktop.ui.table import Ask, Chip, Column
from desktop.wording import _, pgettext
from desktop.wording import production as words

EVERYTHING = 1_000_000
# What the database can sort by; the list's `due` and `added` too.
SORTS = ("name", "event", "stage", "supplier", "qty", "promised", "needed", "due", "budget",
         "actual", "added")  # fmt: skip


def columns() -> list[Column[Production]]:
    """What can be shown of a thing."""
    return [
        Column("name", pgettext("production", "What"), lambda t: t.draft.name, 150, stretch=True),
        Column("stage", _("Stage"), lambda t: words.stage(t.draft.stage), 110),
        Column("due", _("Due"), lambda t: saying.due(t.due), 150, tone=saying.tone),
        Column("qty", _("Quantity"), lambda t: _number(t.draft.qty), 90, number=True),
        Column("arrived", pgettext("goods", "Arrived"), saying.arrived, 110, number=True,
               sortable=False),
        Column("person", _("Person"), lambda t: t.draft.person(), 90, sortable=False),
        Column("supplier", _("Supplier"), lambda t: t.supplier, 120),
        Column("event", _("Event"), lambda t: t.event, 120),
        Column("piece", _("Cost of a piece"), lambda t: saying.piece(t.piece), 130, number=True,
               sensitive=True, sortable=False),
        Column("budget", _("Budget"), lambda t: saying.amount(t.draft.budget_fen), 100,
               number=True, shown=False, sensitive=True),
        Column("actual", _("Actual"), lambda t: saying.amount(t.draft.actual_fen), 100,
               number=True, shown=False, sensitive=True),
        Column("pay", _("Payment"), lambda t: words.pay_state(t.draft.pay_state), 110, shown=False,
               sortable=False),
        Column("contract", _("Contract"), lambda t: words.contract(t.draft.contract), 110,
               shown=False, sortable=False),
        Column("invoice", _("Invoice"), lambda t: words.invoice_state(t.draft.invoice_state), 110,
               shown=False, sortable=False),
        Column("promised", _("Promised for"), lambda t: saying.day(t.draft.promised_on), 110,
               shown=False),
        Column("waybill", _("Waybill number"), lambda t: t.draft.waybill, 140, shown=False,
               sortable=False),
        Column("artwork", _("Design"), lambda t: t.artwork, 120, shown=False, sortable=False),
        Column("category", pgettext("budget", "Category"), lambda t: t.draft.category, 100,
               shown=False, sortable=False),
        Column("kind", _("How it is had"), lambda t: words.making(t.draft.kind), 100, shown=False,
               sortable=False),
        Column("purpose", _("What for"), lambda t: t.draft.purpose, 140, shown=False,
               sortable=False),
        Column("note", _("Note"), lambda t: t.draft.note, 160, shown=False, sortable=False),
    ]  # fmt: skip


def _number(qty: int | None) -> str:
    return "" if qty is None else f"{qty:,}"


def chips() -> list[Chip]:
    """The filters; stages exclude each other."""
    return [
        Chip("late", _("Late")),
        Chip(Lack.PAYMENT.value, _("Unpaid")),
        Chip(Lack.CONTRACT.value, _("No contract")),
        Chip(Lack.INVOICE.value, _("No invoice")),
        *(Chip(stage.value, words.stage(stage), "stage") for stage in Stage),
        Chip("retired", _("Retired")),
    ]


def ask_things(desk: Desk, ask: Ask, event: int | None) -> Page[Production]:
    """The answer to a list's question; runs in a lane."""
    from desktop.services import production

    return production.productions(
        desk,
        ask.text,
        stage=next((stage for stage in Stage if stage.value in ask.chips), None),
        event=event,
        late="late" in ask.chips,
        lacking=[lack for lack in Lack if lack.value in ask.chips],
        retired="retired" in ask.chips,
        sort=ask.sort if ask.sort in SORTS else "added",
        descending=ask.descending,
        offset=ask.offset,
        limit=ask.limit or EVERYTHING,
    )
