"""Sales with their lines and payments: written once, read as they stand now."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, Row, Select, and_, bindparam, func, or_, select
from sqlalchemy.sql.elements import ColumnElement

from desktop.domain.booth.cart import LineKind
from desktop.domain.booth.event import Paid, Sale, SaleKind, SoldLine, number_text
from desktop.domain.booth.pay import Payment, PayState
from desktop.domain.errors import Ambiguous, NotFound
from desktop.domain.moments import moment
from desktop.store.booth import events, tills
from desktop.store.tables import (
    item,
    payment,
    payment_heard,
    person,
    sale,
    sale_line,
    variant,
)
from desktop.store.writing import Writer

_NUMBER = re.compile(r"([A-Za-z]?)-?0*(\d+)(?:@([0-9a-f]{4,32}))?")
_SALES: Select[Any] = select(sale, person.c.name.label("by")).join_from(
    sale, person, person.c.id == sale.c.actor
)
_BY_OP = _SALES.where(sale.c.op_id == bindparam("op_id"))
_LINES: Select[Any] = (
    select(
        sale_line,
        variant.c.uid,
        variant.c.code,
        variant.c.item,
        item.c.name,
        variant.c.label.label("size"),
    )
    .join_from(sale_line, variant, variant.c.id == sale_line.c.variant, isouter=True)
    .outerjoin(item, item.c.id == variant.c.item)
    .where(sale_line.c.op_id == bindparam("op_id"))
    .order_by(sale_line.c.line)
)
_GIVEN_BACK = (
    select(sale_line.c.of_line, func.sum(sale_line.c.qty).label("qty"))
    .join_from(sale_line, sale, sale.c.op_id == sale_line.c.op_id)
    .where(sale.c.of_op == bindparam("op_id"), sale_line.c.of_line.is_not(None))
    .group_by(sale_line.c.of_line)
)
_PAYMENTS: Select[Any] = (
    select(payment, payment_heard.c.op_id.label("heard"))
    .outerjoin(
        payment_heard,
        and_(
            payment_heard.c.payment_op == payment.c.op_id,
            payment_heard.c.payment_line == payment.c.line,
        ),
    )
    .where(payment.c.sale_op == bindparam("op_id"))
    .order_by(payment.c.recorded_at, payment.c.op_id, payment.c.line)
)


def write(
    writer: Writer,
    *,
    event_id: int,
    shift_id: int,
    letter: str,
    kind: SaleKind,
    total_fen: int,
    lines: Sequence[dict[str, Any]],
    payments: Sequence[Payment],
    of_op: bytes | None = None,
    reason: str = "",
    recipient: bytes | None = None,
) -> str:
    """Writes a numbered entry with its lines and payments; returns its number."""
    n = tills.next_number(writer, letter)
    head = {
        "event": event_id,
        "shift": shift_id,
        "letter": letter,
        "station": writer.station,
        "n": n,
        "kind": kind,
        "total_fen": total_fen,
        "of_op": of_op,
        "reason": reason,
        "recipient": recipient,
        "actor": writer.actor,
    }
    writer.add(sale, [head])
    writer.add(
        sale_line,
        [
            {"kind": LineKind.GOODS, "variant": None, "owner": None, "label": "", "of_line": None}
            | line
            | {"line": i}
            for i, line in enumerate(lines, start=1)
        ],
    )
    pay(writer, writer.op_id, shift_id, payments)
    return number_text(letter, n)


def pay(writer: Writer, sale_op: bytes, shift_id: int, payments: Sequence[Payment]) -> None:
    """Adds payments to a sale, booked in a shift."""
    writer.add(
        payment,
        [
            {
                "line": writer.next_line(payment),
                "sale_op": sale_op,
                "shift": shift_id,
                "account": p.account,
                "amount_fen": p.amount_fen,
                "tendered_fen": p.tendered_fen,
                "change_fen": p.change_fen,
                "state": p.state,
            }
            for p in payments
        ],
    )


def get(connection: Connection, op_id: bytes) -> Sale:
    """A sale as it stands now: what is left to give back, how it is paid. Raises NotFound."""
    row = connection.execute(_BY_OP, {"op_id": op_id}).first()
    if row is None:
        raise NotFound("sale", op_id.hex())
    shared = tills.shared_letters(connection)
    back = {r.of_line: int(r.qty) for r in connection.execute(_GIVEN_BACK, {"op_id": op_id})}
    lines = tuple(
        _line(line, back.get(line.line, 0)) for line in connection.execute(_LINES, {"op_id": op_id})
    )
    of_number = ""
    if row.of_op is not None:
        of = connection.execute(select(sale).where(sale.c.op_id == row.of_op)).one()
        of_number = number(of, shared)
    corrections = select(sale.c.op_id).where(
        sale.c.of_op == op_id, sale.c.kind == SaleKind.CORRECTION
    )
    return Sale(
        op=row.op_id.hex(),
        number=number(row, shared),
        kind=SaleKind(row.kind),
        event=row.event,
        letter=row.letter,
        at=moment(row.at),
        by=row.by,
        total_fen=row.total_fen,
        reason=row.reason,
        lines=lines,
        payments=payments(connection, op_id),
        of_number=of_number,
        corrected=connection.execute(corrections).first() is not None,
    )


def payments(connection: Connection, op_id: bytes) -> tuple[Paid, ...]:
    """The payments of a sale, later changes of method included, oldest first."""
    rows = connection.execute(_PAYMENTS, {"op_id": op_id}).all()
    accounts = events.accounts_by_id(connection, [row.account for row in rows])
    return tuple(
        Paid(
            op=row.op_id.hex(),
            line=row.line,
            account=accounts[row.account],
            amount_fen=row.amount_fen,
            tendered_fen=row.tendered_fen,
            change_fen=row.change_fen,
            state=PayState.HEARD if row.heard is not None else PayState(row.state),
        )
        for row in rows
    )


def _line(row: Row[Any], given_back: int) -> SoldLine:
    title = row.label if row.variant is None else f"{row.name} {row.size}".rstrip()
    return SoldLine(
        line=row.line,
        kind=LineKind(row.kind),
        variant="" if row.uid is None else row.uid.hex(),
        code=row.code or "",
        title=title,
        item=row.item,
        qty=row.qty,
        unit_fen=row.unit_fen,
        amount_fen=row.amount_fen,
        left=max(0, row.qty + given_back),
    )


def number(row: Row[Any], shared: frozenset[str]) -> str:
    """A sale's number, with its station's tag where two stations gave out the same ones."""
    plain = number_text(row.letter, row.n)
    return f"{plain}@{bytes(row.station).hex()[:4]}" if row.letter in shared else plain


def find(connection: Connection, event_id: int | None, text: str) -> bytes:
    """The op_id of a sale by its number: `A-0017`, `a17`, `17`, `A-0017@3f2a`.

    Raises NotFound, or Ambiguous with all numbers that fit.
    """
    wanted = _NUMBER.fullmatch(text.strip().replace(" ", ""))
    if wanted is None:
        raise NotFound("sale", text)
    statement = _SALES.where(sale.c.n == int(wanted[2]))
    if event_id is not None:
        statement = statement.where(sale.c.event == event_id)
    if wanted[1]:
        statement = statement.where(sale.c.letter == wanted[1].upper())
    rows = [
        row
        for row in connection.execute(statement)
        if bytes(row.station).hex().startswith(wanted[3] or "")
    ]
    if len(rows) == 1:
        return bytes(rows[0].op_id)
    if rows:
        shared = tills.shared_letters(connection) or frozenset(row.letter for row in rows)
        raise Ambiguous("sale", text, tuple(sorted(number(row, shared) for row in rows)))
    raise NotFound("sale", text)


def listed(
    connection: Connection, event_id: int, *, query: str, offset: int, limit: int
) -> tuple[list[bytes], int]:
    """The op_ids of an event's entries, newest first, and their number.

    The query is a number or a part of an article's name or code.
    """
    statement = select(sale.c.op_id).where(sale.c.event == event_id)
    text = query.strip()
    if text:
        named = (
            select(sale_line.c.op_id)
            .outerjoin(variant, variant.c.id == sale_line.c.variant)
            .where(
                or_(
                    variant.c.search.contains(text.lower(), autoescape=True),
                    sale_line.c.label.contains(text, autoescape=True),
                )
            )
        )
        conditions: list[ColumnElement[bool]] = [sale.c.op_id.in_(named)]
        asked = _NUMBER.fullmatch(text)
        if asked:
            conditions.append(sale.c.n == int(asked[2]))
        statement = statement.where(or_(*conditions))
    total = connection.execute(select(func.count()).select_from(statement.subquery())).scalar_one()
    newest = statement.order_by(sale.c.at.desc(), sale.c.op_id.desc())
    rows = connection.execute(newest.limit(limit).offset(offset)).scalars()
    return [bytes(op_id) for op_id in rows], int(total)


def last(connection: Connection, event_id: int, letter: str, station: bytes) -> bytes | None:
    """The op_id of the till's newest entry at an event."""
    statement = (
        select(sale.c.op_id)
        .where(sale.c.station == station, sale.c.letter == letter, sale.c.event == event_id)
        .order_by(sale.c.n.desc())
        .limit(1)
    )
    found = connection.execute(statement).scalar()
    return None if found is None else bytes(found)


def exists(connection: Connection, op_id: bytes) -> bool:
    """Whether a cart's op_id has become a sale."""
    found = connection.execute(select(sale.c.n).where(sale.c.op_id == op_id))
    return found.first() is not None


def heard(connection: Connection, payment_op: bytes, line: int) -> bool:
    """Whether a payment was heard of. Raises NotFound when there is no such payment."""
    key = and_(payment.c.op_id == payment_op, payment.c.line == line)
    row = connection.execute(select(payment.c.state).where(key)).first()
    if row is None:
        raise NotFound("payment", payment_op.hex())
    told = and_(payment_heard.c.payment_op == payment_op, payment_heard.c.payment_line == line)
    later = connection.execute(select(payment_heard.c.op_id).where(told)).first()
    return row.state == PayState.HEARD or later is not None
