"""Who somebody is to a transfer: whoever keeps its start, its goal, or everything."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Row, select

from desktop.domain.errors import NotYours
from desktop.domain.people import Role
from desktop.domain.transfers import MAY, Act, Side, State, may
from desktop.store import rights
from desktop.store.places import path_of
from desktop.store.tables import person


@dataclass(frozen=True)
class Sides:
    """The sides one person stands on, and what they may do from there."""

    who: str
    of: frozenset[Side]
    state: State
    from_place: int
    to_place: int

    def may(self, act: Act) -> bool:
        """Whether they may do this now."""
        return may(self.state, act, self.of)

    def need(self, connection: Connection, act: Act) -> None:
        """Raises NotYours, naming whose it is, where they may not."""
        if self.may(act):
            return
        gives = Side.GIVER in MAY.get((self.state, act), frozenset())
        place = self.from_place if gives else self.to_place
        keepers = [row.keeper_name for row in rights.chain(connection, place) if row.keeper_name]
        raise NotYours(self.who, path_of(connection, place), keepers[0] if keepers else "")


def sides_of(connection: Connection, who: str, row: Row[Any]) -> Sides:
    """The sides of somebody by name; who has no role, or is not known yet, manages."""
    found = connection.execute(
        select(person.c.id, person.c.role).where(person.c.name == who)
    ).first()
    sides = set()
    if found is None or found.role != Role.KEEPER:
        sides.add(Side.MANAGER)
    for side, place in ((Side.GIVER, row.from_place), (Side.TAKER, row.to_place)):
        known = None if found is None else found.id
        if any(rights.keeps_row(one, known, who) for one in rights.chain(connection, place)):
            sides.add(side)
    return Sides(who, frozenset(sides), State(row.state), row.from_place, row.to_place)
