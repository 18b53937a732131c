"""What was not seen for longest: the lines of a micro-count."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Select, and_, func, or_, select

from desktop.domain.moments import micros
from desktop.domain.stock import REAL, PlaceKind
from desktop.store.places import below, path_of
from desktop.store.tables import balance, item, place, remark, variant

b = balance.c
_SEEN = func.coalesce(remark.c.verified_at, 0)


def lines(
    connection: Connection, place_id: int | None, before: datetime, few: int
) -> tuple[int, str, tuple[str, ...]] | None:
    """The place whose line was not seen for longest (not since `before`), its path, and the codes
    of its `few` lines of which that is most true.
    """
    oldest = _unseen(micros(before))
    if place_id is not None:
        oldest = oldest.where(b.place.in_(below(connection, place_id)))
    first = connection.execute(oldest.limit(1)).first()
    if first is None:
        return None
    here = _unseen(micros(before)).where(b.place == first.place)
    codes: dict[str, None] = {}
    for row in connection.execute(here.limit(few * 4)):
        codes[row.code] = None
    return first.place, path_of(connection, first.place), tuple(codes)[:few]


def _unseen(before: int) -> Select[Any]:
    noted = and_(
        remark.c.variant == b.variant, remark.c.owner == b.owner, remark.c.place == b.place
    )
    nowhere = {PlaceKind.UNKNOWN, PlaceKind.TRANSIT, PlaceKind.LOAN}
    return (
        select(b.place, variant.c.code)
        .join_from(balance, variant, variant.c.id == b.variant)
        .join(item, item.c.id == variant.c.item)
        .join(place, place.c.id == b.place)
        .outerjoin(remark, noted)
        .where(
            b.qty != 0,
            item.c.uncounted.is_(False),
            place.c.kind.in_(REAL - nowhere),
            place.c.retired_at.is_(None),
            or_(remark.c.verified_at.is_(None), remark.c.verified_at < before),
        )
        .order_by(_SEEN, b.place, variant.c.sort)
    )
