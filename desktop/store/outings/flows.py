"""What came to an event's ground and what became of it, from the movements alone."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, or_, select

from desktop.domain.outings import Became, Flow, became
from desktop.domain.stock import PlaceKind
from desktop.store.outings.ground import EVER, Stay
from desktop.store.standing import taken_back
from desktop.store.tables import movement, operation, place

_CHUNK = 200
_Content = dict[tuple[int, int], int]


class _Ground:
    """Whether a place stood on the ground at a moment."""

    def __init__(self, stays: Sequence[Stay]) -> None:
        by_place: dict[int, list[Stay]] = defaultdict(list)
        for stay in stays:
            by_place[stay.place].append(stay)
        self.stays = {p: sorted(s, key=lambda one: one.since) for p, s in by_place.items()}
        self._since = {p: [one.since for one in s] for p, s in self.stays.items()}

    def holds(self, place_id: int, at: int) -> bool:
        """Whether it did."""
        since = self._since.get(place_id)
        if since is None:
            return False
        n = bisect_right(since, at) - 1
        return n >= 0 and at < self.stays[place_id][n].until


def flows(connection: Connection, stays: Sequence[Stay]) -> list[Flow]:
    """All flows of a ground, the earliest first.

    A movement counts at the moment it happened, whenever it was typed. A box that comes with its
    contents brings what it held then; one that leaves takes what it holds then. Acts that were
    taken back count as if they had never been.
    """
    ground = _Ground(stays)
    rows = _movements(connection, sorted(ground.stays))
    found: list[Flow] = []
    mine: dict[int, list[tuple[int, int, int, int]]] = defaultdict(list)
    for row in rows:
        came, left = ground.holds(row.to_place, row.at), ground.holds(row.from_place, row.at)
        if row.to_place in ground.stays:
            mine[row.to_place].append((row.at, row.variant, row.owner, row.qty))
        if row.from_place in ground.stays:
            mine[row.from_place].append((row.at, row.variant, row.owner, -row.qty))
        if came is not left:
            kind = PlaceKind(row.from_kind if came else row.to_kind)
            what, sign = became(kind, came, row.act)
            found.append(Flow(row.variant, row.owner, row.at, what, sign * row.qty))
    for place_id, its_stays in ground.stays.items():
        for stay in its_stays:
            if stay.since > -EVER:
                found += _carried(mine[place_id], stay.since, Became.TAKEN)
            if stay.until < EVER:
                handed = stay.onward is PlaceKind.BOOTH
                away = Became.HANDED_ON if handed else Became.BACK
                found += _carried(mine[place_id], stay.until, away)
    return sorted(found, key=lambda f: f.at)


def _carried(moves: list[tuple[int, int, int, int]], at: int, what: Became) -> list[Flow]:
    """What lay in a place before a moment, as flows at that moment."""
    content: _Content = defaultdict(int)
    for when, variant, owner, qty in moves:
        if when < at:
            content[variant, owner] += qty
    return [Flow(v, o, at, what, qty) for (v, o), qty in content.items() if qty]


def _movements(connection: Connection, places: Sequence[int]) -> list[Any]:
    start, goal = place.alias("start"), place.alias("goal")
    m = movement.c
    seen: dict[tuple[bytes, int], Any] = {}
    for n in range(0, len(places), _CHUNK):
        some = places[n : n + _CHUNK]
        statement = (
            select(
                m.op_id, m.line, m.variant, m.owner, m.qty, m.at, m.from_place, m.to_place,
                operation.c.kind.label("act"),
                start.c.kind.label("from_kind"),
                goal.c.kind.label("to_kind"),
            )
            .join_from(movement, operation, operation.c.op_id == m.op_id)
            .join(start, start.c.id == m.from_place)
            .join(goal, goal.c.id == m.to_place)
            .where(
                or_(m.from_place.in_(some), m.to_place.in_(some)),
                operation.c.reverses.is_(None),
                m.op_id.not_in(taken_back()),
            )
        )  # fmt: skip
        for row in connection.execute(statement):
            seen[bytes(row.op_id), row.line] = row
    return sorted(seen.values(), key=lambda row: (row.at, bytes(row.op_id), row.line))
