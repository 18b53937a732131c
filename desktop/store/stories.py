"""How goods came to where they lie: movements told one by one, and the acts that made them."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection, func, or_, select

from desktop.domain.moments import moment
from desktop.domain.stock import Act, PlaceKind, StoryLine
from desktop.store.holdings import paths
from desktop.store.tables import item, movement, operation, owner, person, place, variant


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
