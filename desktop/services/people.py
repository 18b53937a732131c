"""人员: the names of those who work here; whoever acts first is entered by the act itself."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from desktop.domain.errors import Missing
from desktop.domain.people import Person, Right, Role
from desktop.services.changes import Desk, Topic, perform
from desktop.store import people as rows
from desktop.store import rights
from desktop.store.writing import Writer


@dataclass(frozen=True)
class PersonAdded:
    """The person's local id and name."""

    id: int
    name: str


def people(desk: Desk) -> list[Person]:
    """Everybody who is not retired, by name."""
    with desk.database.reading() as connection:
        return rows.people(connection)


def add_person(desk: Desk, op_id: UUID, name: str) -> PersonAdded:
    """Enters a name; a name that is there already is harmless. Raises Missing without one."""
    clean = name.strip()
    if not clean:
        raise Missing("name")

    def work(writer: Writer) -> PersonAdded:
        return PersonAdded(rows.ensure(writer, clean), clean)

    return perform(
        desk,
        "add_person",
        op_id,
        {"name": clean},
        work,
        lambda said: PersonAdded(**said),
        {Topic.PEOPLE},
        note=clean,
    )


def set_role(desk: Desk, op_id: UUID, name: str, role: Role | None) -> PersonAdded:
    """Says what somebody may do; None: everything. Raises NotFound and NotYours."""

    def work(writer: Writer) -> PersonAdded:
        rights.need(writer, Right.PEOPLE, None)
        who = rows.find(writer.connection, name)
        rows.set_role(writer, who.id, role)
        return PersonAdded(who.id, who.name)

    return perform(
        desk,
        "set_role",
        op_id,
        {"name": name.strip(), "role": None if role is None else role.value},
        work,
        lambda said: PersonAdded(**said),
        {Topic.PEOPLE},
        note=name.strip(),
    )
