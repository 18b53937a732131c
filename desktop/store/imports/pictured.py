"""The items for which a list named pictures."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import Connection, select

from desktop.store.tables import item, photo

_PICTURED = (
    select(item.c.id, item.c.name, item.c.photo_name, photo.c.sha256)
    .outerjoin(photo, photo.c.id == item.c.photo)
    .where(item.c.photo_name != "")
    .order_by(item.c.id)
)


@dataclass(frozen=True, slots=True)
class Pictured:
    """An item and the names a list gave its pictures; `sha256` of the one it has, or None."""

    id: int
    name: str
    names: tuple[str, ...]
    sha256: str | None


def pictured(connection: Connection) -> list[Pictured]:
    """All items for which a list named pictures."""
    return [
        Pictured(row.id, row.name, tuple(row.photo_name.split(",")), row.sha256)
        for row in connection.execute(_PICTURED)
    ]
