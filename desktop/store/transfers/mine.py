"""The places that somebody keeps, with all that lies in them."""

from __future__ import annotations

from sqlalchemy import Connection, select

from desktop.domain.stock import PlaceKind
from desktop.store import places
from desktop.store.tables import keeping, person, place


def kept_by(connection: Connection, who: str) -> set[int] | None:
    """Local ids of what somebody keeps, by name; None for whoever keeps nothing of their own."""
    named = select(place.c.id).where(
        place.c.kind == PlaceKind.PERSON, place.c.name == who, place.c.retired_at.is_(None)
    )
    kept = (
        select(keeping.c.place)
        .join(person, person.c.id == keeping.c.keeper)
        .where(person.c.name == who)
    )
    tops = {*connection.execute(named).scalars(), *connection.execute(kept).scalars()}
    if not tops:
        return None
    return {below for top in tops for below in places.below(connection, top)}
