"""The list of transfers: what stands in it, its chips, how it is asked."""

from __future__ import annotations

from datetime import datetime

from desktop.domain.listing import Page
from desktop.domain.moments import at_home
from desktop.domain.transfers import State, Transfer
from desktop.services import transfers
from desktop.services.changes import Desk
from desktop.ui.table import Ask, Chip, Column, Empty, ListPage, Source
from desktop.ui.theme import Tone
from desktop.ui.workplace import Workplace
from desktop.wording import _, ngettext
from desktop.wording import transfers as words

EVERYTHING = 1_000_000
_STATES: dict[str, tuple[State, ...]] = {
    "draft": (State.DRAFT,),
    "sent": (State.SENT,),
    "done": (State.CLOSED, State.CANCELLED),
}
_SORTS = ("code", "from", "to", "state", "made", "sent", "needed")


def standing(one: Transfer, now: datetime) -> str:
    """Its state in a word; on its way with how long: 在途 9 天."""
    said = words.state(one.state)
    days = one.days(now)
    if one.state is State.SENT and days:
        return ngettext("In transit for {n} day", "In transit for {n} days", days).format(n=days)
    if one.state is State.CLOSED and one.wrong:
        return _("Done, with differences")
    return said


def tone(one: Transfer, now: datetime) -> Tone:
    """What needs somebody stands out."""
    if one.state is State.SENT:
        return Tone.WARN if one.aged(now) else Tone.ACCENT
    if one.state is State.CLOSED:
        return Tone.WARN if one.wrong else Tone.GOOD
    return Tone.PLAIN


def pieces(one: Transfer) -> str:
    """How many pieces, and how many of them are still on their way."""
    if one.state is State.SENT and one.outstanding != one.pieces:
        return _("{n} of {all}").format(n=one.outstanding, all=one.pieces)
    return f"{one.pieces:,}" if one.pieces else ""


def since(one: Transfer) -> str:
    """The day it went, or was begun."""
    return f"{at_home(one.sent_at or one.made_at):%Y-%m-%d}"


def columns(work: Workplace) -> list[Column[Transfer]]:
    """What can be shown of a transfer."""

    def now() -> datetime:
        return work.desk().now()

    return [
        Column("code", _("Transfer"), lambda t: t.code, 104),
        Column(
            "state", _("State"), lambda t: standing(t, now()), 140, tone=lambda t: tone(t, now())
        ),
        Column("from", _("From"), lambda t: t.from_place, 120, stretch=True),
        Column("to", _("To"), lambda t: t.to_place, 120, stretch=True),
        Column("sent", _("Since"), since, 96),
        Column("pieces", _("Pieces"), pieces, 84, number=True, sortable=False),
        Column("way", _("How"), lambda t: words.way(t.way), 110, sortable=False),
        Column(
            "waybill",
            _("Waybill"),
            lambda t: f"{t.carrier} {t.waybill}".strip(),
            170,
            sortable=False,
            shown=False,
        ),
        Column(
            "needed",
            _("Needed on"),
            lambda t: "" if t.needed_on is None else t.needed_on.isoformat(),
            110,
            shown=False,
        ),
        Column("note", _("Note"), lambda t: t.note, 140, sortable=False, shown=False),
    ]


def chips() -> list[Chip]:
    """The filters; they exclude each other."""
    return [
        Chip("draft", _("Drafts"), "state"),
        Chip("sent", words.state(State.SENT), "state"),
        Chip("mine", _("For me to confirm"), "state"),
        Chip("done", words.state(State.CLOSED), "state"),
    ]


def ask_transfers(desk: Desk, ask: Ask) -> Page[Transfer]:
    """The answer to a list's question; runs in a lane."""
    states = next((some for key, some in _STATES.items() if key in ask.chips), ())
    return transfers.transfers(
        desk,
        states=states,
        query=ask.text,
        mine="mine" in ask.chips,
        sort=ask.sort if ask.sort in _SORTS else "sent",
        descending=ask.descending,
        offset=ask.offset,
        limit=ask.limit or EVERYTHING,
    )


class TransfersList(ListPage):
    """The transfers, the one that moved last first."""

    def __init__(self, work: Workplace, empty: Empty) -> None:
        def count(ask: Ask) -> int:
            one = Ask(ask.sort, ask.descending, ask.text, ask.chips, 0, 1)
            return ask_transfers(work.desk(), one).total

        super().__init__(
            _("Transfers"),
            columns(work),
            Source(
                fetch=lambda ask: ask_transfers(work.desk(), ask).rows,
                count=count,
                key=lambda one: one.code,
            ),
            work.jobs,
            sort="sent",
            descending=True,
            chips=chips(),
            empty=empty,
        )
        self.field.setPlaceholderText(_("Search: code, waybill, place"))
