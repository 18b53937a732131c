"""Attempts read back, each with its number among the standing ones of its board."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable
from typing import Any

from sqlalchemy import Connection, Row, Select, func, select
from sqlalchemy.sql.elements import ColumnElement

from desktop.domain.bench.card import Mark, StepRow, Trouble
from desktop.domain.bench.numbers import tag_text
from desktop.domain.bench.sessions import Attempt
from desktop.domain.moments import moment
from desktop.store.bench.standing import ORDER, WITHDRAWN
from desktop.store.tables import attempt, booking

a, b = attempt.c, booking.c


def of_session(connection: Connection, session_id: int) -> list[tuple[str, Attempt]]:
    """All attempts of a session in their order, each with its board's key."""
    boards = select(a.board).where(a.session == session_id)
    found = _numbered(connection, a.board.in_(boards))
    return [(key, one) for key, one in found if one.session == session_id]


def of_board(connection: Connection, key: str) -> list[Attempt]:
    """All attempts of a board in their order, those that were taken back among them."""
    return [one for _, one in _numbered(connection, a.board == key)]


def one(connection: Connection, op_id: bytes) -> tuple[str, Attempt] | None:
    """The attempt that an act recorded, with its board's key."""
    key = connection.execute(select(a.board).where(a.op_id == op_id)).scalar()
    if key is None:
        return None
    found = _numbered(connection, a.board == key)
    return next((key, one) for key, one in found if one.op == op_id.hex())


def _numbered(connection: Connection, *where: ColumnElement[bool]) -> Iterable[tuple[str, Attempt]]:
    gone = {bytes(op) for op in connection.execute(WITHDRAWN).scalars()}
    mine = b.of_op.in_(select(a.op_id).where(*where))
    net: Select[Any] = select(b.of_op).where(mine).group_by(b.of_op).having(func.sum(b.qty) > 0)
    booked = {bytes(op) for op in connection.execute(net).scalars()}
    tries: Counter[str] = Counter()
    for row in connection.execute(select(attempt).where(*where).order_by(*ORDER)):
        op_id = bytes(row.op_id)
        tries[row.board] += op_id not in gone
        yield row.board, _value(row, tries[row.board], op_id in booked, op_id in gone)


def _value(row: Row[Any], number: int, booked: bool, withdrawn: bool) -> Attempt:
    return Attempt(
        session=row.session,
        at=moment(row.at),
        project=row.project,
        serial=row.serial,
        tag=tag_text(row.tag),
        participant=row.participant,
        ok=bool(row.ok),
        trouble=Trouble(row.code, json.loads(row.data)) if row.code else None,
        steps=tuple(_step(said) for said in json.loads(row.steps)),
        firmware=row.firmware,
        location=row.location,
        seconds=row.ms / 1000,
        number=number,
        returned=bool(row.returned),
        op=bytes(row.op_id).hex(),
        booked=booked,
        withdrawn=withdrawn,
    )


def _step(said: dict[str, Any]) -> StepRow:
    return StepRow(**{**said, "mark": Mark(said["mark"])})
