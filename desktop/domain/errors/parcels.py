"""Refusals of parcels that leave for a request."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from desktop.domain.errors.refused import Refused


@dataclass(eq=False)
class ParcelNotNow(Refused):
    """In this state of the parcel that cannot be done; a word of ParcelState."""

    code: ClassVar[str] = "parcel_not_now"
    parcel: str
    state: str


@dataclass(eq=False)
class ParcelEmpty(Refused):
    """Nothing is in the parcel that could leave."""

    code: ClassVar[str] = "parcel_empty"
    parcel: str


@dataclass(eq=False)
class NothingToPick(Refused):
    """Nothing is to be picked by this act; so many pieces of the request are `open`."""

    code: ClassVar[str] = "nothing_to_pick"
    request: str
    open: int


@dataclass(eq=False)
class MoreThanWanted(Refused):
    """More pieces than are approved and not picked or sent yet; `left` may be picked."""

    code: ClassVar[str] = "more_than_wanted"
    requisition: str
    item: str
    wanted: int
    left: int


@dataclass(eq=False)
class NotInParcel(Refused):
    """More pieces than lie in the parcel."""

    code: ClassVar[str] = "not_in_parcel"
    parcel: str
    item: str
    wanted: int
    left: int


@dataclass(eq=False)
class NotFromThere(Refused):
    """Goods that are on their way, lent or nobody knows where are not shipped."""

    code: ClassVar[str] = "not_from_there"
    place: str


@dataclass(eq=False)
class PostagePaidBack(Refused):
    """What was paid back to somebody is not changed: neither how much it was, nor who got it."""

    code: ClassVar[str] = "postage_paid_back"
    parcel: str


@dataclass(eq=False)
class NothingAdvanced(Refused):
    """Nobody advanced a parcel's postage, as far as anybody said: nothing is to be paid back."""

    code: ClassVar[str] = "nothing_advanced"
    parcel: str


@dataclass(eq=False)
class ContactClosed(Refused):
    """The parcel is not open (any more): nobody needs its receiver's address."""

    code: ClassVar[str] = "contact_closed"
    parcel: str
