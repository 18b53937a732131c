"""Sessions at the bench, who takes part, and how it went."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from desktop.domain.bench.card import StepRow, Trouble


class Kind(StrEnum):
    """What passing a board means for the stock."""

    WORKSHOP = "workshop"  # 工作坊: the kit left when it was handed over; passing moves nothing
    PRODUCTION = "production"  # 生产备货: passing books a lamp in and one kit out


@dataclass(frozen=True)
class Project:
    """A kind of board as people choose it. `passive`: there is nothing to flash. `usb` are the
    chips its boards may wear: VID:PID, or VID:* for all of a vendor.
    """

    key: str
    title: str  # in the reader's language
    images: tuple[str, ...]  # "1.0.0 · atmega328p"
    series: str
    leds: int
    passive: bool = False
    beta: bool = False
    says: str = ""
    folder: str = ""
    usb: tuple[str, ...] = ()

    def wears(self, ids: str) -> bool:
        """Whether a chip (VID:PID) may be on one of its boards; nobody knows of an unnamed one."""
        vendor = ids.partition(":")[0]
        return not self.usb or not ids or ids in self.usb or f"{vendor}:*" in self.usb


@dataclass(frozen=True)
class Setup:
    """What a session is opened with. Variants and places by local id; None: not chosen."""

    project: str
    kind: Kind
    name: str
    event: int | None = None
    place: int | None = None  # where kits lie and lamps are put
    kit: int | None = None
    lamp: int | None = None
    owner: str | None = None  # by name; None: the usual one
    labels: bool = False  # print one by itself after each pass
    image: str = ""  # a chosen image's path instead of the shipped ones


@dataclass(frozen=True)
class Session:
    """A session as it is. Times are zone-aware."""

    id: int
    setup: Setup
    opened_at: datetime
    closed_at: datetime | None
    event_name: str = ""
    place_name: str = ""
    kit_name: str = ""
    lamp_name: str = ""


@dataclass(frozen=True)
class Participant:
    """Somebody at the table. The name is a private value ("" once purged)."""

    id: int
    name: str
    number: int  # from 1 in the session
    kit: str = ""  # "", "handed" or "sold"
    serials: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()


@dataclass(frozen=True)
class Attempt:
    """One board's way through the bench, as it was recorded."""

    session: int
    at: datetime
    project: str
    serial: str
    tag: str
    participant: int | None
    ok: bool
    trouble: Trouble | None
    steps: tuple[StepRow, ...]
    firmware: str
    location: str
    seconds: float
    number: int  # which try of this board, from 1
    returned: bool = False
    op: str = ""  # the act that recorded it (hex), to take it back
    booked: bool = False  # its pass stands in the stock
    withdrawn: bool = False  # it was taken back and counts nowhere


@dataclass(frozen=True)
class BoardRow:
    """A board in the list of boards: its last attempt and how many there were."""

    key: str  # its serial, or tag@session for one that never passed
    serial: str
    tag: str
    project: str
    ok: bool
    trouble: Trouble | None
    attempts: int
    last_at: datetime
    session: int
    session_name: str
    participant: str
    firmware: str


@dataclass(frozen=True)
class Tally:
    """How a session goes. Boards, not attempts; `first` passed at their first try."""

    boards: int
    passed: int
    first: int
    attempts: int
    faults: tuple[tuple[Trouble, int], ...]  # commonest first
    seconds: float  # of work in all
    kits_handed: int = 0
    participants: int = 0
    unbooked: int = 0  # boards that passed in 生产备货 while the stock could not be booked
    kits_left: int | None = None  # in 生产备货: kits at the session's place

    @property
    def failed(self) -> int:
        """Boards whose last attempt failed."""
        return self.boards - self.passed
