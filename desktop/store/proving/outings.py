"""What was brought back or named at an event went where its line says."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from sqlalchemy import Connection, select

from desktop.domain.safekeeping import Problem
from desktop.store.tables import event, movement, operation, place_move, recovery

_ACTS = ("bring_home", "name_rest")  # an imported list says what nobody moved here


def prove(connection: Connection) -> Iterator[Problem]:
    """Every line of 现场回收 stands beside its movement, or beside the move of its box."""
    r, m = recovery.c, movement.c
    ours = select(operation.c.op_id).where(operation.c.kind.in_(_ACTS))
    said: dict[tuple[bytes, int, int, int], int] = Counter()
    events: dict[bytes, int] = {}
    for row in connection.execute(select(recovery).where(r.op_id.in_(ours))):
        said[bytes(row.op_id), row.variant, row.owner, row.to_place] += int(row.qty)
        events[bytes(row.op_id)] = row.event
    if not said:
        return
    moved: Counter[tuple[bytes, int, int, int]] = Counter()
    for row in connection.execute(
        select(m.op_id, m.variant, m.owner, m.to_place, m.qty).where(m.op_id.in_(ours))
    ):
        moved[bytes(row.op_id), row.variant, row.owner, row.to_place] += int(row.qty)
    boxes = {
        (bytes(row.op_id), row.place)
        for row in connection.execute(
            select(place_move.c.op_id, place_move.c.place).where(place_move.c.op_id.in_(ours))
        )
    }
    names = {row.id: row.name for row in connection.execute(select(event.c.id, event.c.name))}
    for key, qty in said.items():
        op, _, _, goal = key
        if moved[key] < qty and (op, goal) not in boxes:
            where = {"event": names[events[op]], "op": op.hex(), "said": qty, "moved": moved[key]}
            yield Problem("recovery", where)
