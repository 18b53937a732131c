"""What lies where, now and at any past moment, and the story of how it came there."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection, Select, and_, func, literal, or_, select, union_all
from sqlalchemy.sql.selectable import FromClause

from desktop.domain.catalogue import search_terms
from desktop.domain.listing import Page
from desktop.domain.moments import moment
from desktop.domain.stock import REAL, Act, Holding, PlaceKind, StoryLine
from desktop.store.tables import (
    allocation,
    balance,
    item,
    movement,
    operation,
    owner,
    person,
    place,
    place_move,
    remark,
    variant,
)


def paths(connection: Connection, at: int | None = None) -> dict[int, str]:
    """The path of every place, as the places lay in each other at a moment (None: now)."""
    rows = connection.execute(select(place.c.id, place.c.name, place.c.parent)).all()
    names = {row.id: row.name for row in rows}
    parents = {row.id: row.parent for row in rows}
    if at is not None:
        later = select(place_move).where(place_move.c.at > at)
        newest_first = later.order_by(place_move.c.at.desc(), place_move.c.recorded_at.desc())
        for move in connection.execute(newest_first):
            parents[move.place] = move.from_parent

    def path(place_id: int) -> str:
        above = parents[place_id]
        return names[place_id] if above is None else f"{path(above)}/{names[place_id]}"

    return {place_id: path(place_id) for place_id in names}


def inside(connection: Connection, place_id: int, at: int | None = None) -> set[int]:
    """A place and all that lay in it at a moment, local ids."""
    everywhere = paths(connection, at)
    top = everywhere[place_id]
    return {p for p, path in everywhere.items() if path == top or path.startswith(f"{top}/")}


def holdings(
    connection: Connection,
    *,
    variant_id: int | None = None,
    places: set[int] | None = None,
    owner_id: int | None = None,
    at: int | None = None,
    query: str = "",
    sort: str = "item",
    descending: bool = False,
    offset: int = 0,
    limit: int = 200,
) -> Page[Holding]:
    """What lies at real places (now or at a moment), nothing where nothing lies.

    `sort` is item, place or on_hand.
    """
    source = _now() if at is None else _as_of(at)
    wanted = []
    if variant_id is not None:
        wanted.append(source.c.variant == variant_id)
    if places is not None:
        wanted.append(source.c.place.in_(places))
    if owner_id is not None:
        wanted.append(source.c.owner == owner_id)
    terms = search_terms(query)
    everything = sort == "item" and at is None and not wanted and not terms
    wanted += [variant.c.search.contains(term, autoescape=True) for term in terms]
    counting = select(func.count()).select_from(source)
    if terms:
        counting = counting.join(variant, variant.c.id == source.c.variant)
    total = connection.execute(counting.where(*wanted)).scalar_one()
    statement = _joined(source, by_item=everything).where(*wanted)
    order = {
        "item": (variant.c.sort, variant.c.id, owner.c.position, place.c.sort),
        "place": (place.c.sort, place.c.id, variant.c.sort, owner.c.position),
        "on_hand": (source.c.qty, variant.c.sort, variant.c.id),
    }[sort]
    columns = [column.desc() if descending else column.asc() for column in order]
    rows = connection.execute(statement.order_by(*columns).limit(limit).offset(offset)).all()
    where = paths(connection, at)
    mistaken = set() if at is None else _taken_back(connection, at)
    return Page(tuple(_holding(row, where, mistaken) for row in rows), int(total))


def _now() -> FromClause:
    return select(balance).where(balance.c.qty != 0).subquery("held")


def _as_of(at: int) -> FromClause:
    m = movement.c
    came = select(m.variant, m.owner, m.to_place.label("place"), m.qty).where(m.at <= at)
    left = select(m.variant, m.owner, m.from_place.label("place"), -m.qty).where(m.at <= at)
    both = union_all(came, left).subquery("both")
    key = (both.c.variant, both.c.owner, both.c.place)
    summed = select(*key, func.sum(both.c.qty).label("qty"))
    summed = summed.join(place, place.c.id == both.c.place).where(place.c.kind.in_(REAL))
    kept = summed.group_by(*key).having(func.sum(both.c.qty) != 0).subquery("summed")
    negative = (kept.c.qty < 0).label("disputed")
    return select(kept.c.variant, kept.c.owner, kept.c.place, kept.c.qty, negative).subquery("held")


def _joined(source: FromClause, *, by_item: bool) -> Select[Any]:
    """`by_item`: the first rows are found by walking along the sorted items, not by sorting all
    that lies anywhere; a sum with nothing keeps SQLite from beginning at the other end.
    """
    which = variant.c.id + 0 if by_item else variant.c.id
    promised = (
        select(func.coalesce(func.sum(allocation.c.qty), literal(0)))
        .where(
            allocation.c.variant == source.c.variant,
            allocation.c.owner == source.c.owner,
            allocation.c.place == source.c.place,
        )
        .scalar_subquery()
    )
    noted = and_(
        remark.c.variant == source.c.variant,
        remark.c.owner == source.c.owner,
        remark.c.place == source.c.place,
    )
    return (
        select(
            source.c.variant,
            variant.c.code,
            item.c.name,
            variant.c.label,
            owner.c.name.label("owner"),
            owner.c.id.label("owner_id"),
            source.c.place,
            source.c.qty,
            source.c.disputed,
            promised.label("promised"),
            remark.c.verified_at,
            remark.c.note,
        )
        .join_from(source, variant, source.c.variant == which)
        .join(item, item.c.id == variant.c.item)
        .join(owner, owner.c.id == source.c.owner)
        .join(place, place.c.id == source.c.place)
        .outerjoin(remark, noted)
    )


def _taken_back(connection: Connection, at: int) -> set[tuple[int, int, int]]:
    """The balances that counted a movement at a moment which was undone after it."""
    statement = (
        select(movement.c.variant, movement.c.owner, movement.c.from_place, movement.c.to_place)
        .join(operation, operation.c.reverses == movement.c.op_id)
        .where(movement.c.at <= at, operation.c.at > at)
    )
    rows = connection.execute(statement).all()
    return {(r.variant, r.owner, p) for r in rows for p in (r.from_place, r.to_place)}


def _holding(row: Any, where: dict[int, str], mistaken: set[tuple[int, int, int]]) -> Holding:
    return Holding(
        variant=row.variant,
        code=row.code,
        item=row.name,
        label=row.label,
        owner=row.owner,
        place=where[row.place],
        place_id=row.place,
        on_hand=int(row.qty),
        available=int(row.qty) - int(row.promised),
        verified_at=None if row.verified_at is None else moment(row.verified_at),
        disputed=bool(row.disputed),
        note=row.note or "",
        taken_back_later=(row.variant, row.owner_id, row.place) in mistaken,
    )


def story(
    connection: Connection,
    *,
    variant_id: int | None = None,
    places: set[int] | None = None,
    limit: int = 100,
    before: int | None = None,
) -> list[StoryLine]:
    """The movements of an item and/or of places, the newest first; `before` (µs) pages on."""
    start, end = place.alias("start"), place.alias("goal")
    taken_back = operation.alias("taken_back")
    statement = (
        select(
            movement,
            operation.c.kind,
            operation.c.note,
            operation.c.reverses,
            taken_back.c.op_id.label("undone"),
            person.c.name.label("by"),
            variant.c.code,
            item.c.name,
            variant.c.label,
            owner.c.name.label("whose"),
            start.c.kind.label("from_kind"),
            end.c.kind.label("to_kind"),
        )
        .join_from(movement, operation, operation.c.op_id == movement.c.op_id)
        .join(person, person.c.id == operation.c.actor)
        .join(variant, variant.c.id == movement.c.variant)
        .join(item, item.c.id == variant.c.item)
        .join(owner, owner.c.id == movement.c.owner)
        .join(start, start.c.id == movement.c.from_place)
        .join(end, end.c.id == movement.c.to_place)
        .outerjoin(taken_back, taken_back.c.reverses == operation.c.op_id)
    )
    if variant_id is not None:
        statement = statement.where(movement.c.variant == variant_id)
    if places is not None:
        statement = statement.where(
            or_(movement.c.from_place.in_(places), movement.c.to_place.in_(places))
        )
    if before is not None:
        statement = statement.where(movement.c.at < before)
    newest = (movement.c.at.desc(), movement.c.recorded_at.desc(), movement.c.line.desc())
    where = paths(connection)
    rows = connection.execute(statement.order_by(*newest).limit(limit)).all()
    return [_line(row, where) for row in rows]


def _line(row: Any, where: dict[int, str]) -> StoryLine:
    return StoryLine(
        op=row.op_id.hex(),
        line=row.line,
        at=moment(row.at),
        recorded_at=moment(row.recorded_at),
        kind=row.kind,
        note=row.note,
        by=row.by,
        code=row.code,
        item=row.name,
        label=row.label,
        owner=row.whose,
        qty=int(row.qty),
        from_kind=PlaceKind(row.from_kind),
        from_place=where[row.from_place],
        to_kind=PlaceKind(row.to_kind),
        to_place=where[row.to_place],
        undone=row.undone is not None,
        reverses=row.reverses is not None,
    )


def acts(connection: Connection, limit: int, op_id: bytes | None = None) -> list[Act]:
    """What was done lately, the newest first (or one act by its op_id)."""
    taken_back = operation.alias("taken_back")
    lines = select(func.count()).where(movement.c.op_id == operation.c.op_id).scalar_subquery()
    statement = (
        select(
            operation,
            person.c.name.label("by"),
            taken_back.c.op_id.label("undone"),
            lines.label("lines"),
        )
        .join(person, person.c.id == operation.c.actor)
        .outerjoin(taken_back, taken_back.c.reverses == operation.c.op_id)
        .order_by(operation.c.recorded_at.desc(), operation.c.op_id.desc())
        .limit(limit)
    )
    if op_id is not None:
        statement = statement.where(operation.c.op_id == op_id)
    return [
        Act(
            op=row.op_id.hex(),
            kind=row.kind,
            at=moment(row.recorded_at),
            by=row.by,
            note=row.note,
            lines=int(row.lines),
            undone=row.undone is not None,
        )
        for row in connection.execute(statement)
    ]
