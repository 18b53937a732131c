"""What a return needs to know of the sale it takes something back from."""

from __future__ import annotations

from sqlalchemy import Connection, func, select

from desktop.store.tables import item, sale, sale_line, variant


def money_back(connection: Connection, op_id: bytes) -> dict[int, int]:
    """The money given back so far on each line of a sale, in fen."""
    rows = connection.execute(
        select(sale_line.c.of_line, func.sum(-sale_line.c.amount_fen).label("fen"))
        .join_from(sale_line, sale, sale.c.op_id == sale_line.c.op_id)
        .where(sale.c.of_op == op_id, sale_line.c.of_line.is_not(None))
        .group_by(sale_line.c.of_line)
    )
    return {row.of_line: int(row.fen) for row in rows}


def line_owners(connection: Connection, op_id: bytes) -> dict[int, tuple[int | None, int | None]]:
    """Variant and owner (local ids) of each line of a sale."""
    rows = connection.execute(
        select(sale_line.c.line, sale_line.c.variant, sale_line.c.owner).where(
            sale_line.c.op_id == op_id
        )
    )
    return {row.line: (row.variant, row.owner) for row in rows}


def counted_lines(connection: Connection, op_id: bytes) -> dict[int, tuple[int, int]]:
    """As `line_owners`, only the lines whose goods are kept in stock and moved when sold."""
    rows = connection.execute(
        select(sale_line.c.line, sale_line.c.variant, sale_line.c.owner)
        .join_from(sale_line, variant, variant.c.id == sale_line.c.variant)
        .join(item, item.c.id == variant.c.item)
        .where(sale_line.c.op_id == op_id, sale_line.c.owner.is_not(None))
    )
    return {row.line: (row.variant, row.owner) for row in rows}


def price_now(connection: Connection, uid: str) -> int | None:
    """Today's price of a variant, in fen; None when it is not for sale."""
    found = select(variant.c.price_fen).where(variant.c.uid == bytes.fromhex(uid))
    fen = connection.execute(found).scalar_one()
    return None if fen is None else int(fen)
