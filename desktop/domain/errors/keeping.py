"""Refusals about keepers, about what lies back, and about settled periods.

Moments are ISO 8601 with their offset, quantities in pieces.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from desktop.domain.errors.refused import Refused


@dataclass(eq=False)
class NotYours(Refused):
    """A keeper may do this only at places of their own; `keeper` is who keeps it, or empty."""

    code: ClassVar[str] = "not_yours"
    person: str
    place: str
    keeper: str


@dataclass(eq=False)
class PastNegative(Refused):
    """A back-dated movement would leave less than nothing at a place: `lowest` pieces at `on`."""

    code: ClassVar[str] = "past_negative"
    item: str
    place: str
    on: str
    lowest: int


@dataclass(eq=False)
class CountedSince(Refused):
    """A back-dated movement lies before a count of the same goods at the same place, at `on`."""

    code: ClassVar[str] = "counted_since"
    item: str
    place: str
    on: str


@dataclass(eq=False)
class NotYet(Refused):
    """Said to have happened at a moment that is still to come."""

    code: ClassVar[str] = "not_yet"
    at: str


@dataclass(eq=False)
class NowhereReal(Refused):
    """Goods come from and go to such a place, but nothing can lie in it."""

    code: ClassVar[str] = "nowhere_real"
    place: str


@dataclass(eq=False)
class PeriodSettled(Refused):
    """Nothing may be typed any more as having happened before `until`."""

    code: ClassVar[str] = "period_settled"
    until: str


@dataclass(eq=False)
class StillHolding(Refused):
    """Somebody cannot go while goods lie with them or parcels are on their way."""

    code: ClassVar[str] = "still_holding"
    person: str
    places: tuple[str, ...] = ()
    transfers: tuple[str, ...] = ()


@dataclass(eq=False)
class Uncovered(Refused):
    """All places together have fewer free pieces of an item than wanted."""

    code: ClassVar[str] = "uncovered"
    item: str
    wanted: int
    available: int
