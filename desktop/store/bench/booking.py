"""生产备货: a board that passed is one kit less and one lamp more, once a board."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection, Row, func, select

from desktop.domain.bench.card import Trouble
from desktop.domain.bench.sessions import Kind
from desktop.domain.errors import OutOfStock, Reserved
from desktop.domain.stock import Key, Move, PlaceKind
from desktop.store import owners, places, stock
from desktop.store.bench.standing import STANDING
from desktop.store.tables import attempt, balance, bench_session, booking
from desktop.store.writing import Writer

a, b, s = attempt.c, booking.c, bench_session.c
_NET = func.coalesce(func.sum(b.qty), 0)


def standing(connection: Connection, of_op: bytes) -> int:
    """How often an attempt stands in the stock now: 1 or 0."""
    return int(connection.execute(select(_NET).where(b.of_op == of_op)).scalar_one())


def of_board(connection: Connection, key: str) -> int:
    """The same of a board, over all its attempts."""
    mine = select(_NET).join_from(booking, attempt, a.op_id == b.of_op).where(a.board == key)
    return int(connection.execute(mine).scalar_one())


def book(writer: Writer, session: Row[Any], of_op: bytes) -> Trouble | None:
    """Books an attempt's kit and lamp; what stands in the way instead of raising it."""
    try:
        post(writer, session, of_op)
    except (OutOfStock, Reserved) as refused:
        data = refused.data()
        kept = {name: data[name] for name in data if name != "purposes"}
        return Trouble(refused.code, kept)
    return None


def post(writer: Writer, session: Row[Any], of_op: bytes) -> None:
    """Books an attempt's kit and lamp. Raises OutOfStock and Reserved, with nothing written."""
    stock.post(writer, moves(writer.connection, session))
    say(writer, of_op, 1)


def moves(connection: Connection, session: Row[Any]) -> list[Move]:
    """One kit into assembly, one lamp out of it."""
    whose = session.owner or owners.usual(connection, session.kit, session.place)
    assembly = places.outside(connection, PlaceKind.ASSEMBLY)
    return [
        Move(session.kit, whose, 1, session.place, assembly),
        Move(session.lamp, whose, 1, assembly, session.place),
    ]


def say(writer: Writer, of_op: bytes, qty: int) -> None:
    """This act's movements are that attempt's."""
    row = {"line": writer.next_line(booking), "of_op": of_op, "qty": qty}
    writer.add(booking, [row])


def unbooked(connection: Connection, session_id: int) -> list[bytes]:
    """The last pass of each board of a session in 生产备货 that does not stand in the stock."""
    where = (a.session == session_id, a.ok.is_(True), STANDING, s.kind == Kind.PRODUCTION.value)
    passed = (
        select(a.board, a.op_id)
        .join_from(attempt, bench_session, s.id == a.session)
        .where(*where)
        .order_by(a.at, a.recorded_at, a.op_id)
    )
    last = {row.board: bytes(row.op_id) for row in connection.execute(passed)}
    booked = (
        select(a.board)
        .join_from(booking, attempt, a.op_id == b.of_op)
        .where(a.board.in_(select(a.board).where(a.session == session_id)))
        .group_by(a.board)
        .having(func.sum(b.qty) > 0)
    )
    there = set(connection.execute(booked).scalars())
    return [op for key, op in last.items() if key not in there]


def kits_left(connection: Connection, session: Row[Any]) -> int:
    """Kits at a session's place that nobody is promised, of its owner or of anybody."""
    mine = [balance.c.variant == session.kit, balance.c.place == session.place]
    if session.owner is not None:
        mine.append(balance.c.owner == session.owner)
    rows = connection.execute(select(balance).where(*mine)).all()
    keys = {Key(row.variant, row.owner, row.place): int(row.qty) for row in rows}
    held = stock.claims(connection, keys)
    return sum(
        max(0, qty - sum(claim.qty for claim in held.get(key, []))) for key, qty in keys.items()
    )
