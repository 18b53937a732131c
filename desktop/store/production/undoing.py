"""What stands in the way of taking production back: goods that came in since."""

from __future__ import annotations

from sqlalchemy import Connection, Table, select

from desktop.domain.errors import GoodsStand
from desktop.store.standing import taken_back
from desktop.store.tables import goods_in, production


def guard(connection: Connection, table: Table, local: int) -> None:
    """Raises GoodsStand for a thing that was made by the act while a goods-in of it stands."""
    if table is not production:
        return
    stands = select(goods_in.c.op_id).where(
        goods_in.c.production == local, goods_in.c.op_id.not_in(taken_back())
    )
    if connection.execute(stands.limit(1)).first() is not None:
        name = select(production.c.name).where(production.c.id == local)
        raise GoodsStand(str(connection.execute(name).scalar_one()))
