"""All requests as a table that others can read, and that comes in again; contacts masked."""

from __future__ import annotations

from collections.abc import Generator

from desktop.domain.progress import Progress
from desktop.domain.requisitions import Line, Requisition, Source, State
from desktop.exchange.requisitions import requests_table
from desktop.exchange.tables import Table
from desktop.services.changes import Desk
from desktop.services.requisitions import looking
from desktop.store.requisitions import lines as line_rows
from desktop.wording.requisitions.words import source, state

_WINDOW = 500


def table(
    desk: Desk, title: str, *, chinese: bool, whole: bool = False
) -> Generator[Progress, None, Table]:
    """Every request with its lines, the oldest first; the generator returns the table.

    `chinese`: under Chinese headings. `whole`: lines as objects and states by their code, for JSON.
    """
    rows: list[tuple[Requisition, tuple[Line, ...]]] = []
    total = 1
    while len(rows) < total:
        page = looking.requisitions(desk, sort="submitted", offset=len(rows), limit=_WINDOW)
        if not page.rows:
            break
        total = page.total
        with desk.database.reading() as connection:
            lines = line_rows.of_many(connection, [one.id for one in page.rows])
        rows += [(one, tuple(lines[one.id])) for one in page.rows]
        yield Progress(len(rows), total, title)
    words = {one.value: state(one) for one in State} | {one.value: source(one) for one in Source}
    return requests_table(rows, title, chinese=chinese, words=words, whole=whole)
