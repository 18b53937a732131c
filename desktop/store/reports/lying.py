"""Stock by place and age of verification, value by owner, and what is below its minimum."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import BigInteger, Connection, and_, case, cast, func, select
from sqlalchemy.sql.elements import ColumnElement

from desktop.domain.stock import REAL, PlaceKind
from desktop.store.reports.held import Narrow, held
from desktop.store.tables import balance, item, minimum, owner, place, remark, variant

_DAY = 86_400_000_000  # microseconds
OLDER, NEVER = 1_000_000, 1_000_001  # days


def whole(pieces: ColumnElement[Any]) -> ColumnElement[int]:
    """The sum as a whole number: PostgreSQL makes a decimal of it otherwise."""
    return cast(func.sum(pieces), BigInteger)


def by_place(
    connection: Connection, narrow: Narrow, now: int, at: int | None, steps: Sequence[int]
) -> Sequence[Any]:
    """Pieces by place, disputed and age of verification: `place disputed age qty things`.

    `age` is the least of `steps` (days, ascending) within which it was seen, OLDER, or NEVER. As of
    a moment, what was last seen later counts as never.
    """
    lying = held(narrow, at)
    seen = remark.c.verified_at
    within = [(seen >= now - days * _DAY, days) for days in steps]
    unseen = seen.is_(None) if at is None else seen.is_(None) | (seen > at)
    bucket = case((unseen, NEVER), *within, else_=OLDER).label("age")
    noted = and_(
        remark.c.variant == lying.c.variant,
        remark.c.owner == lying.c.owner,
        remark.c.place == lying.c.place,
    )
    return connection.execute(
        select(
            lying.c.place,
            lying.c.disputed,
            bucket,
            whole(lying.c.qty).label("qty"),
            func.count().label("things"),
        )
        .outerjoin_from(lying, remark, noted)
        .group_by(lying.c.place, lying.c.disputed, bucket)
    ).all()


def kinds(connection: Connection) -> dict[int, PlaceKind]:
    """Of every place, what it is."""
    rows = connection.execute(select(place.c.id, place.c.kind))
    return {row.id: PlaceKind(row.kind) for row in rows}


def by_owner(connection: Connection, narrow: Narrow, at: int | None) -> Sequence[Any]:
    """By owner: `owner name qty value_fen unvalued things`; unvalued pieces have no value."""
    lying = held(narrow, at)
    value = variant.c.value_fen
    return connection.execute(
        select(
            owner.c.id,
            owner.c.name,
            whole(lying.c.qty).label("qty"),
            whole(case((value.is_not(None), lying.c.qty * value), else_=0)).label("value_fen"),
            whole(case((value.is_(None), lying.c.qty), else_=0)).label("unvalued"),
            func.count(lying.c.variant.distinct()).label("things"),
        )
        .join_from(lying, variant, variant.c.id == lying.c.variant)
        .join(owner, owner.c.id == lying.c.owner)
        .group_by(owner.c.id, owner.c.name, owner.c.position)
        .order_by(owner.c.position, owner.c.id)
    ).all()


def unvalued(connection: Connection, narrow: Narrow, at: int | None) -> Sequence[Any]:
    """What has no value, most pieces first: `uid code name label owner qty`."""
    there = held(narrow, at)
    key = (there.c.variant, there.c.owner)
    # Added up before anything is looked up for it: names are many times the work of a sum.
    lying = select(*key, whole(there.c.qty).label("qty")).group_by(*key).subquery("lying")
    return connection.execute(
        select(
            variant.c.uid, variant.c.code, item.c.name, variant.c.label,
            owner.c.name.label("owner"), lying.c.qty,
        )
        .join_from(lying, variant, variant.c.id == lying.c.variant)
        .join(item, item.c.id == variant.c.item)
        .join(owner, owner.c.id == lying.c.owner)
        .where(variant.c.value_fen.is_(None))
        .order_by(lying.c.qty.desc(), variant.c.id, owner.c.id)
    ).all()  # fmt: skip


def low(connection: Connection, narrow: Narrow) -> Sequence[Any]:
    """Minimums and what lies there in all: `uid code name label place kind least qty`.

    What lies in boxes of a place lies in it; only what is below its minimum.
    """
    roots = select(minimum.c.place).where(minimum.c.qty > 0).distinct()
    tree = (
        select(place.c.id.label("root"), place.c.id.label("place"))
        .where(place.c.id.in_(roots))
        .cte("tree", recursive=True)
    )
    tree = tree.union(select(tree.c.root, place.c.id).join(place, place.c.parent == tree.c.place))
    lying = (
        select(tree.c.root, balance.c.variant, whole(balance.c.qty).label("qty"))
        .join_from(tree, balance, balance.c.place == tree.c.place)
        .where(balance.c.variant.in_(select(minimum.c.variant).where(minimum.c.qty > 0)))
        .where(*([] if narrow.owner is None else [balance.c.owner == narrow.owner]))
        .group_by(tree.c.root, balance.c.variant)
        .subquery("lying")
    )
    there = func.coalesce(lying.c.qty, 0)
    wanted = minimum.c.qty
    return connection.execute(
        select(
            variant.c.uid, variant.c.code, item.c.name, variant.c.label,
            minimum.c.place, place.c.kind, wanted.label("least"), there.label("qty"),
        )
        .join_from(minimum, variant, variant.c.id == minimum.c.variant)
        .join(item, item.c.id == variant.c.item)
        .join(place, place.c.id == minimum.c.place)
        .outerjoin(
            lying, and_(lying.c.root == minimum.c.place, lying.c.variant == minimum.c.variant)
        )
        .where(
            wanted > 0,
            there < wanted,
            place.c.kind.in_(REAL),
            *narrow.places(minimum.c.place),
            *([item.c.category == narrow.category] if narrow.category else []),
        )
        .order_by(cast(there * 1000, BigInteger) / wanted, variant.c.sort, minimum.c.place)
    ).all()  # fmt: skip
