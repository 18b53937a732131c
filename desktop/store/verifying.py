"""Last verified: when somebody last saw what lies somewhere, and whom to take from first."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cache

from sqlalchemy import Connection, and_, func, select

from desktop.domain.moments import moment
from desktop.domain.stock import REAL, Key, PlaceKind
from desktop.domain.verified import DAYS, ORDER, Standing, standing
from desktop.store import stock
from desktop.store.keys import at_keys, chunks
from desktop.store.places import is_real
from desktop.store.prepared import Prepared
from desktop.store.tables import allocation, balance, place, remark
from desktop.store.writing import Writer


def seen(writer: Writer, keys: Iterable[Key], at: int) -> None:
    """Somebody saw what lies there: its `verified_at` is at least `at` from now on.

    Moments are microseconds UTC. Outside places are passed over. The act's undo gives the former
    date back.
    """
    some = set(keys)
    real = is_real(writer.connection, {key.place for key in some})
    wanted = sorted(key for key in some if real[key.place])
    stock.lock(writer.connection, wanted)  # two at once would both add the first remark
    known = _remarks(writer.connection, wanted)
    fresh = []
    for key in wanted:
        where = {"variant": key.variant, "owner": key.owner, "place": key.place}
        if key not in known:
            fresh.append({**where, "note": "", "verified_at": at})
        elif known[key] is None or (known[key] or 0) < at:
            before = {"verified_at": known[key]}
            writer.change(remark, where, before, {"verified_at": at})
    writer.add(remark, fresh)


@cache
def _noted(count: int) -> Prepared:
    return Prepared(select(remark).where(at_keys(remark, count)))


def _remarks(connection: Connection, keys: Sequence[Key]) -> dict[Key, int | None]:
    found: dict[Key, int | None] = {}
    for count, values in chunks(keys):
        for row in _noted(count)(connection, values):
            found[Key(row.variant, row.owner, row.place)] = row.verified_at
    return found


@dataclass(frozen=True)
class Source:
    """Where pieces could be taken from: what lies there, what of it nobody was promised."""

    key: Key
    on_hand: int
    free: int
    standing: Standing
    verified_at: datetime | None


def preferred(
    connection: Connection,
    variant: int,
    places: Collection[int] | None,
    now: datetime,
    days: int = DAYS,
) -> list[Source]:
    """What is free of a variant at these places (None: at all real ones), best first.

    Verified before long not seen before uncertain; of those alike what was seen last, then what
    there is most of. Nothing free, disputed, in transit or in *unknown* is no source.
    """
    held = (
        balance.c.variant == allocation.c.variant,
        balance.c.owner == allocation.c.owner,
        balance.c.place == allocation.c.place,
    )
    promised = select(func.coalesce(func.sum(allocation.c.qty), 0)).where(*held).scalar_subquery()
    noted = and_(
        remark.c.variant == balance.c.variant,
        remark.c.owner == balance.c.owner,
        remark.c.place == balance.c.place,
    )
    kinds = REAL - {PlaceKind.UNKNOWN, PlaceKind.TRANSIT, PlaceKind.LOAN}
    statement = (
        select(balance, place.c.kind, promised.label("promised"), remark.c.verified_at)
        .join_from(balance, place, place.c.id == balance.c.place)
        .outerjoin(remark, noted)
        .where(
            balance.c.variant == variant,
            balance.c.qty > 0,
            balance.c.disputed == 0,
            place.c.kind.in_(kinds),
            place.c.retired_at.is_(None),
        )
    )
    if places is not None:
        statement = statement.where(balance.c.place.in_(list(places)))
    found = []
    for row in connection.execute(statement):
        seen_at = None if row.verified_at is None else moment(row.verified_at)
        free = int(row.qty) - int(row.promised)
        if free > 0:
            found.append(
                Source(
                    Key(row.variant, row.owner, row.place),
                    int(row.qty),
                    free,
                    standing(seen_at, now, row.kind, False, days),
                    seen_at,
                )
            )
    return sorted(
        found,
        key=lambda s: (
            ORDER.index(s.standing),
            -(s.verified_at.timestamp() if s.verified_at else 0),
            -s.free,
            s.key,
        ),
    )
