"""What happened earlier and is typed now: whether the past has room for it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import Connection, and_, func, or_, select, union_all

from desktop.domain.errors import CountedSince, NotYet, PastNegative
from desktop.domain.moments import HOME, moment
from desktop.domain.stock import Key, Move, PlaceKind, deltas
from desktop.store import stock
from desktop.store.places import is_real, outside
from desktop.store.standing import taken_back
from desktop.store.tables import count_result, movement, operation
from desktop.store.writing import Writer


def need_past(writer: Writer) -> None:
    """Raises NotYet for what is said to happen later than now."""
    if writer.at > writer.recorded_at:
        raise NotYet(_said(writer.at))


def need_fit(writer: Writer, moves: Sequence[Move]) -> None:
    """Whether movements at the writer's moment contradict nothing that is known since.

    Raises PastNegative if a real place would hold less than nothing at that moment or at any one
    since, CountedSince if what they change was counted there after that moment.
    """
    connection = writer.connection
    real = is_real(connection, {p for m in moves for p in (m.from_place, m.to_place)})
    changes = {key: change for key, change in deltas(moves, real).items() if change}
    held = stock.lock(connection, changes)
    for key, change in changes.items():
        if (counted := counted_since(connection, key, writer.at)) is not None:
            named = stock.names(connection, key)
            raise CountedSince(named["item"], named["place"], _said(counted))
        if change < 0:
            least, on = lowest(connection, key, held[key], writer.at)
            if least + change < 0:
                named = stock.names(connection, key)
                raise PastNegative(named["item"], named["place"], _said(on), least + change)


def lowest(connection: Connection, key: Key, now: int, since: int) -> tuple[int, int]:
    """The fewest pieces of a key that lay there at a moment or at any one since, and when that was
    first so; `now` is what lies there now. Moments are microseconds UTC.
    """
    m = movement.c
    mine = and_(m.variant == key.variant, m.owner == key.owner, m.at > since)
    came = select(m.at, m.qty).where(mine, m.to_place == key.place)
    left = select(m.at, -m.qty).where(mine, m.from_place == key.place)
    both = union_all(came, left).subquery("both")
    later = (
        select(both.c.at, func.sum(both.c.qty).label("qty"))
        .group_by(both.c.at)
        .order_by(both.c.at.desc())
    )
    there, found = now, []
    for row in connection.execute(later):
        found.append((there, int(row.at)))
        there -= int(row.qty)
    found.append((there, since))
    return min(found)


def counted_since(connection: Connection, key: Key, at: int) -> int | None:
    """When a key was first counted after a moment, None if it was not; an estimate is no count."""
    r, m, o = count_result.c, movement.c, operation.c
    by_list = select(func.min(r.counted_at)).where(
        r.variant == key.variant,
        r.owner == key.owner,
        r.place == key.place,
        r.counted_at > at,
        ~r.estimate,
        r.op_id.not_in(taken_back()),
    )
    count = outside(connection, PlaceKind.COUNT)
    corrected = (
        select(func.min(m.at))
        .join_from(movement, operation, o.op_id == m.op_id)
        .where(
            m.variant == key.variant,
            m.owner == key.owner,
            m.at > at,
            or_(
                and_(m.from_place == key.place, m.to_place == count),
                and_(m.to_place == key.place, m.from_place == count),
            ),
            o.reverses.is_(None),
            m.op_id.not_in(taken_back()),
        )
    )
    return _first(connection.execute(query).scalar() for query in (by_list, corrected))


def _first(moments: Iterable[Any]) -> int | None:
    known = [int(found) for found in moments if found is not None]
    return min(known, default=None)


def _said(at: int) -> str:
    return moment(at, ZoneInfo(HOME)).isoformat()
