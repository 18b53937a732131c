"""Places as rows: a tree of real ones, a closed list of outside ones, and their moves."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from sqlalchemy import Connection, Row, bindparam, func, literal_column, select
from sqlalchemy.sql.elements import ColumnElement

from desktop.domain.catalogue import search_text
from desktop.domain.errors import (
    NotEmpty,
    NotFound,
    NowhereReal,
    PlaceCycle,
    Retired,
    Taken,
)
from desktop.domain.stock import OUTSIDE, REAL, Place, PlaceKind
from desktop.store import settled
from desktop.store.prepared import Prepared
from desktop.store.tables import balance, place, place_move
from desktop.store.writing import Writer

_SEEDED = (*OUTSIDE, PlaceKind.UNKNOWN)
_ROW = Prepared(select(place).where(place.c.id == bindparam("id")))
_above = func.coalesce(place.c.parent, literal_column("0"))  # as the index says it
_NAMED = Prepared(
    select(place.c.id).where(_above == bindparam("parent"), place.c.name == bindparam("name"))
)


def path_of(connection: Connection, place_id: int) -> str:
    """The names from the root down, joined by `/`: `成都·仓库/A1`."""
    names: list[str] = []
    current: int | None = place_id
    while current is not None:
        row = _ROW(connection, {"id": current})[0]
        names.append(row.name)
        current = row.parent
    return "/".join(reversed(names))


def all_places(connection: Connection, *, retired: bool = False) -> list[Place]:
    """Every place, real ones first, each before what lies in it."""
    rows = connection.execute(select(place).order_by(place.c.sort, place.c.id)).all()
    by_id = {row.id: row for row in rows}

    def path(row_id: int) -> tuple[str, ...]:
        row = by_id[row_id]
        return (*path(row.parent), row.name) if row.parent is not None else (row.name,)

    def sort(row_id: int) -> tuple[str, ...]:
        row = by_id[row_id]
        return (*sort(row.parent), row.sort) if row.parent is not None else (row.sort,)

    places = [
        (PlaceKind(row.kind) not in REAL, sort(row.id), value)
        for row in rows
        if retired or row.retired_at is None
        for value in [_value(row, "/".join(path(row.id)))]
    ]
    return [value for _, _, value in sorted(places, key=lambda p: (p[0], p[1], p[2].id))]


def get(connection: Connection, place_id: int) -> Place:
    """One place by its local id."""
    row = _ROW(connection, {"id": place_id})[0]
    return _value(row, row.name if row.parent is None else path_of(connection, place_id))


def outside_ids(connection: Connection) -> dict[PlaceKind, int]:
    """The outside places and *unknown* by kind. A closed list from the first migration, so that a
    connection remembers it.
    """
    known: dict[PlaceKind, int] | None = connection.info.get("outside")
    if known is None:
        rows = connection.execute(select(place.c.kind, place.c.id).where(place.c.kind.in_(_SEEDED)))
        known = {PlaceKind(row.kind): row.id for row in rows}
        connection.info["outside"] = known
    return known


def outside(connection: Connection, kind: PlaceKind) -> int:
    """The local id of an outside place, or of *unknown*."""
    return outside_ids(connection)[kind]


def is_real(connection: Connection, place_ids: Iterable[int]) -> dict[int, bool]:
    """Of each place (local ids), whether it is real."""
    ids = {i for kind, i in outside_ids(connection).items() if kind not in REAL}
    return {place_id: place_id not in ids for place_id in place_ids}


def need_real(connection: Connection, place_id: int | None) -> None:
    """Raises NowhereReal for an outside place; None is the top of the tree."""
    if place_id is not None and not is_real(connection, [place_id])[place_id]:
        raise NowhereReal(path_of(connection, place_id))


def need_open(connection: Connection, place_ids: Iterable[int]) -> None:
    """Raises Retired for a place that is in no list any more: nobody would find what lies there."""
    for place_id in sorted(place_ids):
        if (found := _ROW(connection, {"id": place_id})[0]).retired_at is not None:
            raise Retired("place", path_of(connection, found.id))


def ensure(writer: Writer, path: str, kind: PlaceKind = PlaceKind.SITE) -> int:
    """The place with this path, made on the way where missing (the last one of `kind`).

    A retired place of that path comes back. Raises NotFound without a name, and NowhereReal.
    """
    parent: int | None = None
    names = [name.strip() for name in path.split("/") if name.strip()]
    for depth, name in enumerate(names):
        last = depth == len(names) - 1
        row = writer.connection.execute(
            select(place).where(under(parent), place.c.name == name)
        ).first()
        if row is None:
            made = kind if last and len(names) == 1 else (PlaceKind.BOX if last else PlaceKind.SITE)
            parent = create(writer, made, name, parent)
            continue
        parent = row.id
        if row.retired_at is not None:
            writer.change(
                place, {"id": row.id}, {"retired_at": row.retired_at}, {"retired_at": None}
            )
    if parent is None:
        raise NotFound("place", path)
    need_real(writer.connection, parent)
    return parent


def create(writer: Writer, kind: PlaceKind, name: str, parent: int | None) -> int:
    """A new place. Raises Taken if its parent has one of that name, NowhereReal."""
    need_real(writer.connection, parent)
    _need_free(writer.connection, parent, name)
    return writer.born(
        place,
        {
            "kind": kind,
            "name": name,
            "parent": parent,
            "retired_at": None,
            "search": search_text(name),
            "sort": name.lower(),
        },
    )


def rename(writer: Writer, place_id: int, name: str) -> None:
    """Another name for a place. Raises Taken if its parent has one of that name, NowhereReal."""
    need_real(writer.connection, place_id)
    row = _ROW(writer.connection, {"id": place_id})[0]
    _need_free(writer.connection, row.parent, name, place_id)
    before = {"name": row.name, "search": row.search, "sort": row.sort}
    after = {"name": name, "search": search_text(name), "sort": name.lower()}
    writer.change(place, {"id": place_id}, before, after)


def retire(writer: Writer, place_id: int) -> None:
    """Takes a place out of all lists. Raises NotEmpty while goods or places lie in it."""
    connection = writer.connection
    row = _ROW(connection, {"id": place_id})[0]
    if PlaceKind(row.kind) not in REAL or row.kind == PlaceKind.UNKNOWN:
        raise NotEmpty(row.name)
    child = select(place.c.id).where(place.c.parent == place_id, place.c.retired_at.is_(None))
    if holds_anything(connection, place_id) or connection.execute(child).first() is not None:
        raise NotEmpty(path_of(connection, place_id))
    after = {"retired_at": writer.recorded_at}
    writer.change(place, {"id": place_id}, {"retired_at": row.retired_at}, after)


def move(writer: Writer, place_id: int, to_parent: int | None) -> None:
    """Puts a place with all it holds into another one.

    Raises PlaceCycle, Taken, Retired, NowhereReal, PeriodSettled.
    """
    settled.need_open(writer)
    connection = writer.connection
    need_real(connection, to_parent)
    row = _ROW(connection, {"id": place_id})[0]
    if not PlaceKind(row.kind).by_hand:
        raise NowhereReal(row.name)
    need_open(connection, [] if to_parent is None else [to_parent])
    current = to_parent
    while current is not None:
        if current == place_id:
            raise PlaceCycle(row.name, path_of(connection, to_parent or place_id))
        current = _ROW(connection, {"id": current})[0].parent
    _need_free(connection, to_parent, row.name, place_id)
    writer.add(
        place_move,
        [
            {
                "line": writer.next_line(place_move),
                "place": place_id,
                "from_parent": row.parent,
                "to_parent": to_parent,
            }
        ],
    )
    writer.change(place, {"id": place_id}, {"parent": row.parent}, {"parent": to_parent})


def below(connection: Connection, place_id: int) -> list[int]:
    """A place and everything that lies in it, local ids."""
    tree = select(place.c.id).where(place.c.id == place_id).cte("tree", recursive=True)
    tree = tree.union(select(place.c.id).where(place.c.parent == tree.c.id))
    return list(connection.execute(select(tree.c.id)).scalars())


def holds_anything(connection: Connection, place_id: int) -> bool:
    """Whether any goods lie at this very place."""
    return connection.execute(
        select(balance.c.variant).where(balance.c.place == place_id, balance.c.qty != 0).limit(1)
    ).first() is not None  # fmt: skip


def unspelled(connection: Connection) -> list[Place]:
    """Places with Chinese names that have no pinyin yet, seeded ones aside."""
    rows = connection.execute(
        select(place).where(place.c.sort == func.lower(place.c.name), place.c.kind.in_(REAL))
    )
    return [_value(row, row.name) for row in rows if not row.name.isascii()]


def set_spelling(connection: Connection, place_id: int, search: str, sort: str) -> None:
    """Fills search and sort of a place with pinyin."""
    where = place.update().where(place.c.id == place_id)
    connection.execute(where.values(search=search, sort=sort))


def under(parent: int | None) -> ColumnElement[bool]:
    """The condition of lying right in a place, None: in none; with a name an index answers it."""
    return _above == (parent or 0)


def _need_free(
    connection: Connection, parent: int | None, name: str, mine: int | None = None
) -> None:
    known = _NAMED(connection, {"parent": parent or 0, "name": name})
    if any(row.id != mine for row in known):
        raise Taken("place", name)


def _value(row: Row[Any], path: str) -> Place:
    return Place(
        id=row.id,
        uid=row.uid.hex(),
        kind=PlaceKind(row.kind),
        name=row.name,
        path=path,
        parent=row.parent,
        retired=row.retired_at is not None,
    )
