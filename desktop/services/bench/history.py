"""Every board that ever came to the bench, and its story."""

from __future__ import annotations

from typing import Any

from desktop.domain.bench.sessions import Attempt, BoardRow
from desktop.domain.errors import NotFound
from desktop.domain.listing import Page
from desktop.domain.moments import HOME
from desktop.exchange import boards as papers
from desktop.exchange.tables import Table
from desktop.services.changes import Desk
from desktop.store.bench import listing, reading, sessions
from desktop.store.bench.boards import find

_ALL = 1_000_000_000


def boards(
    desk: Desk,
    query: str = "",
    *,
    state: str | None = None,
    session: int | None = None,
    sort: str = "last_at",
    descending: bool = True,
    offset: int = 0,
    limit: int = 200,
) -> Page[BoardRow]:
    """Boards that answer to a query (serial, paper number, kind, session, fault, person).

    `state`: passed or failed. `sort`: serial, project, state, attempts, last_at, session,
    participant, firmware.
    """
    with desk.database.reading() as connection:
        return listing.boards(
            connection,
            query,
            state=state,
            session=session,
            sort=sort,
            descending=descending,
            offset=offset,
            limit=limit,
        )


def board(desk: Desk, key: str, session: int | None = None) -> BoardRow:
    """One board as the list has it, by its key or serial, or by its paper number in a session.
    Raises NotFound, also once all its attempts were taken back.
    """
    with desk.database.reading() as connection:
        row = listing.one(connection, find(connection, key, session))
    if row is None:
        raise NotFound("board", key)
    return row


def story(desk: Desk, key: str, session: int | None = None) -> list[Attempt]:
    """All attempts of a board by its key or serial, or by its paper number in a session; the
    oldest first. Raises NotFound.
    """
    with desk.database.reading() as connection:
        return reading.of_board(connection, find(connection, key, session))


def export(
    desk: Desk, query: str = "", *, state: str | None = None, session: int | None = None
) -> Table:
    """All boards of a query as a table for CSV, XLSX and JSON."""
    with desk.database.reading() as connection:
        page = listing.boards(connection, query, state=state, session=session, limit=_ALL)
    return papers.boards_table(page.rows, HOME)


def openhtf(desk: Desk, attempt: Attempt) -> dict[str, Any]:
    """One attempt as a test record in the shape of OpenHTF's JSON output."""
    with desk.database.reading() as connection:
        name = sessions.get(connection, attempt.session).setup.name
    return papers.openhtf(attempt, desk.station.hex[:4], name)
