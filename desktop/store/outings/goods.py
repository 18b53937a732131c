"""Many variants at once, in the order of all lists, and what their suppliers ask for."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import Connection, func, select

from desktop.domain.catalogue import Variant
from desktop.domain.stock import REAL, PlaceKind
from desktop.store import catalogue
from desktop.store.tables import balance, place, production, supplier, variant

_CHUNK = 400
_USABLE = [kind for kind in REAL if kind is not PlaceKind.UNKNOWN]


def goods(connection: Connection, ids: Iterable[int]) -> dict[int, Variant]:
    """Variants by local id, sorted as everywhere."""
    wanted, found = sorted(set(ids)), []
    for n in range(0, len(wanted), _CHUNK):
        some = catalogue.ROW.add_columns(variant.c.sort).where(
            variant.c.id.in_(wanted[n : n + _CHUNK])
        )
        found += [(row.sort, row.id, catalogue.value(row)) for row in connection.execute(some)]
    return {v: value for _, v, value in sorted(found, key=lambda row: row[:2])}


def usable(connection: Connection, ids: Iterable[int]) -> dict[int, int]:
    """Pieces of each variant that lie anywhere but in the unknown."""
    wanted = sorted(set(ids))
    found: dict[int, int] = {}
    for n in range(0, len(wanted), _CHUNK):
        rows = connection.execute(
            select(balance.c.variant, func.sum(balance.c.qty).label("qty"))
            .join(place, place.c.id == balance.c.place)
            .where(balance.c.variant.in_(wanted[n : n + _CHUNK]), place.c.kind.in_(_USABLE))
            .group_by(balance.c.variant)
        )
        found |= {row.variant: int(row.qty) for row in rows}
    return found


def least_orders(connection: Connection) -> dict[int, int]:
    """By item (local id), what the supplier of its last purchase takes at least, in pieces."""
    rows = connection.execute(
        select(variant.c.item, supplier.c.moq)
        .join_from(production, variant, variant.c.id == production.c.variant)
        .join(supplier, supplier.c.id == production.c.supplier)
        .where(production.c.retired_at.is_(None), supplier.c.moq.is_not(None))
        .order_by(production.c.at, production.c.id)
    )
    return {row.item: int(row.moq) for row in rows}
