"""What the list shows of a request, its filters, and what it asks."""

from __future__ import annotations

from collections.abc import Collection

from desktop.domain.listing import Page
from desktop.domain.requisitions import Requisition, State
from desktop.domain.requisitions.lists import Chip as Known
from desktop.services.changes import Desk
from desktop.ui.requisitions import saying
from desktop.ui.table import Ask, Chip, Column
from desktop.wording import _, pgettext
from desktop.wording.requisitions import words

EVERYTHING = 1_000_000


def columns() -> list[Column[Requisition]]:
    """What can be shown of a request."""
    return [
        Column("title", pgettext("request", "Event"), saying.title, 170, stretch=True),
        Column("urgent", _("Promise"), saying.left, 170, tone=saying.tone, icon=saying.sign),
        Column("state", pgettext("request", "State"), lambda r: words.state(r.state), 120,
               tone=saying.state_tone),
        Column("post_by", _("Post by"), saying.post_by, 110, sortable=False),
        Column("city", _("City"), lambda r: r.city, 80),
        Column("applicant", _("Applicant"), lambda r: r.applicant, 100, sensitive=True),
        Column("number", _("Number"), lambda r: r.number, 100),
        Column("value", _("Value"), lambda r: saying.amount(r.value_fen or None), 100,
               number=True, sensitive=True),
        Column("lines", pgettext("request", "Lines"), lambda r: f"{r.lines:,}", 70, number=True,
               sortable=False),
        Column("code", _("Code"), lambda r: r.code, 110, shown=False),
        Column("pieces", _("Pieces"), lambda r: f"{r.pieces:,}", 80, number=True, shown=False,
               sortable=False),
        Column("kind", _("Kind of event"), lambda r: r.kind, 110, shown=False),
        Column("team", pgettext("request", "Chapter or group"), lambda r: r.team, 120,
               shown=False, sortable=False),
        Column("contact", _("Receiver"), lambda r: r.contact_masked, 200, shown=False,
               sensitive=True, sortable=False),
        Column("source", pgettext("request", "Came by"), lambda r: words.source(r.source), 110,
               shown=False, sortable=False),
        Column("headcount", pgettext("request", "People"), lambda r: _number(r.headcount), 80,
               number=True, shown=False, sortable=False),
        Column("submitted", pgettext("request", "Asked on"),
               lambda r: saying.moment(r.submitted_at), 110, shown=False),
        Column("needed", _("Needed on"), lambda r: saying.day(r.needed_on), 110, shown=False),
        Column("due", _("Due on"), lambda r: saying.day(r.due_on), 110, shown=False),
        Column("guide", _("Reference value"), lambda r: saying.amount(r.guide_fen), 120,
               number=True, shown=False, sensitive=True, sortable=False),
        Column("unsure", _("To look at"), saying.unsure, 130, shown=False, sortable=False),
        Column("decided_by", _("Decided by"), lambda r: r.decided_by, 100, shown=False,
               sortable=False),
        Column("sent", _("Sent on"), lambda r: saying.moment(r.sent_at), 110, shown=False,
               sortable=False),
    ]  # fmt: skip


def _number(n: int | None) -> str:
    return "" if n is None else f"{n:,}"


# What each filter asks the database for: states, which are added up, or a word of its own.
_MEANS: dict[str, frozenset[str]] = {
    "waiting": frozenset({State.SUBMITTED.value, State.SECOND.value}),
    "to_send": frozenset({State.APPROVED.value}),
    "unreceived": frozenset({State.SENT.value}),
    "ended": frozenset({State.REJECTED.value, State.CANCELLED.value}),
}


def chips() -> list[Chip]:
    """The filters: where a request stands (one of them), and what is urgent."""
    return [
        Chip("waiting", _("Waits for an answer"), "stands"),
        Chip("to_send", _("To be sent"), "stands"),
        Chip(Known.OVERDUE.value, _("Overdue")),
        Chip(Known.WEEK.value, _("Due this week")),
        Chip(Known.UNPOSTABLE.value, _("Too late for the post")),
        Chip(State.ASKED.value, _("Waits for the asker"), "stands"),
        Chip("unreceived", _("Waits for receipt"), "stands"),
        Chip(Known.REPORT.value, _("Event's report missing")),
        Chip(Known.LOANS.value, _("Loans out")),
        Chip(Known.UNSURE.value, _("Lines to look at")),
        Chip(Known.MINE.value, _("Mine")),
        Chip(State.RECEIVED.value, _("Waits to be closed"), "stands"),
        Chip(State.DRAFT.value, pgettext("requests", "Drafts"), "stands"),
        Chip(State.CLOSED.value, pgettext("requests", "Closed"), "stands"),
        Chip("ended", _("Rejected or cancelled"), "stands"),
    ]


def chip_of(state: State) -> str:
    """The filter that shows the requests of a state."""
    return next((key for key, states in _MEANS.items() if state.value in states), state.value)


def means(chips: Collection[str]) -> frozenset[str]:
    """What the database is asked for by these filters."""
    return frozenset().union(*(_MEANS.get(chip, {chip}) for chip in chips))


def ask_requests(desk: Desk, ask: Ask) -> Page[Requisition]:
    """The answer to a list's question; runs in a lane."""
    from desktop.services.requisitions import looking

    return looking.requisitions(
        desk,
        ask.text,
        chips=means(ask.chips),
        sort=ask.sort,
        descending=ask.descending,
        offset=ask.offset,
        limit=ask.limit or EVERYTHING,
    )
