"""The tiles of a till: items with their sizes and what of them lies at the stand."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection, Select, bindparam, func, select

from desktop.domain.booth.event import StandSize, StandTile
from desktop.domain.catalogue import size_rank
from desktop.store.booth.packing import packable
from desktop.store.booth.stand import ever_brought
from desktop.store.tables import balance, item, photo, variant

MOST = 400  # items a till shows when nothing was brought on the books

_LEFT = (
    select(balance.c.variant, func.sum(balance.c.qty).label("left"))
    .where(balance.c.place == bindparam("stand"))
    .group_by(balance.c.variant)
    .subquery("held")
)
_SIZES: Select[Any] = (
    select(
        variant.c.item,
        variant.c.id,
        variant.c.uid,
        variant.c.code,
        variant.c.label,
        variant.c.price_fen,
        item.c.name,
        item.c.category,
        item.c.uncounted,
        photo.c.sha256,
        _LEFT.c.left,
    )
    .join_from(variant, item, item.c.id == variant.c.item)
    .outerjoin(photo, photo.c.id == item.c.photo)
    .outerjoin(_LEFT, _LEFT.c.variant == variant.c.id)
    .where(variant.c.retired_at.is_(None), variant.c.item.in_(bindparam("items", expanding=True)))
    .order_by(variant.c.sort, variant.c.id)
)


_UNCOUNTED = (
    select(variant.c.item)
    .join_from(variant, item, item.c.id == variant.c.item)
    .where(variant.c.retired_at.is_(None), item.c.uncounted)
    .order_by(variant.c.sort)
)
_PRICED = (  # by the index of the sort column: a large catalogue costs no more than a small one
    select(variant.c.item)
    .where(variant.c.retired_at.is_(None), variant.c.price_fen.is_not(None))
    .order_by(variant.c.sort, variant.c.id)
    .limit(4 * MOST)
)


def tiles(connection: Connection, stand: int) -> list[StandTile]:
    """Items ever brought to the stand on the books, then uncounted and other priced ones.

    Of the others at most `MOST` are shown; a search finds the rest.
    """
    brought = ever_brought(connection, stand)
    items: dict[int, bool] = {}
    if brought:
        own = select(variant.c.item).where(variant.c.id.in_(brought)).distinct()
        items = dict.fromkeys(connection.execute(own).scalars(), True)
    for more in (_UNCOUNTED, _PRICED):
        for row in connection.execute(more).scalars():
            if len(items) >= MOST and row not in items:
                break
            items.setdefault(row, False)
    rows = connection.execute(_SIZES, {"stand": stand, "items": list(items)}).all()
    grouped: dict[int, list[Any]] = {}
    for found in rows:
        grouped.setdefault(found.item, []).append(found)
    extra = packable(connection, stand, brought)
    made = [_tile(sizes, brought, extra) for sizes in grouped.values()]
    return sorted(made, key=lambda tile: not items[tile.item])


def _tile(rows: list[Any], brought: set[int], extra: dict[int, int]) -> StandTile:
    first = rows[0]
    sizes = tuple(
        StandSize(
            variant=row.uid.hex(),
            code=row.code,
            label=row.label,
            price_fen=row.price_fen,
            left=_left(row, brought, extra.get(row.id, 0)),
            makeable=extra.get(row.id, 0),
        )
        for row in sorted(rows, key=lambda row: size_rank(row.label))
    )
    return StandTile(first.item, first.name, first.category, first.sha256, sizes)


def _left(row: Any, brought: set[int], packable: int) -> int | None:
    """What can be sold: what lies there and what can be packed of parts that do."""
    if row.uncounted or (row.id not in brought and not packable):
        return None
    return int(row.left or 0) + packable
