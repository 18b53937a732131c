"""会后邮寄: of no sale more is to be posted than was sold and not given back since."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from sqlalchemy import Connection, and_, case, func, select

from desktop.domain.booth.cart import LineKind
from desktop.domain.booth.event import number_text
from desktop.domain.requisitions import State
from desktop.domain.requisitions.arrivals import OUTCOMES
from desktop.domain.safekeeping import Problem
from desktop.store.standing import taken_back
from desktop.store.tables import (
    requisition,
    requisition_line,
    requisition_piece,
    sale,
    sale_line,
    variant,
)

r, line, piece, sold = requisition.c, requisition_line.c, requisition_piece.c, sale_line.c
_GONE = (State.CANCELLED.value, State.REJECTED.value)
_OF_SALES = select(r.of_sale).where(r.of_sale.is_not(None))
_Goods = Counter[tuple[bytes, int]]  # the act of a sale and the article → pieces


def prove(connection: Connection) -> Iterator[Problem]:
    """All that must be true of what is posted after a sale."""
    left = _left(connection)
    told = (
        select(piece.requisition_line, func.sum(piece.qty).label("qty"))
        .where(piece.what.in_(OUTCOMES), piece.op_id.not_in(taken_back()))
        .group_by(piece.requisition_line)
        .subquery()
    )
    open_ = func.coalesce(line.approved, 0) - func.coalesce(told.c.qty, 0)
    rows = connection.execute(
        select(
            r.of_sale,
            line.variant,
            sale.c.letter,
            sale.c.n,
            variant.c.code,
            func.max(r.code).label("request"),
            func.sum(case((open_ > 0, open_), else_=0)).label("qty"),
        )
        .join_from(requisition, requisition_line, line.requisition == r.id)
        .join(variant, variant.c.id == line.variant)
        .outerjoin(sale, sale.c.op_id == r.of_sale)
        .outerjoin(told, told.c.requisition_line == line.id)
        .where(
            r.of_sale.is_not(None),
            r.retired_at.is_(None),
            line.retired_at.is_(None),
            r.state.not_in(_GONE),
        )
        .group_by(r.of_sale, line.variant, sale.c.letter, sale.c.n, variant.c.code)
        .order_by(func.max(r.code), variant.c.code)
    )
    for row in rows:
        there = left[bytes(row.of_sale), row.variant]
        if row.qty > there:
            number = "" if row.n is None else number_text(row.letter, row.n)
            data = {"request": row.request, "item": row.code, "number": number}
            yield Problem("posted", data | {"posted": int(row.qty), "left": there})


def _left(connection: Connection) -> _Goods:
    """What was sold and not given back of the sales that something is posted of."""
    found: _Goods = Counter()
    goods = sold.kind == LineKind.GOODS.value
    mine = select(sold.op_id, sold.variant, sold.qty).where(sold.op_id.in_(_OF_SALES), goods)
    first = sale_line.alias("first")
    back = (
        select(first.c.op_id, first.c.variant, sold.qty)
        .join_from(sale_line, sale, sale.c.op_id == sold.op_id)
        .join(first, and_(first.c.op_id == sale.c.of_op, first.c.line == sold.of_line))
        .where(sale.c.of_op.in_(_OF_SALES), first.c.kind == LineKind.GOODS.value)
    )
    for op_id, article, qty in (*connection.execute(mine), *connection.execute(back)):
        found[bytes(op_id), article] += qty
    return found
