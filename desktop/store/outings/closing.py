"""Which events are settled, and what became of what came back from them (现场回收)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, Row, select

from desktop.store.standing import taken_back
from desktop.store.tables import operation, outing_close, person, recovery
from desktop.store.writing import Writer


def closed(connection: Connection) -> dict[int, Row[Any]]:
    """The settled events by local id: `at`, `by`, `note`, `op_id`; the newest act of each."""
    rows: Sequence[Any] = connection.execute(
        select(
            outing_close.c.event,
            outing_close.c.op_id,
            outing_close.c.at,
            outing_close.c.note,
            person.c.name.label("by"),
        )
        .join(operation, operation.c.op_id == outing_close.c.op_id)
        .join(person, person.c.id == operation.c.actor)
        .where(outing_close.c.op_id.not_in(taken_back()))
        .order_by(outing_close.c.at)
    ).all()
    return {row.event: row for row in rows}


def close(writer: Writer, event_id: int, note: str) -> None:
    """Says that all of an event's goods are named."""
    writer.add(outing_close, [{"event": event_id, "note": note}])


def recover(writer: Writer, rows: Sequence[dict[str, Any]]) -> None:
    """Adds lines of 现场回收: event, variant, owner, qty, to_place, way, responsible."""
    lines = [{"line": writer.next_line(recovery), **row} for row in rows]
    writer.add(recovery, lines)


def recovered(connection: Connection, event_id: int) -> list[Row[Any]]:
    """The lines of 现场回收 of an event that stand, in the order in which they were said."""
    statement = (
        select(recovery)
        .where(recovery.c.event == event_id, recovery.c.op_id.not_in(taken_back()))
        .order_by(recovery.c.at, recovery.c.recorded_at, recovery.c.line)
    )
    return list(connection.execute(statement))
