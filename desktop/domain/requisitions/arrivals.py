"""What became of what was sent: of every piece one word, in parts, until all of it is known."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum

from desktop.domain.errors import NotOnWay, NotWithAsker
from desktop.domain.requisitions.values import Source


class What(StrEnum):
    """What is said of pieces of a line."""

    PICKED = "picked"
    SENT = "sent"
    ARRIVED = "arrived"
    SHORT = "short"  # it was not in the parcel
    DAMAGED = "damaged"
    LOST = "lost"
    RETURNED = "returned"
    KEPT = "kept"  # of a loan: stays there, used up
    SPOILED = "spoiled"
    MISSING = "missing"


OUTCOMES = (What.ARRIVED, What.SHORT, What.DAMAGED, What.LOST)  # of what was sent
ENDS = (What.RETURNED, What.KEPT, What.SPOILED, What.MISSING)  # of what had arrived
NEEDS_REASON = frozenset({What.DAMAGED, What.LOST, What.SPOILED, What.MISSING})
_NEAR = 5  # codes that a refusal offers
# Whose goods were paid for, or thanked with: nobody reports on an event.
UNREPORTED = frozenset({Source.BOOTH, Source.XIAOHONGSHU, Source.GIVEAWAY})


@dataclass(frozen=True)
class Outcome:
    """What became of `qty` pieces of a line in a parcel: the line's local id, or the code of the
    article that was sent.

    A SHORT piece never left its home (`at_home`), or nobody knows where it is.
    """

    line: int | str
    what: What
    qty: int
    reason: str = ""
    at_home: bool = False


@dataclass(frozen=True)
class Back:
    """What became of `qty` pieces of a line (its local id, or the article's code) that had
    arrived; `place` (local id) is where RETURNED ones were put.
    """

    line: int | str
    what: What
    qty: int
    place: int | None = None
    reason: str = ""


@dataclass(frozen=True)
class OnWay:
    """One article of a line in one parcel, in pieces: `open` are those nobody told of yet."""

    parcel: str
    line: int
    code: str
    title: str
    owner: str
    sent: int
    open: int
    loan: bool


@dataclass(frozen=True)
class There:
    """One line with the asker, in pieces: of a loan `open` ones are still to come back; of goods
    given away so many may still come back as left over.
    """

    line: int
    code: str
    title: str
    arrived: int
    open: int
    loan: bool
    back_on: date | None
    home: int | None  # local id of the place they came from


@dataclass(frozen=True)
class Loan:
    """Pieces of one line that are lent out; `left` days until they are due (< 0: overdue), None
    where nobody said a day.
    """

    request: int
    code: str
    title: str
    applicant: str
    line: int
    item: str
    pieces: int
    back_on: date | None
    left: int | None

    @property
    def overdue(self) -> bool:
        """Whether the day has passed."""
        return self.left is not None and self.left < 0


@dataclass(frozen=True)
class Unreported:
    """A request whose 活动回执 is due: the event was `days` days ago."""

    request: int
    code: str
    title: str
    applicant: str
    days: int


@dataclass(frozen=True)
class Report:
    """活动回执: where photos are, words, when; `wanted` says whether anybody waits for one."""

    link: str
    words: str
    at: datetime | None
    wanted: bool


def spread(lines: Sequence[OnWay], said: Sequence[Outcome]) -> dict[str, list[Outcome]]:
    """What is said of lines or articles, by parcel: the open pieces of each parcel in turn, what
    is beyond all of them on the last. Raises NotOnWay for what is in none.
    """
    left = [line.open for line in lines]
    found: dict[str, list[Outcome]] = {}
    for one in said:
        mine = [n for n, line in enumerate(lines) if _is(one.line, line.line, line.code)]
        if not mine:
            raise NotOnWay(str(one.line), _codes(lines))
        for n, qty in _shared(one, mine, left):
            told = replace(one, line=lines[n].line, qty=qty)
            found.setdefault(lines[n].parcel, []).append(told)
    return found


def spread_back(lines: Sequence[There], said: Sequence[Back]) -> list[Back]:
    """As `spread` for what had arrived; what names a line itself stays as it is. Raises
    NotWithAsker.
    """
    left = [line.open for line in lines]
    found = []
    for one in said:
        if isinstance(one.line, int):
            found.append(one)
            continue
        mine = [n for n, line in enumerate(lines) if _is(one.line, line.line, line.code)]
        if not mine:
            raise NotWithAsker(one.line, _codes(lines))
        for n, qty in _shared(one, mine, left):
            found.append(replace(one, line=lines[n].line, qty=qty))
    return found


def _is(wanted: int | str, line: int, code: str) -> bool:
    return wanted == line if isinstance(wanted, int) else wanted.casefold() == code.casefold()


def _codes(lines: Sequence[OnWay | There]) -> tuple[str, ...]:
    """What lies there, as a refusal offers it."""
    return tuple(dict.fromkeys(line.code for line in lines if line.code))[:_NEAR]


def _shared(one: Outcome | Back, mine: Sequence[int], left: list[int]) -> list[tuple[int, int]]:
    """So many pieces of each of these; what is left of them is counted down."""
    wanted, found = one.qty, []
    for n in mine:
        qty = wanted if n == mine[-1] else min(wanted, left[n])
        if qty:
            left[n] = max(0, left[n] - qty)
            wanted -= qty
            found.append((n, qty))
    return found


class Step(StrEnum):
    """The moments at which the asker hears from us."""

    TAKEN = "taken"  # received, with the day by which it is answered or sent
    ASKED = "asked"
    APPROVED = "approved"
    REJECTED = "rejected"
    CANCELLED = "cancelled"
    SENT = "sent"
    CONFIRM = "confirm"  # please say what arrived
    REPORT = "report"  # please send the 活动回执
    BACK = "back"  # a loan is due
    CLOSED = "closed"


def outstanding(said: Mapping[What, int]) -> int:
    """Of what was sent, the pieces that nobody told of yet."""
    return said.get(What.SENT, 0) - sum(said.get(what, 0) for what in OUTCOMES)


def remaining(said: Mapping[What, int]) -> int:
    """Of what arrived, the pieces of which nobody said what became of them."""
    return said.get(What.ARRIVED, 0) - sum(said.get(what, 0) for what in ENDS)
