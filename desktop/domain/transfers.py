"""调拨、交接: goods on their way from one keeper to another, and what may be done with them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

CODE = "TR-"
SIGNS = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"  # none that is taken for another one: 0 O, 1 I L
CODE_SIGNS = 6
SECRET_DIGITS = 6
WRONG_CODES = 5  # in a row: then it waits
WAIT_MINUTES = 10  # after the last wrong code
AGED_DAYS = 7  # in transit: who waits longer is asked for it
IDLE_DAYS = 2  # a draft that holds goods from others


class State(StrEnum):
    """草稿, 在途, 已完成, 已取消."""

    DRAFT = "draft"
    SENT = "sent"
    CLOSED = "closed"
    CANCELLED = "cancelled"


class Way(StrEnum):
    """By courier, from hand to hand, or taken along by somebody who travels there (随身带)."""

    PARCEL = "parcel"
    HANDOVER = "handover"
    CARRIED = "carried"

    @property
    def by_code(self) -> bool:
        """Whether a short code closes it: two people meet, no parcel is opened alone."""
        return self is not Way.PARCEL


class What(StrEnum):
    """What a line of a transfer says of its pieces."""

    PICKED = "picked"
    SENT = "sent"
    ARRIVED = "arrived"
    NOT_SENT = "not_sent"
    DAMAGED = "damaged"
    LOST = "lost"
    UNKNOWN = "unknown"
    EXTRA = "extra"


# What a receiver can say of pieces that were sent; together they leave nothing outstanding.
OUTCOMES = frozenset({What.ARRIVED, What.NOT_SENT, What.DAMAGED, What.LOST, What.UNKNOWN})
NEEDS_REASON = frozenset({What.DAMAGED, What.LOST, What.UNKNOWN})


class Act(StrEnum):
    """What a person does with a transfer."""

    EDIT = "edit"
    PICK = "pick"
    PACK = "pack"
    SEND = "send"
    CANCEL = "cancel"
    RECEIVE = "receive"
    CONFIRM = "confirm"  # by the code
    SHOW_CODE = "show_code"
    SEE_ADDRESS = "see_address"


class Side(StrEnum):
    """Who a person is to a transfer: whoever keeps its start, its goal, or everything."""

    GIVER = "giver"
    TAKER = "taker"
    MANAGER = "manager"


_GIVES = frozenset({Side.GIVER, Side.MANAGER})
_TAKES = frozenset({Side.TAKER, Side.MANAGER})
# All that may be done, in which state and by whom; what does not stand here may nobody.
MAY: Mapping[tuple[State, Act], frozenset[Side]] = {
    (State.DRAFT, Act.EDIT): _GIVES,
    (State.DRAFT, Act.PICK): _GIVES,
    (State.DRAFT, Act.PACK): _GIVES,
    (State.DRAFT, Act.SEND): _GIVES,
    (State.DRAFT, Act.CANCEL): _GIVES,
    (State.DRAFT, Act.SEE_ADDRESS): _GIVES,
    (State.SENT, Act.SEE_ADDRESS): _GIVES,
    (State.SENT, Act.RECEIVE): _TAKES,
    (State.SENT, Act.SHOW_CODE): _GIVES,
    (State.SENT, Act.CONFIRM): _GIVES | _TAKES,
}


def in_state(state: State, act: Act) -> bool:
    """Whether anybody may do this now."""
    return (state, act) in MAY


def may(state: State, act: Act, sides: Iterable[Side]) -> bool:
    """Whether who stands on these sides may do this now."""
    return not MAY.get((state, act), frozenset()).isdisjoint(sides)


def is_code(text: str) -> bool:
    """Whether a text has the shape of a transfer's code, as on its label: `TR-7K2QMX`."""
    wanted = text.strip().upper()
    rest = wanted.removeprefix(CODE)
    return rest != wanted and len(rest) == CODE_SIGNS and all(sign in SIGNS for sign in rest)


def code_of(random: bytes) -> str:
    """A code out of random bytes, one a sign."""
    return CODE + "".join(SIGNS[byte % len(SIGNS)] for byte in random[:CODE_SIGNS])


def secret_of(random: int) -> str:
    """The digits that close a handover, out of a random number."""
    return f"{random % 10**SECRET_DIGITS:0{SECRET_DIGITS}d}"


@dataclass(frozen=True, order=True)
class LineKey:
    """Which pieces: variant, whose they are, and the box they travel in (0: loose); local ids."""

    variant: int
    owner: int
    box: int = 0


@dataclass(frozen=True)
class Line:
    """One article of a transfer and what became of it, in pieces.

    `picked` counts in a draft, the others from sending on; `box` is the path of the box it lies
    in, "" for loose goods, and `place_id` where it lies.
    """

    key: LineKey
    code: str
    item: str
    label: str
    owner: str
    box: str
    place_id: int
    picked: int = 0
    sent: int = 0
    arrived: int = 0
    not_sent: int = 0
    damaged: int = 0
    lost: int = 0
    unknown: int = 0
    extra: int = 0
    place: str = ""

    @property
    def title(self) -> str:
        """Item and variant."""
        return f"{self.item} {self.label}".rstrip()

    @property
    def outstanding(self) -> int:
        """Sent, and nobody said yet what became of it."""
        told = self.arrived + self.not_sent + self.damaged + self.lost + self.unknown
        return self.sent - told


@dataclass(frozen=True)
class Transfer:
    """One transfer; places by local id and path, moments zone-aware, pieces over all lines."""

    id: int
    uid: str
    code: str
    way: Way
    state: State
    from_id: int
    from_place: str
    to_id: int
    to_place: str
    carrier: str
    waybill: str
    parcels: int | None
    needed_on: date | None
    note: str
    event: int | None
    made_at: datetime
    sent_at: datetime | None
    closed_at: datetime | None
    by: str = ""
    pieces: int = 0
    outstanding: int = 0
    wrong: int = 0  # pieces that did not arrive as sent

    def days(self, now: datetime) -> int:
        """How long it is on its way, or how old the draft is; 0 when it is done."""
        if self.state is State.SENT and self.sent_at is not None:
            return max(0, (now - self.sent_at).days)
        if self.state is State.DRAFT:
            return max(0, (now - self.made_at).days)
        return 0

    def aged(self, now: datetime) -> bool:
        """Whether somebody should ask for it."""
        limit = AGED_DAYS if self.state is State.SENT else IDLE_DAYS
        return self.days(now) >= limit
