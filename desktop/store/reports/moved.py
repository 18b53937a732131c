"""What moved when, by kind of act; and what became of an owner's goods."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, func, or_, select, union_all

from desktop.domain.stock import OUTSIDE
from desktop.store.reports.held import Narrow
from desktop.store.reports.lying import whole
from desktop.store.standing import taken_back
from desktop.store.tables import movement, operation, place

_DAY = 86_400_000_000  # microseconds
_HOME = 8 * 3_600_000_000  # Asia/Shanghai is eight hours ahead, all the year round


def by_day(
    connection: Connection, narrow: Narrow, since: int | None, until: int | None
) -> Sequence[Any]:
    """Pieces by day and kind of act: `day` (days since 1970 at home) `kind qty lines`.

    `since` and before `until` are µs UTC. What was taken back counts as if it had never been. A
    place means what came to it or left it.
    """
    m = movement.c
    day = ((m.at + _HOME) // _DAY).label("day")
    wanted: list[Any] = [operation.c.reverses.is_(None), m.op_id.not_in(taken_back())]
    wanted += narrow.goods(m.variant, m.owner) + _span(since, until)
    if narrow.place is not None:
        wanted.append(or_(*narrow.places(m.from_place), *narrow.places(m.to_place)))
    return connection.execute(
        select(day, operation.c.kind, whole(m.qty).label("qty"), func.count().label("lines"))
        .join_from(movement, operation, operation.c.op_id == m.op_id)
        .where(*wanted)
        .group_by(day, operation.c.kind)
        .order_by(day, operation.c.kind)
    ).all()


def beyond(
    connection: Connection, narrow: Narrow, since: int | None, until: int | None
) -> Sequence[Any]:
    """What came from and went to outside places: `variant kind qty`, > 0 for what came."""
    m = movement.c
    reversing = select(operation.c.op_id).where(operation.c.reverses.is_not(None))
    wanted: list[Any] = [m.op_id.not_in(taken_back()), m.op_id.not_in(reversing)]
    wanted += narrow.goods(m.variant, m.owner) + _span(since, until)
    outside = select(place.c.id).where(place.c.kind.in_(OUTSIDE))
    ends = [
        select(m.variant, end.label("place"), (sign * m.qty).label("qty")).where(
            end.in_(outside), *wanted
        )
        for end, sign in ((m.from_place, 1), (m.to_place, -1))
    ]
    both = union_all(*ends).subquery("both")
    qty = whole(both.c.qty)
    return connection.execute(
        select(both.c.variant, place.c.kind, qty.label("qty"))
        .join_from(both, place, place.c.id == both.c.place)
        .group_by(both.c.variant, place.c.kind)
        .having(qty != 0)
    ).all()


def _span(since: int | None, until: int | None) -> list[Any]:
    found = [] if since is None else [movement.c.at >= since]
    return found if until is None else [*found, movement.c.at < until]
