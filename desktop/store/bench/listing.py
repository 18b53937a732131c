"""Windows onto the list of boards."""

from __future__ import annotations

import json
from typing import Any

from sqlalchemy import Connection, Row, Select, func, or_, select
from sqlalchemy.sql.elements import ColumnElement

from desktop.domain.bench.card import Trouble
from desktop.domain.bench.sessions import BoardRow
from desktop.domain.catalogue import search_terms
from desktop.domain.listing import Page
from desktop.domain.moments import moment
from desktop.store.tables import bench_session, board, participant, private

b = board.c
_SORTS: dict[str, tuple[ColumnElement[Any], ...]] = {
    "serial": (b.serial, b.tag),
    "project": (b.project,),
    "state": (b.ok, b.code),
    "attempts": (b.attempts,),
    "last_at": (b.last_at,),
    "session": (bench_session.c.name,),
    "firmware": (b.firmware,),
    "participant": (func.coalesce(private.c.search, ""),),
}
SORTS = tuple(_SORTS)
_JOINED = (
    board.outerjoin(bench_session, bench_session.c.id == b.session)
    .outerjoin(participant, participant.c.id == b.participant)
    .outerjoin(private, private.c.id == participant.c.name)
)


def boards(
    connection: Connection,
    query: str = "",
    *,
    state: str | None = None,
    session: int | None = None,
    sort: str = "last_at",
    descending: bool = True,
    offset: int = 0,
    limit: int = 200,
) -> Page[BoardRow]:
    """Boards whose words, or whose person's name, hold every word of the query."""
    where: list[ColumnElement[bool]] = []
    for term in search_terms(query):
        in_name = func.coalesce(private.c.search, "").contains(term, autoescape=True)
        where.append(or_(b.search.contains(term, autoescape=True), in_name))
    if state is not None:
        where.append(b.ok.is_(state == "passed"))
    if session is not None:
        where.append(b.session == session)
    source: Any = _JOINED if where else board
    total = connection.execute(select(func.count()).select_from(source).where(*where))
    columns = (*_SORTS[sort], b.key)
    order = [c.desc() if descending else c.asc() for c in columns]
    listed: Select[Any] = (
        select(
            board,
            bench_session.c.name.label("session_name"),
            private.c.value.label("name"),
        )
        .select_from(_JOINED)
        .where(*where)
        .order_by(*order)
        .limit(limit)
        .offset(offset)
    )
    rows = tuple(_value(row) for row in connection.execute(listed))
    return Page(rows, int(total.scalar_one()))


def one(connection: Connection, key: str) -> BoardRow | None:
    """A board by its key; None once all its attempts are taken back."""
    found = (
        select(board, bench_session.c.name.label("session_name"), private.c.value.label("name"))
        .select_from(_JOINED)
        .where(b.key == key)
    )
    row = connection.execute(found).first()
    return None if row is None else _value(row)


def _value(row: Row[Any]) -> BoardRow:
    return BoardRow(
        key=row.key,
        serial=row.serial,
        tag=row.tag,
        project=row.project,
        ok=bool(row.ok),
        trouble=Trouble(row.code, json.loads(row.data)) if row.code else None,
        attempts=row.attempts,
        last_at=moment(row.last_at),
        session=row.session,
        session_name=row.session_name or "",
        participant=row.name or "",
        firmware=row.firmware,
    )
