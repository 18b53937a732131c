"""The least that should lie in a place, as rows, and where less does."""

from __future__ import annotations

from functools import cache

from sqlalchemy import Connection, Select, func, select

from desktop.domain.keeping import Minimum
from desktop.store.holdings import paths
from desktop.store.places import need_real
from desktop.store.tables import balance, item, minimum, place, variant
from desktop.store.writing import Writer


def set_minimum(writer: Writer, variant_id: int, place_id: int, qty: int) -> None:
    """Says how many pieces should lie there at least; 0 says nothing any more. Raises
    NowhereReal.
    """
    need_real(writer.connection, place_id)
    key = {"variant": variant_id, "place": place_id}
    m = minimum.c
    found = writer.connection.execute(
        select(m.qty).where(m.variant == variant_id, m.place == place_id).with_for_update()
    ).scalar()
    if found is not None:
        writer.change(minimum, key, {"qty": int(found)}, {"qty": qty})
    elif qty:
        writer.add(minimum, [{**key, "qty": qty}])


@cache
def _sums() -> Select[tuple[int, int, int, int]]:
    """Of every minimum that stands, what lies in its place and in all that lies in it."""
    m = minimum.c
    wanted = select(m.place.label("top"), m.place.label("id")).where(m.qty > 0).distinct()
    tree = wanted.cte("minimum_tree", recursive=True)
    tree = tree.union(select(tree.c.top, place.c.id).where(place.c.parent == tree.c.id))
    lying = (balance.c.place == tree.c.id) & (balance.c.variant == m.variant)
    return (
        select(
            m.variant, m.place, m.qty, func.coalesce(func.sum(balance.c.qty), 0).label("on_hand")
        )
        .select_from(minimum)
        .join(tree, tree.c.top == m.place)
        .outerjoin(balance, lying)
        .where(m.qty > 0)
        .group_by(m.variant, m.place, m.qty)
    )


def short() -> Select[tuple[int]]:
    """The variants of which less than their minimum lies somewhere, local ids."""
    sums = _sums().subquery("minimum_sums")
    return select(sums.c.variant).where(sums.c.on_hand < sums.c.qty)


def minimums(
    connection: Connection,
    *,
    variant_id: int | None = None,
    place_id: int | None = None,
    only_short: bool = False,
) -> list[Minimum]:
    """Minimums that stand, those with most missing first."""
    sums = _sums().subquery("sums")
    statement = (
        select(sums, variant.c.code, item.c.name, variant.c.label)
        .join_from(sums, variant, variant.c.id == sums.c.variant)
        .join(item, item.c.id == variant.c.item)
        .order_by((sums.c.qty - sums.c.on_hand).desc(), variant.c.sort, sums.c.place)
    )
    if variant_id is not None:
        statement = statement.where(sums.c.variant == variant_id)
    if place_id is not None:
        statement = statement.where(sums.c.place == place_id)
    if only_short:
        statement = statement.where(sums.c.on_hand < sums.c.qty)
    rows = connection.execute(statement).all()
    where = paths(connection) if rows else {}
    return [
        Minimum(
            variant=row.variant,
            code=row.code,
            item=row.name,
            label=row.label,
            place=where[row.place],
            place_id=row.place,
            qty=int(row.qty),
            on_hand=int(row.on_hand),
        )
        for row in rows
    ]
