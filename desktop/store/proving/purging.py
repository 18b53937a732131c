"""What was deleted for good stands nowhere among the private values any more."""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy import Connection, func, select

from desktop.domain.safekeeping import Problem
from desktop.store.tables import private, purge, requisition


def prove(connection: Connection) -> Iterator[Problem]:
    """Each request of which something stands again."""
    rows = connection.execute(
        select(requisition.c.code, func.count().label("n"))
        .select_from(purge)
        .join(private, private.c.id == purge.c.private)
        .outerjoin(requisition, requisition.c.id == purge.c.requisition)
        .group_by(requisition.c.code)
        .order_by(requisition.c.code)
    )
    for row in rows:
        yield Problem("purged_stands", {"request": row.code or "", "n": row.n})
