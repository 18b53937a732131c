"""Giving to many and lists taken in: what was given hangs together, and what is kept of a row
says nothing of people.
"""

from __future__ import annotations

import json
from collections.abc import Iterator

from sqlalchemy import Connection, and_, func, or_, select

from desktop.domain.requisitions import Source
from desktop.domain.safekeeping import Problem
from desktop.store.tables import giveaway, quota, requisition, requisition_row, variant

_WINDOW = 1000
_SAID = frozenset(
    {
        *("number", "submitted_at", "title", "kind", "city", "team", "headcount", "needed_on"),
        *("lines", "kept"),
    }
)
_KEPT = frozenset({"applicant", "recipient", "phone", "address", "remark"})
_ID = 32  # hex digits of a private value's id


def prove(connection: Connection) -> Iterator[Problem]:
    """All that must be true of acts of giving, quotas, and rows of lists that were taken in."""
    yield from _given(connection)
    yield from _quotas(connection)
    yield from _rows(connection)


def _given(connection: Connection) -> Iterator[Problem]:
    """A request that was given belongs to an act that stands, and no other one does."""
    r, g = requisition.c, giveaway.c
    given = r.source == Source.GIVEAWAY.value
    stands = and_(g.id.is_not(None), g.retired_at.is_(None))
    rows = connection.execute(
        select(r.code)
        .outerjoin_from(requisition, giveaway, g.id == r.giveaway)
        .where(
            r.retired_at.is_(None),
            or_(and_(given, ~stands), and_(~given, r.giveaway.is_not(None))),
        )
        .order_by(r.code)
    )
    for row in rows:
        yield Problem("giveaway_request", {"request": row.code})


def _quotas(connection: Connection) -> Iterator[Problem]:
    """An audience of an event has one quota of an article."""
    q = quota.c
    rows = connection.execute(
        select(q.audience, variant.c.code)
        .join_from(quota, variant, variant.c.id == q.variant)
        .where(q.retired_at.is_(None))
        .group_by(q.event, q.audience, variant.c.code)
        .having(func.count() > 1)
        .order_by(q.audience, variant.c.code)
    )
    for row in rows:
        yield Problem("quota_twice", {"audience": row.audience, "item": row.code})


def _rows(connection: Connection) -> Iterator[Problem]:
    rows = connection.execute(
        select(requisition_row.c.line, requisition_row.c.content, requisition.c.code)
        .join_from(requisition_row, requisition, requisition.c.id == requisition_row.c.requisition)
        .execution_options(yield_per=_WINDOW)
    )
    for row in rows:
        if not _plain(row.content):
            yield Problem("taken_row", {"request": row.code, "row": row.line})


def _plain(content: str) -> bool:
    """Whether a row says only what may be said, and of private values only their ids."""
    try:
        said = json.loads(content)
    except ValueError:
        return False
    if not isinstance(said, dict) or not said.keys() <= _SAID:
        return False
    kept = said.get("kept", {})
    return isinstance(kept, dict) and all(
        name in _KEPT and isinstance(key, str) and len(key) == _ID for name, key in kept.items()
    )
