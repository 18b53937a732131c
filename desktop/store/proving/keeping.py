"""Keepers and minimums are of real places, roles are known ones, settled periods stayed settled."""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy import Connection, exists, or_, select

from desktop.domain.people import Role
from desktop.domain.safekeeping import Problem
from desktop.domain.stock import REAL
from desktop.store.standing import taken_back
from desktop.store.tables import (
    keeping,
    minimum,
    movement,
    operation,
    person,
    place,
    place_move,
    settled,
)


def prove(connection: Connection) -> Iterator[Problem]:
    """All that must be true of them."""
    for table in (keeping, minimum):
        rows = connection.execute(
            select(place.c.name)
            .join_from(table, place, place.c.id == table.c.place)
            .where(place.c.kind.not_in(REAL))
            .distinct()
        )
        for row in rows:
            yield Problem("kept_outside", {"place": row.name, "table": table.name})
    roles = [role.value for role in Role]
    for row in connection.execute(select(person.c.name, person.c.role)):
        if row.role is not None and row.role not in roles:
            yield Problem("role", {"person": row.name, "role": row.role})
    yield from _settled(connection)


def _settled(connection: Connection) -> Iterator[Problem]:
    """Acts of the station that settled, typed later: another one may not have known of it yet."""
    o = operation.c
    rows = connection.execute(
        select(settled, o.station)
        .join(operation, o.op_id == settled.c.op_id)
        .where(settled.c.op_id.not_in(taken_back()))
    ).all()
    for row in rows:
        if row.until > row.recorded_at:
            yield Problem("settled_ahead", {"op": bytes(row.op_id).hex()})
        moved = (
            exists().where(table.c.op_id == o.op_id, table.c.at < row.until)
            for table in (movement, place_move)
        )
        late = select(o.op_id).where(
            o.station == row.station,
            o.at < row.until,
            o.recorded_at > row.recorded_at,
            or_(*moved),
        )
        for op_id in connection.execute(late).scalars():
            yield Problem("settled_late", {"op": bytes(op_id).hex()})
