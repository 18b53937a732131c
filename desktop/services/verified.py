"""How sure the numbers are, added up."""

from __future__ import annotations

from desktop.domain.verified import Split, split
from desktop.services.changes import Desk
from desktop.store import catalogue
from desktop.store import holdings as lists

_ALL = 10**9  # lines


def sureness(
    desk: Desk, *, code: str | None = None, place: int | None = None, tree: bool = False
) -> Split:
    """The pieces of an item or at a place by how sure they are. Raises NotFound for the code."""
    with desk.database.reading() as connection:
        where = None
        if place is not None:
            where = lists.inside(connection, place) if tree else {place}
        found = lists.holdings(
            connection,
            variant_id=None if code is None else catalogue.by_code(connection, code).id,
            places=where,
            limit=_ALL,
            worth=lists.Worth(desk.now(), desk.stale_days),
        ).rows
    return split((held.standing, held.on_hand) for held in found)
