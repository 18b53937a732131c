"""Acts of giving as lists show them, and who is in one."""

from __future__ import annotations

from desktop.domain.errors import NotFound
from desktop.domain.requisitions import Requisition
from desktop.domain.requisitions.giving import Giveaway
from desktop.services.changes import Desk
from desktop.services.requisitions import looking
from desktop.store.requisitions import giving


def giveaways(desk: Desk) -> tuple[Giveaway, ...]:
    """All acts of giving that stand, the newest first."""
    with desk.database.reading() as connection:
        return tuple(giving.giveaways(connection))


def giveaway(desk: Desk, key: int) -> Giveaway:
    """One of them by its local id. Raises NotFound."""
    with desk.database.reading() as connection:
        found = giving.giveaways(connection, key)
    if not found:
        raise NotFound("giveaway", str(key))
    return found[0]


def people_of(desk: Desk, key: int) -> tuple[Requisition, ...]:
    """The requests of an act, one a person, as the list had them. Raises NotFound."""
    giveaway(desk, key)
    found = looking.requisitions(desk, giveaway=key, sort="code", limit=100_000).rows
    return tuple(sorted(found, key=lambda one: one.id))
