"""Sums for charts and for the page of what waits."""

from __future__ import annotations

from sqlalchemy import Connection, func, select

from desktop.store.holdings import paths
from desktop.store.tables import balance, place


def by_place(connection: Connection) -> list[tuple[int, str, str, int]]:
    """Pieces at each real place that holds any: (local id, kind, path, pieces), most first."""
    pieces = func.sum(balance.c.qty)
    rows = connection.execute(
        select(place.c.id, place.c.kind, pieces.label("pieces"))
        .join(place, place.c.id == balance.c.place)
        .group_by(place.c.id, place.c.kind)
        .having(pieces != 0)
        .order_by(pieces.desc(), place.c.id)
    ).all()
    where = paths(connection) if rows else {}
    return [(row.id, row.kind, where[row.id], int(row.pieces)) for row in rows]
