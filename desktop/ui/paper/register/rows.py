"""The list: every paper that was ever issued, as people look for it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from zoneinfo import ZoneInfo

from desktop.domain.listing import Page
from desktop.domain.moments import HOME
from desktop.domain.paper.register import Certificate, State
from desktop.services.changes import Desk
from desktop.ui.table import Ask, Chip, Column, Empty, Export, ListPage, Source
from desktop.ui.theme import Tone
from desktop.ui.workplace import Workplace
from desktop.wording import _, paper
from desktop.wording.columns import heading
from desktop.wording.joining import listed

EVERYTHING = 1_000_000
UNPRINTED = frozenset({State.VALID.value, "unprinted"})
TONES = {State.VALID: Tone.GOOD, State.VOID: Tone.BAD, State.REISSUED: Tone.WARN}
_SORTS = ("at", "number", "recipient", "title", "issued_on", "issuer")


def name(one: Certificate) -> str:
    """Whose paper it is; a name that was deleted is said so."""
    return one.recipient or _("(name deleted)")


def reason(one: Certificate) -> str:
    """What stands in its fields."""
    return listed(" ".join(text.split()) for text in one.fields.values() if text)


def moment(at: datetime) -> str:
    """A moment as it was at home, to the minute."""
    return f"{at.astimezone(ZoneInfo(HOME)):%Y-%m-%d %H:%M}"


def short(one: Certificate) -> str:
    """Its state in a word."""
    return _short(one.state)


def _short(state: State) -> str:
    return _("Replaced") if state is State.REISSUED else paper.state(state)


def yes(done: bool) -> str:
    """A tick, or nothing."""
    return "✓" if done else ""


def columns() -> list[Column[Certificate]]:
    """What can be shown of a paper."""
    return [
        Column("number", heading("certificate"), lambda c: c.number, 185),
        Column("recipient", heading("issued_to"), name, 110, stretch=True),
        Column("title", heading("title"), lambda c: c.title, 150, stretch=True),
        Column("state", heading("state"), short, 76, sortable=False,
               tone=lambda c: Tone.PLAIN if c.state is State.VALID else TONES[c.state]),
        Column("printed", heading("printed"), lambda c: yes(c.printed), 70, sortable=False),
        Column("claimed", _("Handed over"), lambda c: yes(c.claimed), 104, sortable=False),
        Column("issued_on", heading("issued_on"), lambda c: c.issued_on.isoformat(), 110),
        Column("fields", heading("for_what"), reason, 150, sortable=False),
        Column("issuer", heading("issuer"), lambda c: c.issuer, 120, shown=False),
        Column("by", heading("by"), lambda c: c.by, 90, shown=False, sortable=False),
        Column("at", heading("recorded_at"), lambda c: moment(c.at), 150, shown=False),
    ]  # fmt: skip


def chips() -> list[Chip]:
    """The filters; states exclude each other, and so do handed over and not."""
    return [
        Chip("unprinted", paper.printed(False)),
        Chip("unclaimed", _("To hand over"), "claimed"),
        Chip("claimed", _("Handed over"), "claimed"),
        *(Chip(state.value, _short(state), "state") for state in State),
    ]


def ask_register(desk: Desk, ask: Ask) -> Page[Certificate]:
    """The answer to a list's question; runs in a lane."""
    from desktop.services.paper import register

    state = next((state for state in State if state.value in ask.chips), None)
    claimed = None
    if ask.chips & {"claimed", "unclaimed"}:
        claimed = "claimed" in ask.chips
    return register.register(
        desk,
        ask.text,
        state=state,
        printed=False if "unprinted" in ask.chips else None,
        claimed=claimed,
        sort=ask.sort if ask.sort in _SORTS else "at",
        descending=ask.descending,
        offset=ask.offset,
        limit=ask.limit or EVERYTHING,
    )


class RegisterList(ListPage):
    """The papers; the newest act first."""

    def __init__(self, work: Workplace, empty: Empty, exports: Sequence[Export]) -> None:
        def count(ask: Ask) -> int:
            one = Ask(ask.sort, ask.descending, ask.text, ask.chips, 0, 1)
            return ask_register(work.desk(), one).total

        super().__init__(
            _("Register"),
            columns(),
            Source(
                fetch=lambda ask: ask_register(work.desk(), ask).rows,
                count=count,
                key=lambda one: one.ref,
            ),
            work.jobs,
            sort="at",
            descending=True,
            chips=chips(),
            empty=empty,
            exports=exports,
        )
        self.field.setPlaceholderText(_("Search: name, pinyin, number, kind of paper"))
