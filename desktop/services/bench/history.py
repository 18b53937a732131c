"""Every board that ever came to the bench, and its story."""

from __future__ import annotations

from desktop.domain.bench.sessions import Attempt, BoardRow
from desktop.domain.listing import Page
from desktop.exchange.tables import Table
from desktop.services.changes import Desk


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
    """Boards that answer to a query (serial, paper number, kind, session, fault); `state`: passed
    or failed. `sort`: serial, project, state, attempts, last_at, session, firmware.
    """
    raise NotImplementedError


def story(desk: Desk, key: str) -> list[Attempt]:
    """All attempts of a board by its key or serial, the oldest first. Raises NotFound."""
    raise NotImplementedError


def export(
    desk: Desk, query: str = "", *, state: str | None = None, session: int | None = None
) -> Table:
    """All boards of a query as a table for CSV, XLSX and JSON."""
    raise NotImplementedError


def openhtf(desk: Desk, attempt: Attempt) -> dict[str, object]:
    """One attempt as a test record in the shape of OpenHTF's JSON output."""
    raise NotImplementedError
