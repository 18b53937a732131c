"""What an act at the bench wrote besides movements, taken back; movements go back by themselves.

An attempt or an inspection stays and counts no more; a kit, a booking and a holder get their
opposite; undoing the undo brings all of it back.
"""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from sqlalchemy import Connection, select

from desktop.domain.errors import AlreadyUndone, CannotUndo
from desktop.domain.stock import Move
from desktop.store import stock
from desktop.store.bench import batches, boards, booking, people
from desktop.store.bench.standing import note
from desktop.store.tables import (
    attempt,
    batch,
    bench_note,
    bench_session,
    board_holder,
    inspection,
    kit_handed,
    movement,
    participant,
)
from desktop.store.tables import booking as bookings
from desktop.store.writing import Writer

_OPPOSITE = {"withdrawn": "restored", "restored": "withdrawn"}


def take_back(writer: Writer, op_id: bytes, tables: Collection[str]) -> int:
    """Writes the opposite of an act's facts in these tables (by name); how many. Its movements
    were taken back before.
    """
    ways = {
        kit_handed: _kits,
        bookings: _bookings,
        attempt: _attempts,
        inspection: _inspection,
        bench_note: _notes,
        board_holder: _holders,
    }
    return sum(way(writer, op_id) for table, way in ways.items() if table.name in tables)


def _kits(writer: Writer, op_id: bytes) -> int:
    k = kit_handed.c
    rows = writer.connection.execute(select(kit_handed).where(k.op_id == op_id)).all()
    for row in rows:
        people.say_kit(writer, row.participant, row.how, -row.qty, row.sale)
    return len(rows)


def _bookings(writer: Writer, op_id: bytes) -> int:
    rows = writer.connection.execute(select(bookings).where(bookings.c.op_id == op_id)).all()
    for row in rows:
        # Taken back before with its attempt, or booked again since: its movements are done with.
        if (booking.standing(writer.connection, row.of_op) > 0) != (row.qty > 0):
            raise AlreadyUndone(op_id.hex())
        booking.say(writer, row.of_op, -row.qty)
    return len(rows)


def _attempts(writer: Writer, op_id: bytes) -> int:
    connection = writer.connection
    recorded = connection.execute(select(attempt).where(attempt.c.op_id == op_id)).one()
    note(writer, op_id, "withdrawn")
    if booking.standing(connection, op_id) > 0:  # by a later act, when kits had come
        _unbook(writer, op_id)
    boards.settle(connection, recorded.session, recorded.tag, recorded.serial)
    return 1


def _inspection(writer: Writer, op_id: bytes) -> int:
    note(writer, op_id, "withdrawn")
    return 1


def _unbook(writer: Writer, of_op: bytes) -> None:
    """One kit and one lamp back the way they came, by the act that booked them."""
    connection = writer.connection
    b, m = bookings.c, movement.c
    act = select(b.op_id).where(b.of_op == of_op, b.qty > 0)
    by = connection.execute(act.order_by(b.recorded_at.desc(), b.op_id.desc()).limit(1))
    moved = select(movement).where(m.op_id == by.scalar_one()).order_by(m.line.desc())
    rows = connection.execute(moved).all()
    moves = [Move(r.variant, r.owner, r.qty, r.from_place, r.to_place).back() for r in rows]
    stock.post(writer, moves)
    booking.say(writer, of_op, -1)


def _notes(writer: Writer, op_id: bytes) -> int:
    connection = writer.connection
    rows = connection.execute(select(bench_note).where(bench_note.c.op_id == op_id)).all()
    for row in rows:
        note(writer, row.of_op, _OPPOSITE[row.what])
        of = connection.execute(select(attempt).where(attempt.c.op_id == row.of_op)).first()
        if of is not None:
            boards.settle(connection, of.session, of.tag, of.serial)
    return len(rows)


def _holders(writer: Writer, op_id: bytes) -> int:
    connection = writer.connection
    h = board_holder.c
    rows = connection.execute(select(board_holder).where(h.op_id == op_id)).all()
    for row in rows:
        key = connection.execute(
            select(attempt.c.board).where(attempt.c.op_id == row.of_op)
        ).scalar_one()
        people.hold(writer, key, boards.holder_before(connection, key, op_id))
    return len(rows)


def guard(connection: Connection, table: Any, local: int) -> bool:
    """Whether something of the bench that was born may be retired again: a participant without a
    kit or a board, a batch without an inspection, a session without attempts. Raises CannotUndo
    for a session that has some.
    """
    if table is bench_session:
        used = select(attempt.c.op_id).where(attempt.c.session == local).limit(1)
        if connection.execute(used).first() is not None:
            raise CannotUndo("open_session", "close_session")
    if table is participant:
        return not people.tied(connection, local)
    if table is batch:
        return not batches.inspected(connection, local)
    return True
