"""What variants, owners and places are called, for many at once."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import Connection, select

from desktop.store.tables import item, variant

_CHUNK = 400


@dataclass(frozen=True)
class Called:
    """What a variant is called; `sort` orders lists."""

    code: str
    title: str
    unit: str
    pack_size: int | None
    category: str
    sort: str


def variants(connection: Connection, ids: Iterable[int]) -> dict[int, Called]:
    """Variants (local ids) by what they are called."""
    v, i = variant.c, item.c
    wanted = sorted(set(ids))
    known: dict[int, Called] = {}
    columns = (v.id, v.code, i.name, v.label, i.unit, i.pack_size, i.category, v.sort)
    for start in range(0, len(wanted), _CHUNK):
        some = wanted[start : start + _CHUNK]
        mine = select(*columns).join(item, i.id == v.item).where(v.id.in_(some))
        for row in connection.execute(mine):
            title = f"{row.name} {row.label}".rstrip()
            known[row.id] = Called(row.code, title, row.unit, row.pack_size, row.category, row.sort)
    return known
