"""How much of an article an audience of an event gets, and how much of it went out."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection, Row, and_, func, or_, select

from desktop.domain.errors import NotFound, Taken
from desktop.domain.requisitions import State
from desktop.domain.requisitions.giving import Quota
from desktop.store import turns
from desktop.store.prepared import Prepared
from desktop.store.tables import (
    event,
    giveaway,
    item,
    quota,
    requisition,
    requisition_line,
    sale,
    sale_line,
    variant,
)
from desktop.store.writing import Writer

q = quota.c
_GONE = (State.REJECTED.value, State.CANCELLED.value)
_ALL = (
    select(
        quota,
        variant.c.code,
        variant.c.label,
        item.c.name,
        event.c.name.label("event_name"),
    )
    .join(variant, variant.c.id == q.variant)
    .join(item, item.c.id == variant.c.item)
    .outerjoin(event, event.c.id == q.event)
    .where(q.retired_at.is_(None))
    .order_by(event.c.name, q.audience, item.c.name, variant.c.label, q.id)
)
_EVERY = Prepared(_ALL)


def quotas(connection: Connection) -> list[Quota]:
    """All quotas that stand, with what went out."""
    given, booth = _given(connection), _booth(connection)
    found = []
    for row in _EVERY(connection, {}):
        key = (row.event, row.audience, row.variant)
        found.append(
            Quota(
                id=row.id,
                event=row.event,
                event_name=row.event_name or "",
                audience=row.audience,
                code=row.code,
                item=f"{row.name} {row.label}".rstrip(),
                each=int(row.each),
                people=row.people,
                used=given.get(key, 0),
                booth=booth.get(key, 0),
            )
        )
    return found


def _given(connection: Connection) -> dict[tuple[int | None, str, int], int]:
    """Pieces that giving to many promised or gave, by event, audience and article."""
    what = func.coalesce(requisition_line.c.substitute, requisition_line.c.variant)
    rows = connection.execute(
        select(
            giveaway.c.event,
            giveaway.c.audience,
            what.label("variant"),
            func.sum(func.coalesce(requisition_line.c.approved, 0)).label("qty"),
        )
        .join_from(giveaway, requisition, requisition.c.giveaway == giveaway.c.id)
        .join(requisition_line, requisition_line.c.requisition == requisition.c.id)
        .where(
            giveaway.c.retired_at.is_(None),
            requisition.c.retired_at.is_(None),
            requisition_line.c.retired_at.is_(None),
            requisition.c.state.not_in(_GONE),
        )
        .group_by(giveaway.c.event, giveaway.c.audience, what)
    )
    return {(row.event, row.audience, row.variant): int(row.qty) for row in rows}


def _booth(connection: Connection) -> dict[tuple[int | None, str, int], int]:
    """Pieces given at the booth by reason, what was put right afterwards taken off."""
    first = sale.alias("first")
    rows = connection.execute(
        select(
            sale.c.event,
            func.coalesce(first.c.reason, sale.c.reason).label("reason"),
            sale_line.c.variant,
            func.sum(sale_line.c.qty).label("qty"),
        )
        .join_from(sale, sale_line, sale_line.c.op_id == sale.c.op_id)
        .outerjoin(first, first.c.op_id == sale.c.of_op)
        .where(
            sale_line.c.variant.is_not(None),
            or_(and_(sale.c.kind == "gift", first.c.op_id.is_(None)), first.c.kind == "gift"),
        )
        .group_by(sale.c.event, func.coalesce(first.c.reason, sale.c.reason), sale_line.c.variant)
    )
    return {(row.event, row.reason, row.variant): int(row.qty) for row in rows}


def get(connection: Connection, key: int) -> Row[Any]:
    """The row of a quota that stands. Raises NotFound."""
    row = connection.execute(select(quota).where(q.id == key, q.retired_at.is_(None))).first()
    if row is None:
        raise NotFound("quota", str(key))
    return row


def save(writer: Writer, key: int | None, said: dict[str, Any]) -> int:
    """A new quota, or other values of one; its local id. Raises NotFound, Taken."""
    turns.take(writer.connection, quota)
    if key is None:
        key = writer.born(quota, {**said, "retired_at": None})
    else:
        row = get(writer.connection, key)
        writer.change(quota, {"id": key}, {name: getattr(row, name) for name in said}, said)
    need_alone(writer.connection, key)
    return key


def need_alone(connection: Connection, key: int) -> None:
    """Raises Taken where another quota speaks of the same audience, event and article."""
    other = quota.alias("other")
    alike = (
        select(q.audience, variant.c.code)
        .join(variant, variant.c.id == q.variant)
        .join(
            other,
            and_(
                other.c.event.is_not_distinct_from(q.event),
                other.c.audience == q.audience,
                other.c.variant == q.variant,
            ),
        )
        .where(
            q.id == key, q.retired_at.is_(None), other.c.id != q.id, other.c.retired_at.is_(None)
        )
    )
    for row in connection.execute(alike):
        raise Taken("quota", f"{row.audience} {row.code}")


def retire(writer: Writer, key: int) -> None:
    """It holds no more."""
    row = get(writer.connection, key)
    gone = {"retired_at": writer.recorded_at}
    writer.change(quota, {"id": row.id}, {"retired_at": None}, gone)
