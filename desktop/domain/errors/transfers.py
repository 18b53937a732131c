"""Refusals of transfers and handovers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from desktop.domain.errors.refused import Refused


@dataclass(eq=False)
class NotNow(Refused):
    """In this state of the transfer this cannot be done; `act` and `state` are words of
    domain.transfers.
    """

    code: ClassVar[str] = "not_now"
    transfer: str
    state: str
    act: str


@dataclass(eq=False)
class NothingPicked(Refused):
    """A transfer without goods cannot be packed or sent."""

    code: ClassVar[str] = "nothing_picked"
    transfer: str


@dataclass(eq=False)
class NotThatMany(Refused):
    """More pieces than are picked, or than are still on their way."""

    code: ClassVar[str] = "not_that_many"
    transfer: str
    item: str
    wanted: int
    left: int


@dataclass(eq=False)
class BoxElsewhere(Refused):
    """The box does not lie at the giver's (any more), or it is no box."""

    code: ClassVar[str] = "box_elsewhere"
    box: str
    place: str


@dataclass(eq=False)
class WrongCode(Refused):
    """The code does not close this handover; `left` tries are left before it waits."""

    code: ClassVar[str] = "wrong_code"
    transfer: str
    left: int


@dataclass(eq=False)
class TooManyCodes(Refused):
    """Too many wrong codes; it takes another one in so many minutes."""

    code: ClassVar[str] = "too_many_codes"
    transfer: str
    minutes: int


@dataclass(eq=False)
class UndoFirst(Refused):
    """Something that was done later (`act`, an operation's kind) has to be taken back before."""

    code: ClassVar[str] = "undo_first"
    transfer: str
    act: str


@dataclass(eq=False)
class OnlyBySending(Refused):
    """Goods come into a place in transit by its transfer alone, never by hand."""

    code: ClassVar[str] = "only_by_sending"
    transfer: str
