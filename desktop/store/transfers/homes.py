"""Which homes could ship a wish: what is free there, when it was seen, how busy they are."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Mapping
from datetime import date, datetime
from typing import Any

from sqlalchemy import Connection, Row, select

from desktop.domain.sources import Have, Home
from desktop.domain.stock import PlaceKind
from desktop.domain.transfers import State
from desktop.domain.verified import Standing
from desktop.store import verifying
from desktop.store.holdings import paths
from desktop.store.tables import keeping, person, place, transfer

_NOT_FROM = frozenset(
    kind.value for kind in (PlaceKind.BOOTH, PlaceKind.TRANSIT, PlaceKind.LOAN, PlaceKind.UNKNOWN)
)


def homes(
    connection: Connection,
    wanted: Mapping[int, str],
    now: datetime,
    *,
    needed_on: date | None = None,
    without: Collection[int] = (),
) -> list[Home]:
    """Every home with something free of the wanted variants (local id → code).

    A home is the nearest place above that somebody keeps, or a person, else the topmost one.
    `without` are places (with all that lies in them) that are not asked.
    """
    rows = {row.id: row for row in connection.execute(select(place))}
    kept = {
        row.place: row
        for row in connection.execute(
            select(keeping.c.place, keeping.c.city, person.c.name.label("keeper"))
            .select_from(keeping)
            .outerjoin(person, person.c.id == keeping.c.keeper)
        )
    }
    barred = set(without)

    def above(place_id: int) -> list[int]:
        chain = [place_id]
        while (parent := rows[chain[-1]].parent) is not None:
            chain.append(parent)
        return chain

    def home(place_id: int) -> int | None:
        chain = above(place_id)
        if barred & set(chain) or any(rows[p].kind in _NOT_FROM for p in chain):
            return None
        mine = [
            p
            for p in chain
            if rows[p].kind == PlaceKind.PERSON or (p in kept and kept[p].keeper is not None)
        ]
        return mine[0] if mine else chain[-1]

    where = paths(connection)
    have: defaultdict[int, list[Have]] = defaultdict(list)
    for variant, code in wanted.items():
        for one in verifying.preferred(connection, variant, None, now):
            at = home(one.key.place)
            if at is None:
                continue
            sure = one.free if one.standing is Standing.VERIFIED else 0
            have[at].append(
                Have(
                    code, one.key.owner, one.free, sure, one.key.place, where[one.key.place],
                    one.verified_at,
                )
            )  # fmt: skip
    load: Counter[int] = Counter()
    joins: defaultdict[int, list[str]] = defaultdict(list)
    open_ = select(transfer).where(
        transfer.c.state.in_([State.DRAFT.value, State.SENT.value]),
        transfer.c.retired_at.is_(None),
    )
    for row in connection.execute(open_):
        at = home(row.from_place)
        if at is None:
            continue
        load[at] += 1
        in_time = needed_on is None or (row.needed_on or "9999") <= needed_on.isoformat()
        if row.state == State.DRAFT and in_time:
            joins[at].append(row.code)
    return [
        Home(
            at,
            where[at],
            tuple(some),
            keeper=(kept[at].keeper if at in kept else None) or _person(rows, at),
            city=(kept[at].city if at in kept else None) or "",
            load=load[at],
            joins=tuple(sorted(joins[at])),
        )
        for at, some in have.items()
    ]


def _person(rows: Mapping[int, Row[Any]], at: int) -> str:
    row = rows[at]
    return str(row.name) if row.kind == PlaceKind.PERSON else ""
