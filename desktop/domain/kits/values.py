"""A bill of materials as a value."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class Choice:
    """`qty` pieces of a variant (local id) fill a slot of one kit."""

    variant: int
    qty: int


@dataclass(frozen=True)
class Slot:
    """A place in the kit that takes one of its choices; the first is the usual one."""

    choices: tuple[Choice, ...]


@dataclass(frozen=True)
class Bill:
    """What one kit (a variant, local id) is made of; `id` is the local id of this version."""

    kit: int
    slots: tuple[Slot, ...]
    id: int = 0
    version: int = 1
    when_sold: bool = False

    @property
    def parts(self) -> frozenset[int]:
        """Every variant that may go into it."""
        return frozenset(c.variant for slot in self.slots for c in slot.choices)


Bills = Mapping[int, Bill]  # those in use, by kit


def circle(kit: int, bills: Bills) -> tuple[int, ...]:
    """The way from a kit back to itself through its parts; empty where there is none."""
    seen: set[int] = set()

    def down(at: int, way: tuple[int, ...]) -> tuple[int, ...]:
        for part in sorted(bills[at].parts if at in bills else ()):
            if part == kit:
                return (*way, part)
            if part not in seen:
                seen.add(part)
                if found := down(part, (*way, part)):
                    return found
        return ()

    return down(kit, (kit,))


def reach(kit: int, bills: Bills) -> list[Bill]:
    """The bills of a kit and of the kits within it, the kit's own first; each once.

    Two books that were put together may hold a circle: a kit is never looked into twice.
    """
    found: list[Bill] = []
    ahead = [kit]
    while ahead:
        at = ahead.pop(0)
        if at in bills and all(bill.kit != at for bill in found):
            found.append(bills[at])
            ahead += sorted(bills[at].parts)
    return found
