"""Whose the goods are, as rows."""

from __future__ import annotations

from sqlalchemy import Connection, func, select

from desktop.domain.errors import NotFound
from desktop.domain.stock import Owner
from desktop.store.tables import balance, owner
from desktop.store.writing import Writer


def owners(connection: Connection) -> list[Owner]:
    """All owners, the community itself first."""
    rows = connection.execute(select(owner).order_by(owner.c.position, owner.c.id))
    return [Owner(row.id, row.uid.hex(), row.name) for row in rows]


def ensure(writer: Writer, name: str) -> int:
    """The owner with this name, made where missing."""
    found = writer.connection.execute(select(owner.c.id).where(owner.c.name == name)).scalar()
    if found is not None:
        return int(found)
    last = writer.connection.execute(select(func.max(owner.c.position))).scalar() or 0
    return writer.born(owner, {"name": name, "position": last + 1})


def find(connection: Connection, name: str) -> Owner:
    """An owner by name. Raises NotFound with all names as the likely ones."""
    known = owners(connection)
    for one in known:
        if one.name == name.strip():
            return one
    raise NotFound("owner", name, tuple(one.name for one in known))


def first(connection: Connection) -> int:
    """The community itself: there from the first migration, so that a connection remembers it."""
    known: int | None = connection.info.get("first_owner")
    if known is None:
        statement = select(owner.c.id).order_by(owner.c.position, owner.c.id).limit(1)
        known = int(connection.execute(statement).scalar_one())
        connection.info["first_owner"] = known
    return known


def usual(connection: Connection, variant_id: int, place_id: int) -> int:
    """Whose goods leave a place when nobody says: the only owner's there, else the first one's."""
    rows = connection.execute(
        select(balance.c.owner).where(
            balance.c.variant == variant_id, balance.c.place == place_id, balance.c.qty > 0
        )
    ).all()
    return int(rows[0].owner) if len(rows) == 1 else first(connection)
