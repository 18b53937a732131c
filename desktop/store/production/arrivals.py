"""到货验收: parts that came; the good pieces are movements of the same act."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from sqlalchemy import Connection, Row, select

from desktop.domain.moments import moment
from desktop.domain.production import GoodsIn
from desktop.domain.stock import Key, Move, PlaceKind
from desktop.store import places, stock, verifying
from desktop.store.holdings import paths
from desktop.store.standing import taken_back
from desktop.store.tables import goods_in, item, movement, operation, person, variant
from desktop.store.writing import Writer

g, m = goods_in.c, movement.c
Pieces = Sequence[tuple[int, int]]  # (variant, pieces)


def take(
    writer: Writer,
    production_id: int,
    *,
    expected: int,
    arrived: int,
    good: int,
    place: int | None,
    accepted_by: str,
    problem: str,
) -> None:
    """Records a part that came; `book` puts its good pieces into the stock."""
    row = {
        "line": writer.next_line(goods_in),
        "production": production_id,
        "expected": expected,
        "arrived": arrived,
        "good": good,
        "place": place if good else None,
        "accepted_by": accepted_by,
        "problem": problem,
    }
    writer.add(goods_in, [row])


def book(writer: Writer, owner_id: int, place_id: int, pieces: Pieces) -> None:
    """Good pieces from the supplier to a place, where somebody has seen them by now."""
    source = places.outside(writer.connection, PlaceKind.SUPPLIER)
    moves = [Move(what, owner_id, qty, source, place_id) for what, qty in pieces if qty]
    stock.post(writer, moves)
    keys = [Key(move.variant, move.owner, move.to_place) for move in moves]
    verifying.seen(writer, keys, writer.at)


def parts(connection: Connection, production_id: int | None = None) -> list[tuple[int, GoodsIn]]:
    """What came for a thing (None: for all), the oldest first, with the thing's local id."""
    statement = (
        select(goods_in, person.c.name.label("by"))
        .join(operation, operation.c.op_id == g.op_id)
        .join(person, person.c.id == operation.c.actor)
        .where(g.op_id.not_in(taken_back()))
        .order_by(g.at, g.recorded_at, g.op_id, g.line)
    )
    if production_id is not None:
        statement = statement.where(g.production == production_id)
    rows = connection.execute(statement).all()
    where = paths(connection)
    # An act of several lines (a list that was taken in) says its pieces as a whole.
    lines: defaultdict[bytes, int] = defaultdict(int)
    for row in rows:
        lines[bytes(row.op_id)] += 1
    single = [op for op, count in lines.items() if count == 1]
    booked = _booked(connection, single)
    return [(row.production, _value(row, where, booked)) for row in rows]


def _booked(
    connection: Connection, ops: Sequence[bytes]
) -> dict[bytes, list[tuple[str, str, int]]]:
    source = places.outside(connection, PlaceKind.SUPPLIER)
    found: defaultdict[bytes, list[tuple[str, str, int]]] = defaultdict(list)
    for start in range(0, len(ops), 500):
        rows = connection.execute(
            select(m.op_id, m.qty, variant.c.code, variant.c.label, item.c.name)
            .join(variant, variant.c.id == m.variant)
            .join(item, item.c.id == variant.c.item)
            .where(m.op_id.in_(ops[start : start + 500]), m.from_place == source)
            .order_by(m.op_id, m.line)
        )
        for row in rows:
            title = f"{row.name} {row.label}".rstrip()
            found[bytes(row.op_id)].append((row.code, title, row.qty))
    return found


def _value(
    row: Row[tuple[object, ...]],
    where: dict[int, str],
    booked: dict[bytes, list[tuple[str, str, int]]],
) -> GoodsIn:
    op = bytes(row.op_id)
    return GoodsIn(
        op=op.hex(),
        line=row.line,
        at=moment(row.at),
        by=row.by,
        expected=row.expected,
        arrived=row.arrived,
        good=row.good,
        place="" if row.place is None else where.get(row.place, ""),
        place_id=row.place,
        accepted_by=row.accepted_by,
        problem=row.problem,
        split=tuple(booked.get(op, ())),
    )
