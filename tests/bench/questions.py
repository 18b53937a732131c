"""A question put to the ledger, against its SQL alone."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable

from desktop.services.changes import Desk
from tests.bench.books import open_raw
from tests.bench.figures import part, took

_TURNS = 15


def beside_its_sql(desk: Desk, ask: Callable[[Desk], object]) -> tuple[float, float]:
    """The medians of both in seconds: the question, and the statements that it runs, raw."""
    path = desk.database.path
    assert path is not None
    asked = _statements(desk, ask)
    assert asked
    raw = open_raw(path)

    def sql_alone() -> None:
        for statement in asked:
            raw.execute(statement).fetchall()

    ask(desk)
    sql_alone()
    floors, times = [], []
    for _ in range(_TURNS):
        floors.append(took(sql_alone))
        times.append(took(lambda: ask(desk)))
    raw.close()
    return part(times, 0.5), part(floors, 0.5)


def _statements(desk: Desk, ask: Callable[[Desk], object]) -> list[str]:
    """The SQL that a question runs, values filled in."""
    seen: list[str] = []
    with desk.database.reading() as connection:
        raw = connection.connection.driver_connection
        assert isinstance(raw, sqlite3.Connection)
        raw.set_trace_callback(seen.append)
    try:
        ask(desk)  # the pool hands out the connection that was given back last
    finally:
        raw.set_trace_callback(None)
    return [s for s in seen if s.lstrip().upper().startswith(("SELECT", "WITH"))]
