"""What the list shows of a request, its filters, and what it asks."""

from __future__ import annotations

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
        Column("urgent", _("Promise"), saying.left, 180, tone=saying.tone, icon=saying.sign),
        Column("state", pgettext("request", "State"), lambda r: words.state(r.state), 120,
               tone=saying.state_tone),
        Column("post_by", _("Post by"), saying.post_by, 120, sortable=False,
               tone=saying.post_tone, icon=saying.post_sign),
        Column("city", _("City"), lambda r: r.city, 80),
        Column("applicant", _("Applicant"), lambda r: r.applicant, 100, sensitive=True),
        Column("number", _("Number"), lambda r: r.number, 90),
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


# The filter that shows the requests of a state; of the others few are ever more than the board has
# room for.
_OF_STATE: dict[State, Known] = {
    State.SUBMITTED: Known.WAITING,
    State.ASKED: Known.WAITING,
    State.SECOND: Known.WAITING,
    State.APPROVED: Known.TO_SEND,
    State.SENT: Known.UNRECEIVED,
    State.CLOSED: Known.CLOSED,
}


def chips() -> list[Chip]:
    """The filters: where a request stands, and what is urgent."""
    return [
        Chip(Known.WAITING.value, _("To answer")),
        Chip(Known.TO_SEND.value, _("To send")),
        Chip(Known.OVERDUE.value, _("Overdue")),
        Chip(Known.WEEK.value, _("Due this week")),
        Chip(Known.UNPOSTABLE.value, _("Too late to post")),
        Chip(Known.UNRECEIVED.value, _("To confirm")),
        Chip(Known.UNREPORTED.value, _("Report missing")),
        Chip(Known.LOANS.value, _("Loans out")),
        Chip(Known.UNSURE.value, _("To look at")),
        Chip(Known.MINE.value, _("Mine")),
        Chip(Known.CLOSED.value, pgettext("requests", "Closed")),
    ]


def chip_of(state: State) -> str:
    """The filter that shows the requests of a state, "" where there is none."""
    known = _OF_STATE.get(state)
    return "" if known is None else known.value


def find_request(desk: Desk, ask: Ask, which: int) -> int | None:
    """Where a request (local id) stands in the answer, None where it is left out."""
    from desktop.services.requisitions import looking

    return looking.number(
        desk, which, ask.text, chips=ask.chips, sort=ask.sort, descending=ask.descending
    )


def ask_requests(desk: Desk, ask: Ask) -> Page[Requisition]:
    """The answer to a list's question; runs in a lane."""
    from desktop.services.requisitions import looking

    return looking.requisitions(
        desk,
        ask.text,
        chips=ask.chips,
        sort=ask.sort,
        descending=ask.descending,
        offset=ask.offset,
        limit=ask.limit or EVERYTHING,
    )
