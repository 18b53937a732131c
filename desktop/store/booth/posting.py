"""会后邮寄: what was sold at a stand and is posted later; its request has it until it arrives.

The sale stands as it is: money and number do not change. Its goods come back on the books, into a
box of the stand for what is to be posted, and are sold again when they arrive.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, func, select

from desktop.domain.booth.back import Returned
from desktop.domain.booth.event import Sale
from desktop.domain.errors import AlreadyRefunded, PostedAlready
from desktop.domain.requisitions import Goal, Line, State
from desktop.domain.requisitions.arrivals import OUTCOMES
from desktop.domain.stock import Key, Move, PlaceKind
from desktop.store import places, stock
from desktop.store.booth import events, sales, stand, tills
from desktop.store.standing import taken_back, then_stands
from desktop.store.tables import (
    place,
    requisition,
    requisition_line,
    requisition_note,
    requisition_piece,
    sale,
    sale_line,
    variant,
)
from desktop.store.transfers import holding
from desktop.store.transfers.undoing import root_of
from desktop.store.writing import Writer

BOX = "待邮寄"
_SOURCE = {Goal.SOLD: PlaceKind.SOLD, Goal.GIVEN: PlaceKind.GIVEN}
r, li, p = requisition.c, requisition_line.c, requisition_piece.c


def outstanding(
    connection: Connection, sale_op: bytes, stands: ColumnElement[bool] | None = None
) -> dict[str, tuple[int, str]]:
    """Pieces of a sale that are to be posted and have not arrived, with the code of the (last)
    request for them, by the uid (hex) of the article that was sold.

    `stands`: which of what was told of pieces counts; None: what stands now.
    """
    if stands is None:
        stands = p.op_id.not_in(taken_back())
    told = (
        select(p.requisition_line, func.sum(p.qty).label("qty"))
        .where(p.what.in_(OUTCOMES), stands)
        .group_by(p.requisition_line)
        .subquery("told")
    )
    rows = connection.execute(
        select(
            r.code,
            variant.c.uid,
            (func.coalesce(li.approved, 0) - func.coalesce(told.c.qty, 0)).label("open"),
        )
        .join_from(requisition, requisition_line, li.requisition == r.id)
        .join(variant, variant.c.id == li.variant)
        .outerjoin(told, told.c.requisition_line == li.id)
        .where(
            r.of_sale == sale_op,
            r.retired_at.is_(None),
            li.retired_at.is_(None),
            r.state.not_in([State.CANCELLED.value, State.REJECTED.value]),
        )
        .order_by(r.id)
    )
    found: dict[str, tuple[int, str]] = {}
    for code, uid, qty in rows:
        if qty > 0:
            key = bytes(uid).hex()
            found[key] = (found.get(key, (0, ""))[0] + int(qty), str(code))
    return found


def need_here(connection: Connection, sale: Sale, parts: Sequence[Returned]) -> None:
    """Raises PostedAlready where parts of a sale that should come back are still to be posted."""
    posted = outstanding(connection, bytes.fromhex(sale.op))
    if not posted:
        return
    left: Counter[str] = Counter()
    for line in sale.lines:
        left[line.variant] += line.left
    back: Counter[str] = Counter()
    for part in parts:
        back[part.line.variant] += part.qty
    for part in parts:
        open_, code = posted.get(part.line.variant, (0, ""))
        here = left[part.line.variant] - open_
        if back[part.line.variant] > here:
            raise PostedAlready(sale.number, part.line.title, back[part.line.variant],
                                max(0, here), code)  # fmt: skip


def need_sold(connection: Connection, op_id: bytes) -> None:
    """Raises AlreadyRefunded where, once this act is taken back, more of a sale is to be posted
    than was not given back since: its pieces would be twice on the books.
    """
    root, _kind, again = root_of(connection, op_id)
    stands = then_stands(p.op_id, root, again=again)
    spoken_of = select(requisition_note.c.requisition).where(requisition_note.c.op_id == root)
    mine = select(r.of_sale).where(r.id.in_(spoken_of), r.of_sale.is_not(None)).distinct()
    for of_sale in map(bytes, connection.execute(mine).scalars().all()):
        tills.lock(connection, sales.get(connection, of_sale).letter)
        sold = sales.get(connection, of_sale)
        left: Counter[str] = Counter()
        for line in sold.lines:
            left[line.variant] += line.left
        posted = outstanding(connection, of_sale, stands)
        for line in sold.lines:
            open_, _code = posted.get(line.variant, (0, ""))
            if open_ > left[line.variant]:
                raise AlreadyRefunded(sold.number, line.title, open_, left[line.variant])


def set_aside(
    writer: Writer, event_id: int, goal: Goal, wanted: Sequence[tuple[int, int, int]]
) -> tuple[int, dict[tuple[int, int], int]]:
    """Brings sold pieces, as (variant, owner, pieces), back onto the books; the box they are in
    now and how many of each lie there.

    What the books of the stand never knew (found while it was sold) lies elsewhere: it is taken
    off them again, and no piece of it is in the box.
    """
    connection = writer.connection
    at = events.get(connection, event_id).place
    gone = places.outside(connection, _SOURCE[goal])
    finder = places.outside(connection, PlaceKind.FOUND)
    sums: Counter[tuple[int, int]] = Counter()
    for v, o, qty in wanted:
        sums[v, o] += qty
    never = stand.unexplained(connection, at)
    box = _box(writer, at)
    moves: list[Move] = []
    lying: dict[tuple[int, int], int] = {}
    for (v, o), qty in sorted(sums.items()):
        moves.append(Move(v, o, qty, gone, at))
        elsewhere = min(qty, never.get((v, o), 0))
        if elsewhere:
            moves.append(Move(v, o, elsewhere, at, finder))
        if qty > elsewhere:
            moves.append(Move(v, o, qty - elsewhere, at, box))
            lying[v, o] = qty - elsewhere
    stock.post(writer, moves, heed_allocations=False)
    return box, lying


def give_up(writer: Writer, row: Row[Any], less: Iterable[tuple[Line, int]]) -> None:
    """So many pieces of lines of a request will not be posted after all: the buyer has them or
    never will, and the sale says so again. What is held for them is free by now.
    """
    if row.of_sale is None:
        return
    connection = writer.connection
    at = events.get(connection, int(row.event)).place
    gone = places.outside(connection, _SOURCE[Goal(row.goal)])
    finder = places.outside(connection, PlaceKind.FOUND)
    box = _known(connection, at)
    wanted = {line.id: qty for line, qty in less if qty}
    lines = connection.execute(
        select(li.id, li.variant).where(li.id.in_(list(wanted)), li.variant.is_not(None))
    ).all()
    whose = _owners(connection, bytes(row.of_sale))
    moves: list[Move] = []
    for line_id, variant_id in lines:
        left = wanted[line_id]
        for owner in whose.get(variant_id, ()):
            key = Key(variant_id, owner, box.id) if box is not None else None
            there = holding.free(connection, stock.lock(connection, [key]))[key] if key else 0
            qty = min(left, max(0, there))
            if qty and box is not None:
                moves += [Move(variant_id, owner, qty, box.id, at),
                          Move(variant_id, owner, qty, at, gone)]  # fmt: skip
                left -= qty
        if left and whose.get(variant_id):
            owner = whose[variant_id][0]
            moves += [Move(variant_id, owner, left, finder, at),
                      Move(variant_id, owner, left, at, gone)]  # fmt: skip
    stock.post(writer, moves, heed_allocations=False)


def _owners(connection: Connection, sale_op: bytes) -> dict[int, list[int]]:
    """Whose pieces of each variant a sale and its exchanges handed out; counted goods only."""
    s = sale_line.c
    family = select(sale.c.op_id).where((sale.c.op_id == sale_op) | (sale.c.of_op == sale_op))
    rows = connection.execute(
        select(s.variant, s.owner)
        .where(s.op_id.in_(family), s.owner.is_not(None), s.qty > 0)
        .distinct()
        .order_by(s.variant, s.owner)
    )
    found: dict[int, list[int]] = {}
    for v, o in rows:
        found.setdefault(v, []).append(o)
    return found


def _known(connection: Connection, at: int) -> Row[Any] | None:
    mine = select(place).where(
        place.c.parent == at, place.c.name == BOX, place.c.kind == PlaceKind.BOX.value
    )
    return connection.execute(mine).first()


def _box(writer: Writer, at: int) -> int:
    """The stand's box for what is to be posted; it comes back where it was put away."""
    row = _known(writer.connection, at)
    if row is None:
        return places.create(writer, PlaceKind.BOX, BOX, at)
    writer.change(place, {"id": row.id}, {"retired_at": row.retired_at}, {"retired_at": None})
    return int(row.id)
