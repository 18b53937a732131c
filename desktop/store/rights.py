"""Who may do what where, asked inside the command that does it."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection, Row, bindparam, literal, select

from desktop.domain.errors import NotYours
from desktop.domain.people import Right, Role, may
from desktop.domain.stock import REAL, PlaceKind
from desktop.store.places import path_of
from desktop.store.prepared import Prepared
from desktop.store.tables import keeping, operation, person, place
from desktop.store.writing import Writer

_WHO = Prepared(select(person.c.name, person.c.role).where(person.c.id == bindparam("key")))
# Nobody's: what is lost or found or on its way is handled by whoever handles the other end.
_NOBODYS = frozenset({kind.value for kind in PlaceKind} - {kind.value for kind in REAL}) | {
    PlaceKind.UNKNOWN.value,
    PlaceKind.TRANSIT.value,
    PlaceKind.LOAN.value,
}


def need(writer: Writer, right: Right, place_id: int | None) -> None:
    """Raises NotYours where the person at work may not do this at a place (None: of no place).

    A keeper keeps the places that say so and all that lies in them, and the place of a person of
    their own name.
    """
    who = _WHO(writer.connection, {"key": writer.actor})[0]
    role = None if who.role is None else Role(who.role)
    if may(role, right, keeps=False):
        return
    above = [] if place_id is None else chain(writer.connection, place_id)
    if above and above[0].kind in _NOBODYS and may(role, right, keeps=True):
        return
    keeps = any(keeps_row(row, writer.actor, who.name) for row in above)
    if may(role, right, keeps=keeps):
        return
    keeper = next((row.keeper_name for row in above if row.keeper_name), None)
    home = next((row.name for row in above if row.kind == PlaceKind.PERSON), "")
    where = "" if place_id is None else path_of(writer.connection, place_id)
    raise NotYours(who.name, where, keeper or home)


def need_ends(writer: Writer, right: Right, from_place: int, to_place: int) -> None:
    """As `need` for both ends of a movement; an end outside or nobody's asks for nothing."""
    need(writer, right, from_place)
    need(writer, right, to_place)


def need_to_see(connection: Connection, right: Right, name: str) -> None:
    """As `need` of no place, for somebody (by name) who only looks."""
    role = connection.execute(select(person.c.role).where(person.c.name == name)).scalar()
    if not may(None if role is None else Role(role), right, keeps=False):
        raise NotYours(name, "", "")


def need_own(writer: Writer, op_id: bytes) -> None:
    """Raises NotYours for a keeper who would take back what somebody else did."""
    who = _WHO(writer.connection, {"key": writer.actor})[0]
    if who.role is None or Role(who.role) is not Role.KEEPER:
        return
    did = select(person.c.id, person.c.name).join(operation, operation.c.actor == person.c.id)
    row = writer.connection.execute(did.where(operation.c.op_id == op_id)).first()
    if row is not None and row.id != writer.actor:
        raise NotYours(who.name, "", row.name)


def keeps_row(row: Row[Any], who: int | None, name: str) -> bool:
    """Whether somebody keeps a place of a `chain` itself: it says so, or it is theirs by name and
    says nobody else. `who` is a local id, None for who is not known yet.
    """
    if row.keeper is not None:
        return bool(row.keeper == who)
    return bool(row.kind == PlaceKind.PERSON and row.name == name)


def chain(connection: Connection, place_id: int) -> list[Row[Any]]:
    """A place and those above it, the nearest first: `id kind name keeper keeper_name`."""
    return list(_CHAIN(connection, {"key": place_id}))


def _chain() -> Prepared:
    level = literal(0).label("level")
    first = select(place.c.id, place.c.parent, level).where(place.c.id == bindparam("key"))
    up = first.cte("up", recursive=True)
    up = up.union_all(
        select(place.c.id, place.c.parent, up.c.level + 1).where(place.c.id == up.c.parent)
    )
    return Prepared(
        select(
            place.c.id,
            place.c.kind,
            place.c.name,
            keeping.c.keeper,
            person.c.name.label("keeper_name"),
        )
        .join_from(up, place, place.c.id == up.c.id)
        .outerjoin(keeping, keeping.c.place == place.c.id)
        .outerjoin(person, person.c.id == keeping.c.keeper)
        .order_by(up.c.level)
    )


_CHAIN = _chain()
