"""Refusals of kits."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from desktop.domain.errors.refused import Refused


@dataclass(eq=False)
class NoKit(Refused):
    """The article has no parts, or not of that version."""

    code: ClassVar[str] = "no_kit"
    item: str


@dataclass(eq=False)
class KitCircle(Refused):
    """The kit would contain itself; `way` names the articles on the way round."""

    code: ClassVar[str] = "kit_circle"
    item: str
    way: tuple[str, ...]


@dataclass(eq=False)
class TwiceInSlot(Refused):
    """The same article is offered twice for one slot of a kit."""

    code: ClassVar[str] = "twice_in_slot"
    item: str


@dataclass(eq=False)
class PartsMissing(Refused):
    """Fewer kits can be made at the place than were wanted; `parts` are short."""

    code: ClassVar[str] = "parts_missing"
    item: str
    place: str
    wanted: int
    makeable: int
    parts: tuple[str, ...] = ()
