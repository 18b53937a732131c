"""The list of boards as people look for one."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from desktop.domain.bench.sessions import BoardRow
from desktop.domain.listing import Page
from desktop.domain.moments import HOME
from desktop.ui.jobs import Jobs
from desktop.ui.table import Ask, Chip, Column, Empty, Export, ListPage, Source
from desktop.ui.theme import Tone
from desktop.wording import _, bench
from desktop.wording.bench.lists import said

if TYPE_CHECKING:
    from desktop.services.changes import Desk

EVERYTHING = 1_000_000
PASSED, FAILED = "passed", "failed"
_SORTS = (
    *("serial", "project", "state", "attempts", "last_at"),
    *("session", "participant", "firmware"),
)


def moment(at: datetime) -> str:
    """A moment as it was at home, to the minute."""
    return f"{at.astimezone(ZoneInfo(HOME)):%Y-%m-%d %H:%M}"


def name(board: BoardRow) -> str:
    """Its serial number, or the paper number it bears meanwhile."""
    return board.serial or board.tag


def state(board: BoardRow) -> str:
    """How its last attempt went."""
    return said("passed") if board.ok else said("not_passed")


def fault(board: BoardRow) -> str:
    """What was wrong the last time."""
    return bench.fault(board.trouble)[0] if board.trouble else ""


def columns() -> list[Column[BoardRow]]:
    """What can be shown of a board."""
    return [
        Column("serial", said("serial"), name, 130),
        Column("state", said("state"), state, 110,
               tone=lambda b: Tone.GOOD if b.ok else Tone.BAD),
        Column("fault", said("fault"), fault, 170, sortable=False, stretch=True),
        Column("participant", said("participant"), lambda b: b.participant, 110),
        Column("attempts", said("attempts"), lambda b: f"{b.attempts:,}", 70, number=True),
        Column("last_at", said("last_at"), lambda b: moment(b.last_at), 150),
        Column("session", said("session"), lambda b: b.session_name, 170, stretch=True),
        Column("project", said("project"), lambda b: b.project, 130, shown=False),
        Column("firmware", said("firmware"), lambda b: b.firmware, 130, shown=False),
    ]  # fmt: skip


def chips() -> list[Chip]:
    """The filters: passed or not."""
    return [Chip(PASSED, said("passed"), "state"), Chip(FAILED, said("not_passed"), "state")]


def ask_boards(desk: Desk, ask: Ask) -> Page[BoardRow]:
    """The answer to the list's question; runs in a lane."""
    from desktop.services.bench import history

    return history.boards(
        desk,
        ask.text,
        state=next((word for word in (PASSED, FAILED) if word in ask.chips), None),
        sort=ask.sort if ask.sort in _SORTS else "last_at",
        descending=ask.descending,
        offset=ask.offset,
        limit=ask.limit or EVERYTHING,
    )


class BoardsList(ListPage):
    """The boards; the one that was tried last comes first."""

    def __init__(
        self,
        desk: Callable[[], Desk],
        jobs: Jobs,
        empty: Empty,
        exports: Sequence[Export],
    ) -> None:
        def count(ask: Ask) -> int:
            one = Ask(ask.sort, ask.descending, ask.text, ask.chips, 0, 1)
            return ask_boards(desk(), one).total

        super().__init__(
            said("boards"),
            columns(),
            Source(
                fetch=lambda ask: ask_boards(desk(), ask).rows,
                count=count,
                key=lambda board: board.key,
            ),
            jobs,
            sort="last_at",
            descending=True,
            chips=chips(),
            empty=empty,
            exports=exports,
        )
        self.field.setPlaceholderText(_("Search: number, name, session, what was wrong"))
