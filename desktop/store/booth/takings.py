"""What came in and what became of the goods, as rows for the evening's figures."""

from __future__ import annotations

from typing import Any

from sqlalchemy import BigInteger, Connection, Row, Select, and_, case, cast, func, select
from sqlalchemy.sql.elements import ColumnElement

from desktop.domain.booth.pay import PayState
from desktop.store.tables import (
    item,
    journal,
    movement,
    payment,
    payment_heard,
    place,
    sale,
    sale_line,
    shift,
    variant,
)

_HEARD = and_(
    payment_heard.c.payment_op == payment.c.op_id,
    payment_heard.c.payment_line == payment.c.line,
)


def entries(connection: Connection, event_id: int, start: int, end: int) -> list[Row[Any]]:
    """The numbered entries of an event in a span of time (µs), oldest first."""
    statement = select(sale).where(sale.c.event == event_id, sale.c.at >= start, sale.c.at < end)
    return list(connection.execute(statement.order_by(sale.c.at, sale.c.n)))


def lines(connection: Connection, event_id: int, start: int, end: int) -> list[Row[Any]]:
    """The lines of those entries with the articles' names."""
    statement = (
        select(
            sale_line,
            variant.c.code,
            item.c.name,
            variant.c.label.label("size"),
            item.c.uncounted,
        )
        .join_from(sale_line, sale, sale.c.op_id == sale_line.c.op_id)
        .outerjoin(variant, variant.c.id == sale_line.c.variant)
        .outerjoin(item, item.c.id == variant.c.item)
        .where(sale.c.event == event_id, sale.c.at >= start, sale.c.at < end)
        .order_by(sale.c.at, sale_line.c.line)
    )
    return list(connection.execute(statement))


def payments(connection: Connection, event_id: int, start: int, end: int) -> list[Row[Any]]:
    """The payments booked at an event in a span of time, with `heard` as it is now."""
    statement = (
        select(payment, payment_heard.c.op_id.label("heard"))
        .join_from(payment, shift, shift.c.id == payment.c.shift)
        .outerjoin(payment_heard, _HEARD)
        .where(shift.c.event == event_id, payment.c.at >= start, payment.c.at < end)
        .order_by(payment.c.at, payment.c.op_id, payment.c.line)
    )
    return list(connection.execute(statement))


def open_claims(
    connection: Connection, event_id: int, start: int | None = None, end: int | None = None
) -> list[Row[Any]]:
    """Claimed payments that nobody heard of and that were not given back, oldest first.

    Rows have `op_id line sale_op at account amount_fen` and the sale's `letter n station`.
    """
    statement: Select[Any] = (
        select(
            payment.c.op_id,
            payment.c.line,
            payment.c.sale_op,
            payment.c.at,
            payment.c.account,
            payment.c.amount_fen,
            sale.c.letter,
            sale.c.n,
            sale.c.station,
            func.coalesce(sale.c.of_op, sale.c.op_id).label("root"),
        )
        .join_from(payment, sale, sale.c.op_id == payment.c.sale_op)
        .outerjoin(payment_heard, _HEARD)
        .where(
            sale.c.event == event_id,
            payment.c.state == PayState.CLAIMED,
            payment_heard.c.op_id.is_(None),
        )
        .order_by(payment.c.at, payment.c.op_id, payment.c.line)
    )
    rows = connection.execute(statement).all()
    given_back: dict[tuple[bytes, int], int] = {}
    for row in rows:
        if row.amount_fen < 0:
            key = (bytes(row.root), row.account)
            given_back[key] = given_back.get(key, 0) - row.amount_fen
    still = []
    for row in rows:
        key = (bytes(row.root), row.account)
        if row.amount_fen <= 0:
            continue
        if given_back.get(key, 0) >= row.amount_fen:
            given_back[key] -= row.amount_fen
            continue
        if (start is None or row.at >= start) and (end is None or row.at < end):
            still.append(row)
    return still


def stand_movements(connection: Connection, stand: int, start: int, end: int) -> list[Row[Any]]:
    """Pieces to and from a stand in a span of time: variant, kind of the other end, net qty.

    `qty` is positive for what came to the stand; `before` is what lay there at the start.
    """
    other = place.alias("other")
    came = movement.c.to_place == stand
    signed = case((came, movement.c.qty), else_=-movement.c.qty)
    during = case((movement.c.at >= start, signed), else_=0)
    before = case((movement.c.at < start, signed), else_=0)
    statement = (
        select(
            movement.c.variant,
            variant.c.code,
            item.c.name,
            variant.c.label.label("size"),
            other.c.kind,
            _whole(during).label("qty"),
            _whole(case((came, during), else_=0)).label("came"),
            _whole(before).label("before"),
        )
        .join_from(
            movement,
            other,
            other.c.id == case((came, movement.c.from_place), else_=movement.c.to_place),
        )
        .join(variant, variant.c.id == movement.c.variant)
        .join(item, item.c.id == variant.c.item)
        .where((movement.c.to_place == stand) | (movement.c.from_place == stand))
        .where(movement.c.at < end)
        .group_by(
            movement.c.variant,
            variant.c.code,
            item.c.name,
            variant.c.label,
            variant.c.sort,
            other.c.kind,
        )
        .order_by(variant.c.sort, movement.c.variant)
    )
    return list(connection.execute(statement))


def _whole(pieces: ColumnElement[Any]) -> ColumnElement[int]:
    """The sum as a whole number: PostgreSQL makes a decimal of it otherwise."""
    return cast(func.sum(pieces), BigInteger)


def families(connection: Connection, op_id: bytes) -> list[bytes]:
    """A sale and all entries that change it, up to the first one and down to the last."""
    root = op_id
    while True:
        above = connection.execute(select(sale.c.of_op).where(sale.c.op_id == root)).scalar()
        if above is None:
            break
        root = bytes(above)
    tree = select(sale.c.op_id).where(sale.c.op_id == root).cte("family", recursive=True)
    tree = tree.union(select(sale.c.op_id).where(sale.c.of_op == tree.c.op_id))
    return [bytes(row) for row in connection.execute(select(tree.c.op_id)).scalars()]


def head(connection: Connection, station: bytes) -> str:
    """The hash of the station's newest journal entry, in hex; "" before the first one."""
    statement = (
        select(journal.c.hash)
        .where(journal.c.station == station)
        .order_by(journal.c.seq.desc())
        .limit(1)
    )
    found = connection.execute(statement).scalar()
    return "" if found is None else bytes(found).hex()
