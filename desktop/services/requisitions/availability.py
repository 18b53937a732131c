"""What can be promised for a day, by home."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from desktop.domain.requisitions.lists import AtHome, Available
from desktop.services.changes import Desk
from desktop.store.requisitions import availability as rows

__all__ = ["AtHome", "Available", "availability"]


def availability(
    desk: Desk, codes: Sequence[str], on: date | None = None, id: int | None = None
) -> tuple[Available, ...]:
    """Of each of these articles what is free at which home now, what of it is promised to others,
    and what comes in by the day (None: nothing is looked for). A code that is none is left out.

    `id` is the request (local id) it is asked for: what was promised to it is not taken off.
    """
    with desk.database.reading() as connection:
        return rows.availability(connection, codes, on, desk.now(), id)
