"""Counts read back: each with how far it is, who counted in it, what came of it."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from typing import Any

from sqlalchemy import Connection, Row, func, select

from desktop.domain.counts import Count, Recount, Result, State
from desktop.domain.moments import moment
from desktop.domain.stock import Key
from desktop.store.counts import books, entries, rows
from desktop.store.holdings import paths
from desktop.store.standing import taken_back
from desktop.store.tables import (
    count_entry,
    count_result,
    item,
    owner,
    stock_count,
    variant,
)

c, r = stock_count.c, count_result.c


def counts(connection: Connection, states: Collection[State] = frozenset(State)) -> list[Count]:
    """Counts of these states, open ones first, then the newest first."""
    mine = select(stock_count).where(
        c.retired_at.is_(None), c.state.in_([state.value for state in states])
    )
    found = connection.execute(mine.order_by(c.at.desc(), c.id.desc())).all()
    where = paths(connection)
    known = [_value(connection, row, where) for row in found]
    return sorted(known, key=lambda one: not one.open)


def count(connection: Connection, count_id: int) -> Count:
    """One count, with the names of other open ones over some of the same. Raises NotFound."""
    row = rows.row(connection, count_id)
    found = _value(connection, row, paths(connection))
    return replace(found, others=_others(connection, row)) if found.open else found


def _value(connection: Connection, row: Row[Any], where: dict[int, str]) -> Count:
    codes = _codes(connection, row.id)
    lines, done, differing, op = (
        _progress(connection, row) if row.state != State.CLOSED else _outcome(connection, row.id)
    )
    return Count(
        id=row.id,
        uid=row.uid.hex(),
        name=row.name,
        place=row.place,
        place_path=where[row.place],
        tree=bool(row.tree),
        category=row.category,
        codes=tuple(codes),
        blind=bool(row.blind),
        state=State(row.state),
        pass_no=rows.pass_of(row),
        recount=Recount(row.recount),
        opened_at=moment(row.at),
        closed_at=None if row.closed_at is None else moment(row.closed_at),
        lines=lines,
        done=done,
        differing=differing,
        counters=_counters(connection, row.id),
        closed_by_op=op,
    )


def _codes(connection: Connection, count_id: int) -> list[str]:
    wanted = rows.scope(connection, count_id)
    rows_of = connection.execute(
        select(variant.c.id, variant.c.code).where(variant.c.id.in_(wanted))
    )
    known = {row.id: str(row.code) for row in rows_of}
    return [known[one] for one in wanted]


def _counters(connection: Connection, count_id: int) -> tuple[str, ...]:
    e = count_entry.c
    mine = select(e.counter).where(e.count == count_id, e.op_id.not_in(taken_back()))
    return tuple(connection.execute(mine.distinct().order_by(e.counter)).scalars())


def keys(connection: Connection, row: Row[Any]) -> dict[Key, int]:
    """What should lie in a count's scope by the books now."""
    scope = rows.scope(connection, row.id)
    return books.lying(connection, rows.places(connection, row), row.category, scope)


def _progress(connection: Connection, row: Row[Any]) -> tuple[int, int, int, str]:
    due = {(key.variant, key.place) for key in keys(connection, row)}
    seen = {(one.variant, one.place) for one in entries.standing(connection, row.id)}
    spots = {(v, p) for v, p in seen if v is not None}
    return len(due | spots), len(spots), 0, ""


def _outcome(connection: Connection, count_id: int) -> tuple[int, int, int, str]:
    mine = select(r.op_id, r.expected, r.counted).where(
        r.count == count_id, r.op_id.not_in(taken_back())
    )
    found = connection.execute(mine).all()
    differing = sum(row.expected != row.counted for row in found)
    op = bytes(found[0].op_id).hex() if found else ""
    return len(found), len(found), differing, op


def _others(connection: Connection, row: Row[Any]) -> tuple[str, ...]:
    mine = {(key.variant, key.place) for key in keys(connection, row)}
    names = []
    others = select(stock_count).where(
        c.state == State.OPEN.value, c.retired_at.is_(None), c.id != row.id
    )
    for other in connection.execute(others.order_by(c.id)):
        if mine & {(key.variant, key.place) for key in keys(connection, other)}:
            names.append(other.name)
    return tuple(names)


def results(connection: Connection, count_id: int) -> list[Result]:
    """What came of a closed count, line by line; what differs first."""
    found = connection.execute(
        select(count_result, variant.c.code, item.c.name, variant.c.label, item.c.unit)
        .add_columns(owner.c.name.label("whose"))
        .join_from(count_result, variant, variant.c.id == r.variant)
        .join(item, item.c.id == variant.c.item)
        .join(owner, owner.c.id == r.owner)
        .where(r.count == count_id, r.op_id.not_in(taken_back()))
        .order_by(func.abs(r.counted - r.expected).desc(), variant.c.sort, r.line)
    ).all()
    where = paths(connection)
    return [
        Result(
            code=row.code,
            title=f"{row.name} {row.label}".rstrip(),
            unit=row.unit,
            owner_name=row.whose,
            place_path=where[row.place],
            expected=int(row.expected),
            counted=int(row.counted),
            estimate=bool(row.estimate),
            booked=bool(row.booked),
            reason=row.reason,
            counted_at=moment(row.counted_at),
        )
        for row in found
    ]
