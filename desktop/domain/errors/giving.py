"""Refusals of giving to many and of orders of a shop. No name of a person stands in them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from desktop.domain.errors.refused import Refused


@dataclass(eq=False)
class NotEnoughForAll(Refused):
    """A home has fewer free pieces of an article than a list of people wants; `people` are those
    for whom it does not suffice, `elsewhere` other homes with what they have free of it, and
    `instead` a home that has all of everything, "" for none.
    """

    code: ClassVar[str] = "not_enough_for_all"
    item: str
    place: str
    wanted: int
    free: int
    people: int
    elsewhere: tuple[tuple[str, int], ...] = ()
    instead: str = ""


@dataclass(eq=False)
class NoSuchSize(Refused):
    """A person of a list (by row) wants a size that an article does not have."""

    code: ClassVar[str] = "no_such_size"
    item: str
    size: str
    row: int


@dataclass(eq=False)
class OverQuota(Refused):
    """More goes to an audience than its quota says, in pieces, and nobody said why."""

    code: ClassVar[str] = "over_quota"
    item: str
    audience: str
    wanted: int
    may: int


@dataclass(eq=False)
class NonePacked(Refused):
    """Nothing is packed for the people of an act of giving."""

    code: ClassVar[str] = "none_packed"


@dataclass(eq=False)
class NotPaid(Refused):
    """An order of a shop that was not paid, or whose money went back; `state` as the file says."""

    code: ClassVar[str] = "not_paid"
    state: str
