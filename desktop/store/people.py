"""People as rows: who did it."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection, Row, select

from desktop.domain.errors import NotFound
from desktop.domain.people import Person, Role
from desktop.store.tables import person
from desktop.store.writing import Writer


def people(connection: Connection) -> list[Person]:
    """Everybody who is not retired, by name."""
    rows = connection.execute(
        select(person).where(person.c.retired_at.is_(None)).order_by(person.c.name)
    )
    return [value(row) for row in rows]


def value(row: Row[Any]) -> Person:
    """A person's row as a value."""
    role = None if row.role is None else Role(row.role)
    return Person(row.id, bytes(row.uid).hex(), row.name, role, row.retired_at is not None)


def get(connection: Connection, person_id: int) -> Person:
    """One person by local id."""
    return value(connection.execute(select(person).where(person.c.id == person_id)).one())


def find(connection: Connection, name: str) -> Person:
    """A person by name. Raises NotFound."""
    row = connection.execute(select(person).where(person.c.name == name.strip())).first()
    if row is None:
        raise NotFound("person", name.strip())
    return value(row)


def set_role(writer: Writer, person_id: int, role: Role | None) -> None:
    """Says what somebody may do."""
    before = get(writer.connection, person_id).role
    said = {"role": None if role is None else role.value}
    was = {"role": None if before is None else before.value}
    writer.change(person, {"id": person_id}, was, said)


def ensure(writer: Writer, name: str) -> int:
    """The person with this name, entered where missing."""
    found = writer.connection.execute(select(person.c.id).where(person.c.name == name)).scalar()
    return int(found) if found else writer.born(person, {"name": name, "retired_at": None})
