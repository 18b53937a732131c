"""How long the open requests have waited, as a chart wants it."""

from __future__ import annotations

from sqlalchemy import Connection, func, select

from desktop.domain.requisitions import State
from desktop.store.tables import requisition

_r = requisition.c


def submitted(connection: Connection, states: tuple[State, ...]) -> list[tuple[str, int, int]]:
    """Of the requests in these states: the state, when they came (microseconds UTC, the moment of
    each alone), and how many came then.
    """
    rows = connection.execute(
        select(_r.state, _r.submitted_at, func.count())
        .where(
            _r.state.in_([state.value for state in states]),
            _r.retired_at.is_(None),
            _r.submitted_at.is_not(None),
        )
        .group_by(_r.state, _r.submitted_at)
    )
    return [(str(state), int(at), int(n)) for state, at, n in rows]
