"""What stands on lists for packing (拣货单、装箱单): values from the committed rows.

Quantities in pieces, moments zone-aware.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from desktop.domain.paper.labels import Content


@dataclass(frozen=True)
class PickLine:
    """Take `qty` of the `there` available pieces of an article, of one owner, at a place."""

    code: str
    title: str
    qty: int
    there: int
    owner: str = ""


@dataclass(frozen=True)
class PickPlace:
    """A place to go to, and what to take there, by name."""

    path: str
    lines: tuple[PickLine, ...]


@dataclass(frozen=True)
class PickShort:
    """An article of which fewer pieces are free than wanted."""

    code: str
    title: str
    wanted: int
    found: int


@dataclass(frozen=True)
class Purpose:
    """What goods are for: an event ("" unknown), the day it needs them, the parcels' codes."""

    event: str
    needed_on: date | None
    codes: tuple[str, ...]


@dataclass(frozen=True)
class PickList:
    """拣货单: place after place; what is short; what is not counted and must be looked for.

    Its head says `purposes` instead of the title where there are any.
    """

    title: str
    at: datetime
    zone: str
    places: tuple[PickPlace, ...]
    short: tuple[PickShort, ...] = ()
    uncounted: tuple[Content, ...] = ()
    purposes: tuple[Purpose, ...] = ()


@dataclass(frozen=True)
class PackedBox:
    """A box (or a home, a shelf) with what is in it; `area` is where it stands or came from."""

    name: str
    area: str
    contents: tuple[Content, ...]

    @property
    def pieces(self) -> int:
        """How many pieces are in it."""
        return sum(content.qty for content in self.contents)


@dataclass(frozen=True)
class PackingList:
    """装箱单: box after box; the head as a pick list's."""

    title: str
    at: datetime
    zone: str
    boxes: tuple[PackedBox, ...]
    purposes: tuple[Purpose, ...] = ()
