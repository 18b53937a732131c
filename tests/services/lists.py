"""Stock lists as a test writes them down, and the ledger as a test looks at it."""

from __future__ import annotations

import hashlib
from collections.abc import Generator
from typing import Any, TypeVar
from uuid import UUID

from sqlalchemy import Connection, select

from desktop.domain.imports import Fate, StockList, StockRow
from desktop.domain.progress import Progress
from desktop.services import imports, stock
from desktop.services.changes import Desk, OpId
from desktop.store.database import Database
from desktop.store.tables import balance, item, movement, operation, owner, place, remark, variant

T = TypeVar("T")

COLUMNS = {
    "code": "编号",
    "name": "名称",
    "category": "类型",
    "label": "规格",
    "price_fen": "单价",
    "qty": "库存数量",
    "place": "存放地点",
    "owner": "所属",
    "note": "备注",
}


def desk_at(database: Database) -> Desk:
    """Somebody's desk at this ledger."""
    return Desk(database, UUID(int=7), "小林")


def row(code: str, qty: int | None = None, place: str = "成都·仓库", **more: Any) -> StockRow:
    """A row of a list; its number is set by `stock_list`."""
    return StockRow(row=0, code=code, qty=qty, place=place, **({"name": f"物品 {code}"} | more))


def stock_list(*rows: StockRow, columns: dict[str, str] | None = None) -> StockList:
    """A list of these rows, the first one standing below the header."""
    numbered = tuple(StockRow(**(_fields(r) | {"row": n})) for n, r in enumerate(rows, start=2))
    sha256 = hashlib.sha256(repr(numbered).encode()).hexdigest()
    return StockList("库存.csv", sha256, numbered, (), dict(columns or COLUMNS))


def run(story: Generator[Progress, None, T]) -> T:
    """Lets long work run to its end; what it returns."""
    while True:
        try:
            next(story)
        except StopIteration as end:
            result: T = end.value
            return result


def bring_in(desk: Desk, *rows: StockRow, skip: bool = False, **more: Any) -> imports.Imported:
    """Previews and applies a list of these rows."""
    seen = imports.preview_rows(desk, stock_list(*rows, **more))
    return run(imports.apply(desk, OpId.new(), seen, skip_refused=skip))


def fates(desk: Desk, *rows: StockRow, **more: Any) -> list[Fate]:
    """What would become of these rows."""
    return [fate.fate for fate in imports.preview_rows(desk, stock_list(*rows, **more)).fates]


def take_back(desk: Desk, done: imports.Imported) -> stock.Undone:
    """Undoes a whole import."""
    assert done.batch is not None
    return stock.undo(desk, OpId.new(), UUID(hex=done.batch))


def shelf(desk: Desk) -> dict[tuple[str, str, str], int]:
    """What lies where: pieces by code, owner and the place's own name."""
    statement = (
        select(variant.c.code, owner.c.name, place.c.name.label("place"), balance.c.qty)
        .join_from(balance, variant)
        .join(owner, owner.c.id == balance.c.owner)
        .join(place, place.c.id == balance.c.place)
        .where(balance.c.qty != 0)
    )
    with desk.database.reading() as connection:
        rows = connection.execute(statement).all()
    return {(r.code, r.name, r.place): r.qty for r in rows}


def books(desk: Desk) -> dict[tuple[str, str, str], int]:
    """The same by adding up all movements, in the names of `shelf`; outside places too."""
    sums: dict[tuple[str, str, str], int] = {}
    with desk.database.reading() as connection:
        codes = _named(connection, variant.c.id, variant.c.code)
        owners = _named(connection, owner.c.id, owner.c.name)
        places = _named(connection, place.c.id, place.c.name)
        for m in connection.execute(select(movement)):
            for where, sign in ((m.from_place, -1), (m.to_place, 1)):
                key = (codes[m.variant], owners[m.owner], places[where])
                sums[key] = sums.get(key, 0) + sign * m.qty
    return sums


def place_id(desk: Desk, name: str) -> int:
    """A place by its own name."""
    with desk.database.reading() as connection:
        return int(connection.execute(select(place.c.id).where(place.c.name == name)).scalar_one())


def variants(desk: Desk) -> dict[str, Any]:
    """All variants with their items, by code."""
    statement = select(
        variant, item.c.name, item.c.category, item.c.year, item.c.unit, item.c.photo_name
    ).join_from(variant, item)
    with desk.database.reading() as connection:
        return {found.code: found for found in connection.execute(statement)}


def remarks(desk: Desk) -> list[tuple[str, int | None]]:
    """Notes and moments of counts, in the order of their keys."""
    statement = select(remark).order_by(remark.c.variant, remark.c.owner, remark.c.place)
    with desk.database.reading() as connection:
        return [(found.note, found.verified_at) for found in connection.execute(statement)]


def acts(desk: Desk) -> int:
    """How many acts the ledger holds."""
    with desk.database.reading() as connection:
        return len(connection.execute(select(operation.c.op_id)).all())


def _named(connection: Connection, local: Any, name: Any) -> dict[int, str]:
    return {row[0]: row[1] for row in connection.execute(select(local, name))}


def _fields(of: StockRow) -> dict[str, Any]:
    return {name: getattr(of, name) for name in StockRow.__dataclass_fields__}
