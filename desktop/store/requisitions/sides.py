"""Who somebody is to a request: manager, keeper of a home that a parcel of it leaves, asker now or
before.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection, Row, select

from desktop.domain.people import Role, name_key
from desktop.domain.requisitions import Side, State
from desktop.store import private, rights
from desktop.store.requisitions.notes import APPLICANT
from desktop.store.standing import taken_back
from desktop.store.tables import parcel, person, requisition_note
from desktop.store.tables import private as value

n = requisition_note.c


def sides(connection: Connection, who: str | int, row: Row[Any]) -> frozenset[Side]:
    """The sides of a person, by name or local id, to a request's row.

    Who has no role, or is not known yet, manages. The asker is who is entered as such, or whoever
    has the applicant's name, with or without blanks in it.
    """
    known = person.c.id == who if isinstance(who, int) else person.c.name == who.strip()
    found = connection.execute(
        select(person.c.id, person.c.name, person.c.role).where(known)
    ).first()
    person_id = None if found is None else int(found.id)
    name = str(who).strip() if found is None else str(found.name)
    keeper = found is not None and found.role == Role.KEEPER
    stands = {Side.KEEPER if keeper else Side.MANAGER}
    if _asked(connection, row, person_id, name):
        stands.add(Side.ASKER)
    if _home(connection, row.id, person_id, name):
        stands.add(Side.HOME)
    if _before(connection, row.id, name):
        stands.add(Side.FORMER)
    if row.state == State.SECOND and person_id is not None and row.decided_by == person_id:
        stands.add(Side.FIRST)
    return frozenset(stands)


def _asked(connection: Connection, row: Row[Any], person_id: int | None, name: str) -> bool:
    if person_id is not None and row.asked_by == person_id:
        return True
    if row.applicant is None:
        return False
    applicant = private.reveal(connection, bytes(row.applicant))
    return applicant is not None and name_key(applicant) == name_key(name)


def _before(connection: Connection, requisition_id: int, name: str) -> bool:
    """Whether somebody stood as the applicant until another one was entered."""
    former = connection.execute(
        select(value.c.value)
        .join_from(requisition_note, value, value.c.id == n.text)
        .where(n.requisition == requisition_id, n.what == APPLICANT, n.op_id.not_in(taken_back()))
    ).scalars()
    return any(name_key(one) == name_key(name) for one in former if one)


def _home(connection: Connection, requisition_id: int, person_id: int | None, name: str) -> bool:
    p = parcel.c
    homes = select(p.from_place).where(
        p.requisition == requisition_id, p.retired_at.is_(None), p.state != "cancelled"
    )
    return any(
        rights.keeps_row(one, person_id, name)
        for home in sorted(set(connection.execute(homes).scalars()))
        for one in rights.chain(connection, home)
    )
