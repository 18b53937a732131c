"""Counts add up: what differed has moved and nothing else, a closed count has its results, entries
are of a pass that began.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator

from sqlalchemy import Connection, func, select

from desktop.domain.counts import State
from desktop.domain.safekeeping import Problem
from desktop.domain.stock import PlaceKind
from desktop.store import places
from desktop.store.standing import taken_back
from desktop.store.streaming import batches
from desktop.store.tables import (
    count_entry,
    count_result,
    movement,
    place,
    stock_count,
    variant,
)

Moved = Counter[tuple[int, int, int, int]]  # variant, owner, from, to → pieces
_CHUNK = 300
c, e, r = stock_count.c, count_entry.c, count_result.c


def prove(connection: Connection) -> Iterator[Problem]:
    """All that must be true of counts, entries and results."""
    yield from _moves(connection)
    yield from _states(connection)
    yield from _passes(connection)
    yield from _twice(connection)


def _moves(connection: Connection) -> Iterator[Problem]:
    """The movements of a closing are the differences that it booked."""
    source = places.outside(connection, PlaceKind.COUNT)
    due: defaultdict[bytes, Moved] = defaultdict(Counter)
    columns = (r.op_id, r.variant, r.owner, r.place, r.expected, r.counted, r.booked)
    for rows in batches(connection, select(*columns)):
        for op_id, v, o, where, expected, counted, booked in rows:
            moved = due[bytes(op_id)]
            change = counted - expected
            if booked and change:
                way = (source, where) if change > 0 else (where, source)
                moved[v, o, *way] += abs(change)
    m = movement.c
    ops = sorted(due)
    for start in range(0, len(ops), _CHUNK):
        some = ops[start : start + _CHUNK]
        there: defaultdict[bytes, Moved] = defaultdict(Counter)
        mine = select(m.op_id, m.variant, m.owner, m.from_place, m.to_place, m.qty)
        for op_id, v, o, begin, goal, qty in connection.execute(mine.where(m.op_id.in_(some))):
            there[bytes(op_id)][v, o, begin, goal] += qty
        for op_id in some:
            if there[op_id] != due[op_id]:
                yield Problem("count_moves", {"op": op_id.hex()})


def _states(connection: Connection) -> Iterator[Problem]:
    """A count is closed by its results, and only by them."""
    stand = select(r.count).where(r.op_id.not_in(taken_back())).distinct()
    closed = set(connection.execute(stand).scalars())
    for row in connection.execute(select(c.id, c.name, c.state, c.retired_at)):
        due = row.state == State.CLOSED and row.retired_at is None
        if due != (row.id in closed):
            yield Problem("count_state", {"count": row.name, "state": row.state})


def _passes(connection: Connection) -> Iterator[Problem]:
    """Nobody counts in a pass that did not begin."""
    early = (
        select(c.name)
        .join_from(count_entry, stock_count, c.id == e.count)
        .where(e["pass"] > c["pass"], e.op_id.not_in(taken_back()))
        .distinct()
    )
    for name in connection.execute(early.order_by(c.name)).scalars():
        yield Problem("count_pass", {"count": name})


def _twice(connection: Connection) -> Iterator[Problem]:
    """A count says one thing of one key."""
    key = (r.count, r.variant, r.owner, r.place)
    doubled = (
        select(*key)
        .where(r.op_id.not_in(taken_back()))
        .group_by(*key)
        .having(func.count() > 1)
        .subquery()
    )
    names = (
        select(c.name, variant.c.code, place.c.name.label("place"))
        .join_from(doubled, stock_count, c.id == doubled.c.count)
        .join(variant, variant.c.id == doubled.c.variant)
        .join(place, place.c.id == doubled.c.place)
    )
    for name, code, where in connection.execute(names):
        yield Problem("count_twice", {"count": name, "code": code, "place": where})
