"""What lies on an event's ground on the books, and lines about what became of it."""

from __future__ import annotations

from collections import defaultdict
from datetime import datetime
from typing import Any

from desktop.domain.booth.event import Event
from desktop.domain.moments import micros
from desktop.services.changes import Desk
from desktop.store import holdings, owners, places
from desktop.store.booth import events
from desktop.store.reading import Connection


class OnTheGround:
    """What lies on an event's ground on the books, taken from piece by piece."""

    def __init__(self, connection: Connection, event: Event, at: datetime | None) -> None:
        self.ground = set(places.below(connection, event.place))
        self._first = owners.first(connection)
        names = {one.name: (n, one.id) for n, one in enumerate(owners.owners(connection))}
        moment = None if at is None else micros(at)
        rows = holdings.holdings(connection, places=self.ground, at=moment, limit=10**9).rows
        # The stand first, then the boxes; of several owners the community's first.
        rows = tuple(sorted(rows, key=lambda r: (r.place_id != event.place, names[r.owner][0])))
        self._held: dict[int, list[list[int]]] = defaultdict(list)
        for row in rows:
            if row.on_hand > 0:
                self._held[row.variant].append([row.place_id, names[row.owner][1], row.on_hand])

    def take(self, variant: int, owner: int | None, qty: int) -> list[tuple[int, int, int]]:
        """Up to `qty` pieces: (place, owner, pieces)."""
        taken = []
        for part in self._held[variant]:
            got = min(qty, part[2]) if owner in (None, part[1]) else 0
            if got:
                part[2] -= got
                qty -= got
                taken.append((part[0], part[1], got))
        return taken

    def usual(self, variant: int) -> int:
        """Whose a surplus piece is."""
        held = self._held[variant]
        return held[0][1] if held else self._first

    def inside(self, connection: Connection, box: int) -> list[tuple[int, int, int]]:
        """What is still in a box: (variant, owner, pieces)."""
        below = set(places.below(connection, box))
        return [
            (v, owner, qty)
            for v, parts in self._held.items()
            for place_id, owner, qty in parts
            if place_id in below and qty
        ]


def recovery_row(
    event: Event, variant: int, owner: int, qty: int, to_place: int, way: str, who: str
) -> dict[str, Any]:
    """A line of 现场回收."""
    return {
        "event": event.id,
        "variant": variant,
        "owner": owner,
        "qty": qty,
        "to_place": to_place,
        "way": way.strip() or "stock",
        "responsible": who.strip(),
    }


def name_of(desk: Desk, event_id: int) -> str:
    """What an event is called, for the note of an act."""
    with desk.database.reading() as connection:
        return events.get(connection, event_id).name
