"""The booth adds up: numbers without gaps, payments that cover totals, refunds within sales."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from sqlalchemy import Connection, and_, func, or_, select

from desktop.domain.booth.event import number_text
from desktop.domain.safekeeping import Problem
from desktop.store.streaming import batches
from desktop.store.tables import (
    operation,
    payment,
    payment_heard,
    sale,
    sale_line,
    shift,
    till,
    till_claim,
)


def prove(connection: Connection) -> Iterator[Problem]:
    """All that must be true of tills, sales and payments."""
    yield from _numbers(connection)
    yield from _totals(connection)
    yield from _payments(connection)
    yield from _refunds(connection)
    yield from _orphans(connection)


def _numbers(connection: Connection) -> Iterator[Problem]:
    """Each till of each station counts on from where it was claimed, and its end is kept."""
    starts: defaultdict[tuple[str, bytes], set[int]] = defaultdict(set)
    owner: dict[str, tuple[bytes, int]] = {}
    claims = select(till_claim).order_by(till_claim.c.first_n, till_claim.c.recorded_at)
    for row in connection.execute(claims):
        starts[row.letter, bytes(row.station)].add(row.first_n)
        owner[row.letter] = (bytes(row.station), row.first_n - 1)
    last: dict[tuple[str, bytes], int] = {}
    numbers = select(sale.c.letter, sale.c.station, sale.c.n)
    for rows in batches(connection, numbers.order_by(sale.c.station, sale.c.letter, sale.c.n)):
        for letter, raw, n in rows:
            key = (letter, bytes(raw))
            if n != last.get(key, -1) + 1 and n not in starts[key]:
                data = {"after": last.get(key), "number": number_text(letter, n)}
                yield Problem("number", data | {"station": key[1].hex()})
            last[key] = n
    kept = {
        row.letter: (bytes(row.station), row.last_n) for row in connection.execute(select(till))
    }
    for letter in sorted({*kept, *owner}):
        whose, before = owner.get(letter, (b"", 0))
        ends = (whose, max(before, last.get((letter, whose), 0)))
        if kept.get(letter) != ends:
            told = kept.get(letter, (b"", None))[1]
            yield Problem("till", {"till": letter, "kept": told, "last": ends[1]})


def _totals(connection: Connection) -> Iterator[Problem]:
    """The lines of a sale, and its payments less the change, come to its total."""
    for code, key, amount in (
        ("lines", sale_line.c.op_id, sale_line.c.amount_fen),
        ("payment", payment.c.sale_op, payment.c.amount_fen),
    ):
        sums = select(key.label("op"), func.sum(amount).label("fen")).group_by(key).subquery(code)
        fen = func.coalesce(sums.c.fen, 0)
        wrong = (
            select(sale.c.op_id, sale.c.letter, sale.c.n, sale.c.total_fen, fen.label("fen"))
            .outerjoin(sums, sums.c.op == sale.c.op_id)
            .where(fen != sale.c.total_fen)
        )
        for row in connection.execute(wrong):
            data = {"number": number_text(row.letter, row.n), "op": bytes(row.op_id).hex()}
            yield Problem(code, data | {"total_fen": row.total_fen, "sum_fen": int(row.fen)})


def _payments(connection: Connection) -> Iterator[Problem]:
    """A payment is what was handed over less what was given back, and stands in a real shift."""
    p = payment.c
    wrong = select(p.op_id, p.line, p.amount_fen, p.tendered_fen, p.change_fen).where(
        or_(
            p.amount_fen != p.tendered_fen - p.change_fen,
            p.change_fen < 0,
            p.state.not_in(("claimed", "heard")),
        )
    )
    for row in connection.execute(wrong):
        data = {"op": bytes(row.op_id).hex(), "line": row.line, "amount_fen": row.amount_fen}
        yield Problem(
            "payment", data | {"tendered_fen": row.tendered_fen, "change_fen": row.change_fen}
        )


def _refunds(connection: Connection) -> Iterator[Problem]:
    """No line of a sale was given back more often than it was sold."""
    back = (
        select(
            sale.c.of_op,
            sale_line.c.of_line,
            func.sum(-sale_line.c.qty).label("pieces"),
        )
        .join_from(sale_line, sale, sale.c.op_id == sale_line.c.op_id)
        .where(sale.c.of_op.is_not(None), sale_line.c.of_line.is_not(None))
        .group_by(sale.c.of_op, sale_line.c.of_line)
        .subquery("back")
    )
    first = sale_line.alias("first")
    wrong = (
        select(sale.c.letter, sale.c.n, back.c.of_op, back.c.of_line, back.c.pieces, first.c.qty)
        .join_from(back, sale, sale.c.op_id == back.c.of_op, isouter=True)
        .outerjoin(first, and_(first.c.op_id == back.c.of_op, first.c.line == back.c.of_line))
        .where(or_(first.c.qty.is_(None), back.c.pieces > first.c.qty))
    )
    for row in connection.execute(wrong):
        number = "" if row.n is None else number_text(row.letter, row.n)
        data = {"number": number, "op": bytes(row.of_op).hex(), "line": row.of_line}
        yield Problem("refund", data | {"sold": row.qty or 0, "back": int(row.pieces)})


def _orphans(connection: Connection) -> Iterator[Problem]:
    """Facts that name a command or a fact which is not there, or a sale in a foreign shift."""
    first, heard = operation.alias("first"), payment_heard.c
    paid = and_(payment.c.op_id == heard.payment_op, payment.c.line == heard.payment_line)
    of_sale = sale.alias("of_sale")
    for table, statement in {
        "sale_line": select(sale_line.c.op_id, sale_line.c.line)
        .outerjoin(sale, sale.c.op_id == sale_line.c.op_id)
        .where(sale.c.op_id.is_(None)),
        "payment": select(payment.c.op_id, payment.c.line)
        .outerjoin(sale, sale.c.op_id == payment.c.sale_op)
        .where(sale.c.op_id.is_(None)),
        "payment_heard": select(heard.op_id, heard.line)
        .outerjoin(payment, paid)
        .where(payment.c.op_id.is_(None)),
        "sale": select(sale.c.op_id, sale.c.n)
        .outerjoin(of_sale, of_sale.c.op_id == sale.c.of_op)
        .outerjoin(shift, shift.c.id == sale.c.shift)
        .where(
            or_(
                and_(sale.c.of_op.is_not(None), of_sale.c.op_id.is_(None)),
                shift.c.id.is_(None),
            )
        ),
        "operation": select(operation.c.op_id, operation.c.recorded_at)
        .outerjoin(first, first.c.op_id == operation.c.reverses)
        .where(operation.c.reverses.is_not(None), first.c.op_id.is_(None)),
    }.items():
        for op_id, line in connection.execute(statement):
            yield Problem("orphan", {"op": bytes(op_id).hex(), "table": table, "line": line})
