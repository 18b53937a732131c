"""Sending: loose goods go to a place in transit, boxes into it with all they hold."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from sqlalchemy import Connection, Row, bindparam, select

from desktop.domain.errors import BoxElsewhere, NothingPicked, Reserved
from desktop.domain.stock import Key, Move, PlaceKind
from desktop.domain.transfers import LineKey, State, What
from desktop.store import places, stock
from desktop.store.prepared import Prepared
from desktop.store.tables import place
from desktop.store.transfers import holding
from desktop.store.transfers.rows import Said, change, is_within, lies, need_ends, picked, say
from desktop.store.writing import Writer

_ON_WAY = Prepared(
    select(place).where(
        places.under(None),
        place.c.name == bindparam("code"),
        place.c.kind == PlaceKind.TRANSIT.value,
    )
)


def send(
    writer: Writer, row: Row[Any], *, carrier: str, waybill: str, parcels: int | None, secret: str
) -> None:
    """All that is picked goes on its way, boxes with what lies in them by now.

    Raises NothingPicked, BoxElsewhere (a box was carried away), Reserved (something in a box is
    held for others), Retired.
    """
    connection = writer.connection
    need_ends(connection, row.from_place, row.to_place)
    stands = picked(connection, row.id)
    if not stands:
        raise NothingPicked(row.code)
    tops = _tops(connection, {at for key, at in stands if key.box})
    for top in tops:
        if not is_within(connection, top, row.from_place):
            path = places.path_of(connection, row.from_place)
            raise BoxElsewhere(places.path_of(connection, top), path)
    transit = place_on_way(writer, row.code)
    within = [below for top in tops for below in places.below(connection, top)]
    loose = {one: qty for one, qty in stands.items() if not one[0].box}
    on_way = {Key(key.variant, key.owner, transit) for key, _at in loose}
    held = stock.lock(connection, on_way | {lies(*one) for one in stands}
                      | set(holding.lying(connection, within)))  # fmt: skip
    holding.hold(writer, _summed((lies(*one), -qty) for one, qty in stands.items()), row.code)
    moves = [Move(k.variant, k.owner, qty, at, transit) for (k, at), qty in loose.items()]
    stock.post(writer, moves, held=held)
    said = [Said(LineKey(k.variant, k.owner), transit, n) for k, n in _by_key(loose).items()]
    for top in tops:
        places.move(writer, top, transit)
        there = holding.lying(connection, places.below(connection, top))
        for key, qty in holding.free(connection, there).items():
            if qty < there[key]:
                raise _held_for_others(connection, key, there[key], qty)
        said += [
            Said(LineKey(k.variant, k.owner, k.place), top, n)
            for k, n in sorted(there.items())
            if n > 0
        ]
    say(writer, row, What.SENT, said)
    holding.hold(writer, _summed((lies(one.key, transit), one.qty) for one in said), row.code)
    change(
        writer,
        row,
        state=State.SENT.value,
        transit=transit,
        carrier=carrier,
        waybill=waybill,
        parcels=parcels,
        secret=secret,
        sent_at=writer.at,
    )


def _tops(connection: Connection, boxes: set[int]) -> list[int]:
    """The boxes that lie in no other one of them."""
    return [
        box
        for box in sorted(boxes)
        if not any(other != box and is_within(connection, box, other) for other in boxes)
    ]


def place_on_way(writer: Writer, code: str) -> int:
    """The place in transit of what is sent under a code; it comes back where its sending was
    undone before.
    """
    known = _ON_WAY(writer.connection, {"code": code})
    if not known:
        return places.create(writer, PlaceKind.TRANSIT, code, None)
    found = known[0]
    writer.change(place, {"id": found.id}, {"retired_at": found.retired_at}, {"retired_at": None})
    return int(found.id)


def _by_key(loose: dict[tuple[LineKey, int], int]) -> dict[LineKey, int]:
    found: dict[LineKey, int] = {}
    for (key, _at), qty in sorted(loose.items()):
        found[key] = found.get(key, 0) + qty
    return found


def _summed(pairs: Iterable[tuple[Key, int]]) -> dict[Key, int]:
    found: dict[Key, int] = {}
    for key, qty in pairs:
        found[key] = found.get(key, 0) + qty
    return found


def _held_for_others(connection: Connection, key: Key, there: int, free: int) -> Reserved:
    purposes = tuple(sorted({c.purpose for c in stock.claims(connection, [key])[key]}))
    names = stock.names(connection, key)
    return Reserved(**names, wanted=there, available=max(0, free), purposes=purposes)
