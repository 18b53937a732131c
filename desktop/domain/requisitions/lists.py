"""What is looked at beside a request: chips of the list, the board, what was had, what is there."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from desktop.domain.requisitions.states import State
from desktop.domain.requisitions.values import Requisition


class Chip(StrEnum):
    """What a list is narrowed to; of those that say where a request stands one is enough."""

    WAITING = "waiting"  # for an answer
    TO_SEND = "to_send"
    UNRECEIVED = "unreceived"
    UNREPORTED = "unreported"  # the event is over, its 活动回执 has not come
    LOANS = "loans"  # lent goods are still out
    CLOSED = "closed"  # or rejected, or cancelled
    WEEK = "week"  # urgent until Sunday, or before
    OVERDUE = "overdue"  # the promise is broken
    UNPOSTABLE = "unpostable"  # its last day for the post has gone by
    MINE = "mine"  # asked for or decided by the person at work, or to be sent from their home
    UNSURE = "unsure"  # a line wants a look


@dataclass(frozen=True)
class Column:
    """A state on the board: how many requests there are, how many late, and the first of them."""

    state: State
    total: int
    late: int
    cards: tuple[Requisition, ...]


@dataclass(frozen=True)
class Board:
    """All states in order."""

    columns: tuple[Column, ...]

    @property
    def total(self) -> int:
        """All requests on it."""
        return sum(column.total for column in self.columns)


@dataclass(frozen=True)
class Had:
    """What somebody had this year: requests that were granted, pieces, fen."""

    requests: int = 0
    pieces: int = 0
    value_fen: int = 0


@dataclass(frozen=True)
class Beside:
    """What stands beside a decision: what this applicant and this city had in `year`, and their
    last request whose goods left with whether its 活动回执 came (`reported`; None: there was none).
    """

    year: int
    applicant: Had
    city: Had
    last_code: str = ""
    last_title: str = ""
    last_on: date | None = None
    reported: bool | None = None


@dataclass(frozen=True)
class AtHome:
    """Free pieces of an article at a home (local id); `seen`: of those, seen there lately."""

    place: int
    path: str
    keeper: str
    city: str
    free: int
    seen: int


@dataclass(frozen=True)
class Available:
    """What of an article can be promised for a day, in pieces.

    `free` lies at homes and nobody holds it; `promised` of that is approved for others and not
    picked yet; `coming` is ordered and promised to be there by the day.
    """

    code: str
    item: str
    free: int
    promised: int
    coming: int
    homes: tuple[AtHome, ...]
    uncounted: bool = False
    returnable: bool = False  # 可归还: usually lent, not given

    @property
    def left(self) -> int:
        """What can be promised now, coming goods aside."""
        return max(0, self.free - self.promised)

    @property
    def by_then(self) -> int:
        """What can be promised for the day."""
        return max(0, self.free + self.coming - self.promised)
