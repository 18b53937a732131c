"""Refusals at the till."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from desktop.domain.errors.refused import Refused


@dataclass(eq=False)
class EmptyCart(Refused):
    """There is nothing to sell or give."""

    code: ClassVar[str] = "empty_cart"


@dataclass(eq=False)
class NotEnoughPaid(Refused):
    """The payments do not cover the total. Amounts in fen."""

    code: ClassVar[str] = "not_enough_paid"
    total_fen: int
    paid_fen: int


@dataclass(eq=False)
class OverPaid(Refused):
    """More than the total was paid by a method that gives no change. Amounts in fen."""

    code: ClassVar[str] = "over_paid"
    total_fen: int
    paid_fen: int


@dataclass(eq=False)
class NotForSale(Refused):
    """The item has no price; it can be given, not sold."""

    code: ClassVar[str] = "not_for_sale"
    item: str


@dataclass(eq=False)
class NoShift(Refused):
    """The till has no open shift at this event: open the stand first."""

    code: ClassVar[str] = "no_shift"
    event: str
    till: str


@dataclass(eq=False)
class ShiftOpen(Refused):
    """The till has an open shift already."""

    code: ClassVar[str] = "shift_open"
    event: str
    till: str


@dataclass(eq=False)
class TillElsewhere(Refused):
    """The till letter belongs to another station; taking it over is an act of its own."""

    code: ClassVar[str] = "till_elsewhere"
    till: str
    station: str


@dataclass(eq=False)
class AlreadyRefunded(Refused):
    """Nothing (or less than wished) of this sale or line is left to give back. Pieces."""

    code: ClassVar[str] = "already_refunded"
    number: str
    item: str
    wanted: int
    left: int


@dataclass(eq=False)
class PostedAlready(Refused):
    """Of this line of a sale only `left` pieces are here: the others are to be posted by a request
    (`request` is its code).
    """

    code: ClassVar[str] = "posted_already"
    number: str
    item: str
    wanted: int
    left: int
    request: str


@dataclass(eq=False)
class BadSizeExchange(Refused):
    """Only a line of the same item, in another variant, can be exchanged."""

    code: ClassVar[str] = "bad_size_exchange"
    item: str
    other: str


@dataclass(eq=False)
class BadTill(Refused):
    """A till is one letter from A to Z."""

    code: ClassVar[str] = "bad_till"
    text: str


@dataclass(eq=False)
class ShiftClosed(Refused):
    """The till's shift is closed; what happened in it stays as it is."""

    code: ClassVar[str] = "shift_closed"
    till: str


@dataclass(eq=False)
class NothingToChange(Refused):
    """The sale is already as wished (the same method, or corrected before)."""

    code: ClassVar[str] = "nothing_to_change"
    number: str
