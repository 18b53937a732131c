"""Items across, places down: the whole stock as one table, streamed in the order of its items."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from operator import itemgetter
from typing import Any

from sqlalchemy import Connection, Select, select

from desktop.store.reports.held import Narrow, held
from desktop.store.tables import item, variant

AT_ONCE = 2_000  # rows of the database a step
_VARIANT = itemgetter(0)

Row = tuple[int, dict[int, int]]


def statement(narrow: Narrow, at: int | None) -> Select[Any]:
    """`variant place qty`, item after item; an item's owners each have their own."""
    lying = held(narrow, at)
    # A sum with nothing keeps SQLite from beginning with all that lies anywhere and sorting it:
    # it walks along the items, so that the first of them are there at once.
    now = at is None and not narrow.category and narrow.place is None
    which = variant.c.id + 0 if now else variant.c.id
    return (
        select(lying.c.variant, lying.c.place, lying.c.qty)
        .join_from(variant, lying, lying.c.variant == which)
        .order_by(variant.c.sort, variant.c.id)
    )


def crossing(connection: Connection, narrow: Narrow, at: int | None = None) -> Iterator[list[Row]]:
    """For each item (local id) its pieces by place (local id), some at a time, sorted by name.

    The rows are taken as the driver has them: whole numbers, a hundred thousand of them.
    """
    found = connection.execute(statement(narrow, at))
    cursor = found.cursor
    assert cursor is not None  # it is a SELECT
    rest: list[tuple[int, int, int]] = []
    while some := cursor.fetchmany(AT_ONCE):
        rows: list[tuple[int, int, int]] = [*rest, *some]
        last = rows[-1][0]
        cut = len(rows)
        while cut and rows[cut - 1][0] == last:
            cut -= 1
        rest = rows[cut:]  # the last item may go on
        yield _gathered(rows[:cut])
    yield _gathered(rest)


def _gathered(rows: list[tuple[int, int, int]]) -> list[Row]:
    told = []
    for one, lines in groupby(rows, _VARIANT):
        places: dict[int, int] = {}
        for _, place, qty in lines:
            places[place] = places.get(place, 0) + int(qty)
        told.append((one, places))
    return told


def titles(connection: Connection) -> dict[int, tuple[str, str, str]]:
    """Code, name and label of every variant (local id)."""
    named = select(variant.c.id, variant.c.code, item.c.name, variant.c.label)
    rows = connection.execute(named.join(item, item.c.id == variant.c.item))
    return {row.id: (row.code, row.name, row.label) for row in rows}
