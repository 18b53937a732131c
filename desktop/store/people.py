"""People as rows: who did it."""

from __future__ import annotations

from sqlalchemy import Connection, select

from desktop.domain.people import Person
from desktop.store.tables import person
from desktop.store.writing import Writer


def people(connection: Connection) -> list[Person]:
    """Everybody who is not retired, by name."""
    rows = connection.execute(
        select(person).where(person.c.retired_at.is_(None)).order_by(person.c.name)
    )
    return [Person(row.id, row.uid.hex(), row.name) for row in rows]


def ensure(writer: Writer, name: str) -> int:
    """The person with this name, entered where missing."""
    found = writer.connection.execute(select(person.c.id).where(person.c.name == name)).scalar()
    return int(found) if found else writer.born(person, {"name": name, "retired_at": None})
