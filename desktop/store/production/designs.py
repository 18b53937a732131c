"""Designs with versions as rows, and where goods of an old version lie."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection, Row, Select, and_, exists, func, or_, select
from sqlalchemy.sql.elements import ColumnElement

from desktop.domain.catalogue import search_terms
from desktop.domain.errors import NotFound, Taken
from desktop.domain.moments import moment
from desktop.domain.production import Artwork, ArtworkDraft, Attachment, Lying
from desktop.domain.stock import REAL, PlaceKind
from desktop.store.holdings import paths
from desktop.store.production.rows import plain
from desktop.store.standing import taken_back
from desktop.store.tables import (
    artwork,
    attachment,
    balance,
    goods_in,
    item,
    movement,
    operation,
    owner,
    place,
    production,
    variant,
)
from desktop.store.writing import Writer

# Where goods begin: what comes from there was not here before.
_SOURCES = (
    *(PlaceKind.SUPPLIER, PlaceKind.OPENING, PlaceKind.FOUND, PlaceKind.COUNT),
    PlaceKind.ASSEMBLY,
)
a, p, g, m, b = artwork.c, production.c, goods_in.c, movement.c, balance.c


def save(writer: Writer, draft: ArtworkDraft, artwork_id: int | None = None) -> int:
    """Makes or changes a version of a design; its local id. Raises Taken for name and version."""
    there = select(a.id).where(
        a.name == draft.name, a.version == draft.version, a.retired_at.is_(None)
    )
    taken = writer.connection.execute(there).scalar()
    if taken is not None and taken != artwork_id:
        raise Taken("artwork", f"{draft.name} {draft.version}".rstrip())
    if artwork_id is None:
        return writer.born(artwork, plain(draft) | {"retired_at": None})
    before = _lock(writer.connection, artwork_id)
    writer.change(artwork, {"id": artwork_id}, before, plain(draft))
    return artwork_id


def _lock(connection: Connection, artwork_id: int) -> dict[str, Any]:
    found = select(artwork).where(a.id == artwork_id).with_for_update()
    row = connection.execute(found).mappings().first()
    if row is None:
        raise NotFound("artwork", str(artwork_id))
    return dict(row)


def set_retired(writer: Writer, artwork_id: int, at: int | None) -> str:
    """Takes a version out of lists (µs UTC), or brings it back (None); its name."""
    row = _lock(writer.connection, artwork_id)
    before = {"retired_at": row["retired_at"]}
    writer.change(artwork, {"id": artwork_id}, before, {"retired_at": at})
    return f"{row['name']} {row['version']}".rstrip()


def title(connection: Connection, artwork_id: int) -> str:
    """Name and version of a design. Raises NotFound."""
    row = connection.execute(select(artwork).where(a.id == artwork_id)).first()
    if row is None:
        raise NotFound("artwork", str(artwork_id))
    return f"{row.name} {row.version}".rstrip()


def artworks(connection: Connection, query: str = "") -> list[Artwork]:
    """All versions that are not retired, by name, the newest version of each first."""
    used = (
        select(p.artwork, func.count().label("used"))
        .where(p.retired_at.is_(None))
        .group_by(p.artwork)
        .subquery()
    )
    statement: Select[Any] = (
        select(
            artwork, attachment.c.sha256, attachment.c.name.label("file_name"),
            attachment.c.bytes, used.c.used,
        )
        .outerjoin(attachment, attachment.c.id == a.file)
        .outerjoin(used, used.c.artwork == a.id)
        .where(a.retired_at.is_(None))
        .order_by(a.name, a.at.desc(), a.id.desc())
    )  # fmt: skip
    for term in search_terms(query):
        columns = (a.name, a.version, a.made_by, a.note)
        statement = statement.where(or_(*(c.icontains(term, autoescape=True) for c in columns)))
    rows = connection.execute(statement).all()
    newest: dict[str, int] = {}
    last = select(a.name, a.id).where(a.retired_at.is_(None)).order_by(a.at, a.id)
    newest.update((row.name, row.id) for row in connection.execute(last))
    return [_value(row, newest[row.name] == row.id) for row in rows]


def _value(row: Row[Any], latest: bool) -> Artwork:
    file = None
    if row.file is not None:
        file = Attachment(row.file, row.sha256, row.file_name, row.bytes)
    return Artwork(
        id=row.id,
        uid=row.uid.hex(),
        draft=ArtworkDraft(row.name, row.version, row.made_by, row.note, row.file),
        at=moment(row.at),
        file=file,
        used=int(row.used or 0),
        latest=latest,
        retired=row.retired_at is not None,
    )


def _received(artwork_id: int) -> Select[Any]:
    """Pieces of each article that came in from a version of a design."""
    acts = (
        select(g.op_id)
        .join(production, p.id == g.production)
        .where(p.artwork == artwork_id, g.op_id.not_in(taken_back()))
    )
    source = select(place.c.id).where(place.c.kind == PlaceKind.SUPPLIER.value)
    return (
        select(m.variant, m.owner, func.sum(m.qty).label("qty"))
        .where(m.op_id.in_(acts), m.from_place.in_(source))
        .group_by(m.variant, m.owner)
    )


def made_of(artwork_id: int) -> ColumnElement[bool]:
    """A condition on `variant`: something of it came in from this version of a design."""
    came = _received(artwork_id).subquery()
    return exists(select(came.c.variant).where(came.c.variant == variant.c.id))


def lying(connection: Connection, artwork_id: int) -> list[Lying]:
    """Where goods of a version lie now, the most first. Raises NotFound."""
    name = title(connection, artwork_id)
    came = _received(artwork_id).subquery()
    real = select(place.c.id).where(place.c.kind.in_([kind.value for kind in REAL]))
    sources = select(place.c.id).where(place.c.kind.in_([kind.value for kind in _SOURCES]))
    every = (
        select(m.variant, m.owner, func.sum(m.qty).label("qty"))
        .join(operation, operation.c.op_id == m.op_id)
        .where(
            m.variant.in_(select(came.c.variant)),
            operation.c.reverses.is_(None),
            m.from_place.in_(sources),
            m.to_place.in_(real),
            m.op_id.not_in(taken_back()),
        )
        .group_by(m.variant, m.owner)
    )
    whole = {(row.variant, row.owner): int(row.qty) for row in connection.execute(every)}
    rows = connection.execute(
        select(
            b.variant, b.owner, b.place, b.qty, came.c.qty.label("received"),
            variant.c.code, variant.c.label, item.c.name, owner.c.name.label("owner_name"),
        )
        .join(came, and_(came.c.variant == b.variant, came.c.owner == b.owner))
        .join(variant, variant.c.id == b.variant)
        .join(item, item.c.id == variant.c.item)
        .join(owner, owner.c.id == b.owner)
        .where(b.qty > 0)
        .order_by(b.qty.desc(), variant.c.sort, b.place)
    ).all()  # fmt: skip
    where = paths(connection)
    return [
        Lying(
            artwork=name,
            code=row.code,
            item=row.name,
            label=row.label,
            owner=row.owner_name,
            place=where[row.place],
            place_id=row.place,
            on_hand=row.qty,
            received=int(row.received),
            mixed=whole.get((row.variant, row.owner), 0) > int(row.received),
        )
        for row in rows
    ]
