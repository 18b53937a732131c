"""Refusals of movements of stock."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from desktop.domain.errors.refused import Refused


@dataclass(eq=False)
class OutOfStock(Refused):
    """A real place would go below zero. Quantities in pieces."""

    code: ClassVar[str] = "out_of_stock"
    item: str
    place: str
    owner: str
    wanted: int
    on_hand: int


@dataclass(eq=False)
class Reserved(Refused):
    """What is left after open allocations does not suffice; `purposes` names them."""

    code: ClassVar[str] = "reserved"
    item: str
    place: str
    owner: str
    wanted: int
    available: int
    purposes: tuple[str, ...] = ()


@dataclass(eq=False)
class SamePlace(Refused):
    """A movement must lead from one place to another one."""

    code: ClassVar[str] = "same_place"
    place: str


@dataclass(eq=False)
class PlaceCycle(Refused):
    """A place cannot be put into itself or into something that lies in it."""

    code: ClassVar[str] = "place_cycle"
    place: str
    into: str


@dataclass(eq=False)
class NotEmpty(Refused):
    """A place that holds goods or other places (or that every ledger needs) cannot be retired."""

    code: ClassVar[str] = "not_empty"
    place: str


@dataclass(eq=False)
class Uncounted(Refused):
    """The item is not kept in stock (不计库存): it cannot be moved or counted."""

    code: ClassVar[str] = "uncounted"
    item: str
