"""Sessions as rows."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection, Row, Select, or_, select

from desktop.domain.bench.sessions import Kind, Session, Setup
from desktop.domain.catalogue import search_terms
from desktop.domain.errors import NotFound, SessionClosed
from desktop.domain.moments import moment
from desktop.store.holdings import paths
from desktop.store.tables import bench_session, event, item, owner, variant
from desktop.store.writing import Writer

s = bench_session.c
_kit, _lamp = variant.alias("kit"), variant.alias("lamp")
_kit_item, _lamp_item = item.alias("kit_item"), item.alias("lamp_item")
_ROW: Select[Any] = (
    select(
        bench_session,
        event.c.name.label("event_name"),
        owner.c.name.label("owner_name"),
        *(_kit_item.c.name.label("kit_name"), _kit.c.label.label("kit_label")),
        *(_lamp_item.c.name.label("lamp_name"), _lamp.c.label.label("lamp_label")),
    )
    .outerjoin(event, event.c.id == s.event)
    .outerjoin(owner, owner.c.id == s.owner)
    .outerjoin(_kit, _kit.c.id == s.kit)
    .outerjoin(_kit_item, _kit_item.c.id == _kit.c.item)
    .outerjoin(_lamp, _lamp.c.id == s.lamp)
    .outerjoin(_lamp_item, _lamp_item.c.id == _lamp.c.item)
)
_NEWEST = (s.at.desc(), s.id.desc())


def _value(row: Row[Any], where: dict[int, str]) -> Session:
    setup = Setup(
        project=row.project,
        kind=Kind(row.kind),
        name=row.name,
        event=row.event,
        place=row.place,
        kit=row.kit,
        lamp=row.lamp,
        owner=row.owner_name,
        labels=bool(row.labels),
        image=row.image,
    )
    return Session(
        id=row.id,
        setup=setup,
        opened_at=moment(row.at),
        closed_at=None if row.closed_at is None else moment(row.closed_at),
        event_name=row.event_name or "",
        place_name="" if row.place is None else where.get(row.place, ""),
        kit_name=f"{row.kit_name or ''} {row.kit_label or ''}".strip(),
        lamp_name=f"{row.lamp_name or ''} {row.lamp_label or ''}".strip(),
    )


def sessions(connection: Connection, query: str = "") -> list[Session]:
    """All sessions, the newest first; words of `query` in their names, events and boards."""
    statement = _ROW.where(s.retired_at.is_(None)).order_by(*_NEWEST)
    for term in search_terms(query):
        # search_terms lower-cases; `icontains` escapes what LIKE would take for its own
        columns = (s.name, s.project, event.c.name)
        statement = statement.where(
            or_(*(column.icontains(term, autoescape=True) for column in columns))
        )
    where = paths(connection)
    return [_value(row, where) for row in connection.execute(statement)]


def get(connection: Connection, session_id: int) -> Session:
    """One session by its local id. Raises NotFound."""
    row = connection.execute(_ROW.where(s.id == session_id)).first()
    if row is None:
        raise NotFound("session", str(session_id))
    return _value(row, paths(connection))


def find(connection: Connection, name: str) -> Session:
    """The newest session of a name, or one by its local id as text. Raises NotFound."""
    wanted = name.strip()
    known = sessions(connection)
    for one in known:
        if one.setup.name == wanted:
            return one
    for one in known:
        if str(one.id) == wanted:
            return one
    raise NotFound("session", wanted, tuple(dict.fromkeys(one.setup.name for one in known))[:5])


def current(connection: Connection, station: bytes) -> Session | None:
    """The newest session that this station opened and nobody closed."""
    mine = (s.station == station, s.closed_at.is_(None), s.retired_at.is_(None))
    row = connection.execute(_ROW.where(*mine).order_by(*_NEWEST).limit(1)).first()
    return None if row is None else _value(row, paths(connection))


def add(writer: Writer, setup: Setup, owner_id: int | None) -> int:
    """Opens a session; its local id."""
    row = {
        "name": setup.name,
        "project": setup.project,
        "kind": setup.kind.value,
        "station": writer.station,
        "event": setup.event,
        "place": setup.place,
        "kit": setup.kit,
        "lamp": setup.lamp,
        "owner": owner_id,
        "labels": setup.labels,
        "image": setup.image,
        "closed_at": None,
        "retired_at": None,
    }
    return writer.born(bench_session, row)


def row(connection: Connection, session_id: int) -> Row[Any]:
    """A session as its row, not locked. Raises NotFound."""
    found = connection.execute(select(bench_session).where(s.id == session_id)).first()
    if found is None:
        raise NotFound("session", str(session_id))
    return found


def lock(connection: Connection, session_id: int, *, open_only: bool = True) -> Row[Any]:
    """A session's row; nobody else gives paper numbers in it until the commit.

    Raises NotFound, and SessionClosed for one that takes nothing more.
    """
    held = select(bench_session).where(s.id == session_id).with_for_update()
    row = connection.execute(held).first()
    if row is None:
        raise NotFound("session", str(session_id))
    if open_only and (row.closed_at is not None or row.retired_at is not None):
        raise SessionClosed(row.name)
    return row


def close(writer: Writer, session_id: int) -> None:
    """Closes a session now. Raises NotFound and SessionClosed."""
    lock(writer.connection, session_id)
    after = {"closed_at": writer.at}
    writer.change(bench_session, {"id": session_id}, {"closed_at": None}, after)
