"""物品 × 地点: every item with what lies of it at every place, as one table."""

from __future__ import annotations

from collections.abc import Generator
from dataclasses import dataclass

from desktop.domain.progress import Progress
from desktop.domain.reports import Filters
from desktop.exchange.crossing import crossing_table
from desktop.exchange.tables import Table
from desktop.services.changes import Desk
from desktop.services.reports.asking import moment, narrow
from desktop.store import holdings
from desktop.store.reports.crossing import crossing as streamed
from desktop.store.reports.crossing import titles


def table(desk: Desk, filters: Filters, title: str) -> Generator[Progress, None, Table]:
    """The same as a table for a file, a column for each place."""
    found = yield from crossing(desk, filters)
    return crossing_table(found.places, found.rows, title)


@dataclass(frozen=True)
class Crossing:
    """The paths of all places that hold anything, by name; for each item its code, name and label
    and its pieces by place.
    """

    places: tuple[tuple[int, str], ...]
    rows: tuple[tuple[tuple[str, str, str], dict[int, int]], ...]


def crossing(desk: Desk, filters: Filters) -> Generator[Progress, None, Crossing]:
    """All of it, item after item by name; the generator returns it whole."""
    rows: list[tuple[int, dict[int, int]]] = []
    at = moment(filters)
    with desk.database.reading() as connection:
        for some in streamed(connection, narrow(filters), at):
            rows += some
            yield Progress(len(rows), 0)
        where = holdings.paths(connection, at)
        known = titles(connection)
    used = {place for _, lying in rows for place in lying}
    places = tuple(sorted(((p, where[p]) for p in used), key=lambda place: place[1]))
    return Crossing(places, tuple((known[variant], lying) for variant, lying in rows))
