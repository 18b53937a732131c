"""Where an owner's goods lie, as heaps: one of each article at each place."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, and_, func, select

from desktop.store.reports.held import Narrow, held
from desktop.store.reports.lying import whole
from desktop.store.tables import remark


def by_variant(connection: Connection, narrow: Narrow, at: int | None) -> Sequence[Any]:
    """In how many places each article lies: `variant places`."""
    lying = held(narrow, at)
    return connection.execute(
        select(lying.c.variant, func.count(lying.c.place.distinct()).label("places")).group_by(
            lying.c.variant
        )
    ).all()


def by_place(connection: Connection, narrow: Narrow, at: int | None) -> Sequence[Any]:
    """How much lies at each place: `place qty`."""
    lying = held(narrow, at)
    return connection.execute(
        select(lying.c.place, whole(lying.c.qty).label("qty")).group_by(lying.c.place)
    ).all()


def largest(connection: Connection, narrow: Narrow, at: int | None, limit: int) -> Sequence[Any]:
    """The largest heaps: `variant place qty verified_at`, verified as of now."""
    lying = held(narrow, at)
    most = (
        select(lying).order_by(lying.c.qty.desc(), lying.c.place, lying.c.variant).limit(limit)
    ).subquery("most")
    noted = and_(
        remark.c.variant == most.c.variant,
        remark.c.owner == most.c.owner,
        remark.c.place == most.c.place,
    )
    return connection.execute(
        select(most.c.variant, most.c.place, most.c.qty, remark.c.verified_at)
        .outerjoin_from(most, remark, noted)
        .order_by(most.c.qty.desc(), most.c.place, most.c.variant)
    ).all()
