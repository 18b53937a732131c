"""Refusals of counts."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from desktop.domain.errors.refused import Refused


@dataclass(eq=False)
class CountNotOpen(Refused):
    """A count that is closed or dropped takes nothing more; `state` is a word of
    domain.counts.State.
    """

    code: ClassVar[str] = "count_not_open"
    count: str
    state: str


@dataclass(eq=False)
class NotInCount(Refused):
    """The place lies outside of what is counted."""

    code: ClassVar[str] = "not_in_count"
    place: str
    count: str


@dataclass(eq=False)
class NothingCounted(Refused):
    """A count cannot be closed before anybody counted anything in it."""

    code: ClassVar[str] = "nothing_counted"
    count: str


@dataclass(eq=False)
class NoReason(Refused):
    """A difference must be given a reason; `difference` in pieces, `more` other lines lack one
    too.
    """

    code: ClassVar[str] = "no_reason"
    item: str
    place: str
    difference: int
    more: int


@dataclass(eq=False)
class FewerThanNone(Refused):
    """What is taken back of earlier entries is more than they said; `counted` in pieces."""

    code: ClassVar[str] = "fewer_than_none"
    item: str
    counted: int
    taken_back: int


@dataclass(eq=False)
class CountGoesOn(Refused):
    """Somebody counted in it since: what that stands upon cannot be taken back."""

    code: ClassVar[str] = "count_goes_on"
    count: str
