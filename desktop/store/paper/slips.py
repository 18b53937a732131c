"""Rows for slips: a shift's entries and payments, what may be picked, what lies packed where."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from typing import Any

from sqlalchemy import BigInteger, Connection, Row, Select, and_, cast, func, literal, select

from desktop.domain.stock import REAL
from desktop.store.tables import (
    allocation,
    balance,
    item,
    journal,
    movement,
    operation,
    owner,
    payment,
    payment_heard,
    place,
    sale,
    shift_close,
    variant,
)

_AT_ONCE = 500  # ids in one question; SQLite takes no more than some thousands

_HEARD = and_(
    payment_heard.c.payment_op == payment.c.op_id,
    payment_heard.c.payment_line == payment.c.line,
)
_GOODS = (variant.c.code, item.c.name, variant.c.label)
_PROMISED = (
    select(func.coalesce(func.sum(allocation.c.qty), literal(0)))
    .where(
        allocation.c.variant == balance.c.variant,
        allocation.c.owner == balance.c.owner,
        allocation.c.place == balance.c.place,
    )
    .scalar_subquery()
)


def entries(connection: Connection, shift_id: int) -> list[Row[Any]]:
    """The numbered entries of a shift by number: `op_id of_op kind letter n station total_fen`."""
    columns = (
        sale.c.op_id, sale.c.of_op, sale.c.kind, sale.c.letter, sale.c.n, sale.c.station,
        sale.c.total_fen,
    )  # fmt: skip
    return list(
        connection.execute(select(*columns).where(sale.c.shift == shift_id).order_by(sale.c.n))
    )


def payments(connection: Connection, shift_id: int) -> list[Row[Any]]:
    """The payments booked in a shift: `sale_op account amount_fen state heard`."""
    columns = (
        payment.c.sale_op, payment.c.account, payment.c.amount_fen, payment.c.state,
        payment_heard.c.op_id.label("heard"),
    )  # fmt: skip
    statement = (
        select(*columns)
        .outerjoin(payment_heard, _HEARD)
        .where(payment.c.shift == shift_id)
        .order_by(payment.c.at, payment.c.op_id, payment.c.line)
    )
    return list(connection.execute(statement))


def head(connection: Connection, shift_id: int, station: bytes) -> tuple[int, str]:
    """Number and hash (hex) of the journal's entry that closed a shift; of the newest entry of
    the station while it is open.
    """
    closed = select(shift_close.c.op_id).where(shift_close.c.shift == shift_id)
    op_id = connection.execute(closed).scalar()
    statement = select(journal.c.seq, journal.c.hash)
    if op_id is None:
        statement = statement.where(journal.c.station == station)
    else:
        statement = statement.where(journal.c.op_id == op_id)
    row = connection.execute(statement.order_by(journal.c.seq.desc()).limit(1)).first()
    return (0, "") if row is None else (int(row.seq), bytes(row.hash).hex())


def lots(
    connection: Connection, variants: Collection[int], places: Collection[int] | None
) -> list[Row[Any]]:
    """What of these variants lies at real places (at those named, if any), less what is promised:
    `variant place kind owner name position free`.
    """
    found: list[Row[Any]] = []
    for some in _chunks(sorted(variants)):
        statement: Select[Any] = (
            select(
                balance.c.variant,
                balance.c.place,
                place.c.kind,
                balance.c.owner,
                owner.c.name,
                owner.c.position,
                (balance.c.qty - _PROMISED).label("free"),
            )
            .join_from(balance, place, place.c.id == balance.c.place)
            .join(owner, owner.c.id == balance.c.owner)
            .where(balance.c.variant.in_(some), balance.c.qty > 0)
        )
        found += [
            row for row in connection.execute(statement) if places is None or row.place in places
        ]
    return found


def packed(connection: Connection, places: Collection[int]) -> list[Row[Any]]:
    """What lies at these very places, whoever owns it: `place code name label qty`, by item."""
    found: list[Row[Any]] = []
    for some in _chunks(sorted(places)):
        statement = (
            select(balance.c.place, *_GOODS, _whole(func.sum(balance.c.qty)).label("qty"))
            .join_from(balance, variant, variant.c.id == balance.c.variant)
            .join(item, item.c.id == variant.c.item)
            .where(balance.c.place.in_(some), balance.c.qty > 0)
            .group_by(balance.c.place, *_GOODS, variant.c.sort)
            .order_by(variant.c.sort, variant.c.code)
        )
        found += connection.execute(statement)
    return found


def brought(connection: Connection, stand: int) -> list[Row[Any]]:
    """What was brought to a stand from real places, acts that were taken back aside:
    `place code name label qty` with the place it came from, by item.
    """
    source = place.alias("source")
    undone = operation.alias("undone")
    statement = (
        select(
            movement.c.from_place.label("place"),
            *_GOODS,
            _whole(func.sum(movement.c.qty)).label("qty"),
        )
        .join_from(movement, source, source.c.id == movement.c.from_place)
        .join(operation, operation.c.op_id == movement.c.op_id)
        .join(variant, variant.c.id == movement.c.variant)
        .join(item, item.c.id == variant.c.item)
        .outerjoin(undone, undone.c.reverses == movement.c.op_id)
        .where(
            movement.c.to_place == stand,
            source.c.kind.in_(REAL),
            operation.c.reverses.is_(None),
            undone.c.op_id.is_(None),
        )
        .group_by(movement.c.from_place, *_GOODS, variant.c.sort)
        .order_by(variant.c.sort, variant.c.code)
    )
    return list(connection.execute(statement))


def uncounted(connection: Connection, codes: Collection[str]) -> set[str]:
    """Those of these codes that are not counted (不计库存)."""
    found: set[str] = set()
    for some in _chunks(sorted(codes)):
        statement = (
            select(variant.c.code)
            .join_from(variant, item, item.c.id == variant.c.item)
            .where(variant.c.code.in_(some), item.c.uncounted)
        )
        found |= set(connection.execute(statement).scalars())
    return found


def _whole(pieces: Any) -> Any:
    """The sum as a whole number: PostgreSQL makes a decimal of it otherwise."""
    return cast(pieces, BigInteger)


def _chunks(ids: Sequence[Any]) -> Iterator[Sequence[Any]]:
    for start in range(0, len(ids), _AT_ONCE):
        yield ids[start : start + _AT_ONCE]
