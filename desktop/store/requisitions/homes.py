"""Homes that could ship a request: what is free there, when it was seen, how busy they are.

Only the wanted articles are asked for, and only the places they lie at with those above them.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, and_, func, select

from desktop.domain.errors import NotFromThere, Retired
from desktop.domain.moments import moment
from desktop.domain.requisitions.parcels import ParcelState
from desktop.domain.sources import Have, Home
from desktop.domain.stock import REAL, PlaceKind
from desktop.domain.transfers import State
from desktop.domain.verified import DAYS, Standing, standing
from desktop.store.tables import (
    allocation,
    balance,
    keeping,
    parcel,
    person,
    place,
    remark,
    transfer,
)

_CHUNK = 500  # ids a statement
_NEVER = frozenset({PlaceKind.TRANSIT, PlaceKind.LOAN, PlaceKind.UNKNOWN})
_FROM = frozenset(kind.value for kind in REAL - _NEVER)


class Ground:
    """Some places with all above them, read at once: paths, and whose home each lies in."""

    def __init__(self, connection: Connection, places: Iterable[int]) -> None:
        self.rows: dict[int, Row[Any]] = {}
        missing = set(places)
        while missing:
            found = _places(connection, missing)
            self.rows |= {row.id: row for row in found}
            missing = {row.parent for row in found if row.parent is not None} - set(self.rows)

    def above(self, place_id: int) -> list[Row[Any]]:
        """A place and those above it, the nearest first."""
        chain = [self.rows[place_id]]
        while (parent := chain[-1].parent) is not None:
            chain.append(self.rows[parent])
        return chain

    def path(self, place_id: int) -> str:
        """The names from the root down, joined by `/`."""
        return "/".join(row.name for row in reversed(self.above(place_id)))

    def home(self, place_id: int) -> int:
        """The nearest place above that somebody keeps, or a person's, else the topmost one."""
        chain = self.above(place_id)
        kept = (r.id for r in chain if r.keeper is not None or r.kind == PlaceKind.PERSON)
        return int(next(kept, chain[-1].id))

    def keeper(self, place_id: int) -> str:
        """Who keeps a home, by name; "" where nobody does."""
        row = self.rows[place_id]
        mine = row.name if row.kind == PlaceKind.PERSON else ""
        return str(row.keeper_name or mine)

    def booth(self, place_id: int) -> bool:
        """Whether it stands at a stand."""
        return any(row.kind == PlaceKind.BOOTH for row in self.above(place_id))

    def ships(self, place_id: int) -> bool:
        """Whether anything may leave from there: it is real, stands, and somebody can go there."""
        chain = self.above(place_id)
        return chain[0].retired_at is None and all(row.kind in _FROM for row in chain)

    def need(self, place_id: int) -> None:
        """Raises NotFromThere where nothing may leave, and Retired."""
        if self.rows[place_id].retired_at is not None:
            raise Retired("place", self.path(place_id))
        if not self.ships(place_id):
            raise NotFromThere(self.path(place_id))


def _places(connection: Connection, ids: Collection[int]) -> list[Row[Any]]:
    some = sorted(ids)
    found: list[Row[Any]] = []
    for start in range(0, len(some), _CHUNK):
        found += connection.execute(
            select(
                place.c.id,
                place.c.parent,
                place.c.kind,
                place.c.name,
                place.c.retired_at,
                keeping.c.keeper,
                keeping.c.city,
                person.c.name.label("keeper_name"),
            )
            .outerjoin_from(place, keeping, keeping.c.place == place.c.id)
            .outerjoin(person, person.c.id == keeping.c.keeper)
            .where(place.c.id.in_(some[start : start + _CHUNK]))
        )
    return found


def homes(
    connection: Connection,
    wanted: Mapping[int, str],
    now: datetime,
    *,
    requisition: int,
    days: int = DAYS,
) -> tuple[list[Home], list[Home]]:
    """Homes with something free of the wanted variants (local id → code), and stands with it, which
    are chosen by hand alone.

    A home's load are the parcels and transfers that wait there to be packed; it joins those of
    this request. Where nothing counted is wanted, every home that somebody keeps is told.
    """
    lots = _lots(connection, list(wanted))
    waits, joins = _waiting(connection, requisition)
    starts = {row.place for row in lots} | set(waits)
    if not wanted:
        starts |= set(connection.execute(select(keeping.c.place)).scalars())
    ground = Ground(connection, starts)
    where = {at: (ground.home(at), ground.path(at)) for at in starts if ground.ships(at)}
    have: defaultdict[int, list[Have]] = defaultdict(list)
    for row in lots:
        free = int(row.qty) - int(row.promised)
        if free <= 0 or row.place not in where:
            continue
        home, path = where[row.place]
        seen_at = None if row.verified_at is None else moment(row.verified_at)
        kind = ground.rows[row.place].kind
        sure = standing(seen_at, now, kind, False, days) is Standing.VERIFIED
        have[home].append(
            Have(
                wanted[row.variant],
                row.owner,
                free,
                free if sure else 0,
                row.place,
                path,
                seen_at,
            )
        )
    if not wanted:
        have |= {home: [] for home, _path in where.values()}
    load: Counter[int] = Counter()
    for at, n in waits.items():
        load[ground.home(at)] += n
    made = [
        Home(
            at,
            ground.path(at),
            tuple(some),
            keeper=ground.keeper(at),
            city=ground.rows[at].city or "",
            load=load[at],
            joins=tuple(joins.get(at, ())),
        )
        for at, some in have.items()
    ]
    stands = [home for home in made if ground.booth(home.place_id)]
    return [home for home in made if home not in stands], stands


def _lots(connection: Connection, wanted: list[int]) -> list[Row[Any]]:
    """Balances of variants, with what of each is promised and when it was last seen."""
    b = balance.c
    held = (
        b.variant == allocation.c.variant,
        b.owner == allocation.c.owner,
        b.place == allocation.c.place,
    )
    promised = select(func.coalesce(func.sum(allocation.c.qty), 0)).where(*held).scalar_subquery()
    r = remark.c
    noted = and_(r.variant == b.variant, r.owner == b.owner, r.place == b.place)
    found: list[Row[Any]] = []
    for start in range(0, len(wanted), _CHUNK):
        found += connection.execute(
            select(b.variant, b.owner, b.place, b.qty, promised.label("promised"), r.verified_at)
            .outerjoin_from(balance, remark, noted)
            .where(b.variant.in_(wanted[start : start + _CHUNK]), b.qty > 0, b.disputed == 0)
            .order_by(b.variant, b.owner, b.place)
        )
    return found


def _waiting(connection: Connection, requisition: int) -> tuple[Counter[int], dict[int, list[str]]]:
    """By place, how much waits there to be packed, and the parcels of this request among it."""
    waits: Counter[int] = Counter()
    joins: dict[int, list[str]] = {}
    packing = select(parcel.c.from_place, parcel.c.requisition, parcel.c.code).where(
        parcel.c.state == ParcelState.PACKING.value, parcel.c.retired_at.is_(None)
    )
    for row in connection.execute(packing):
        waits[row.from_place] += 1
        if row.requisition == requisition:
            joins.setdefault(row.from_place, []).append(row.code)
    drafts = (
        select(transfer.c.from_place, func.count().label("n"))
        .where(transfer.c.state == State.DRAFT.value, transfer.c.retired_at.is_(None))
        .group_by(transfer.c.from_place)
    )
    for row in connection.execute(drafts):
        waits[row.from_place] += row.n
    return waits, joins
