"""Sending: what is picked in a parcel goes on its way, or into somebody's hands."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Any

from sqlalchemy import Row

from desktop.domain.errors import ParcelEmpty
from desktop.domain.requisitions.arrivals import What
from desktop.domain.requisitions.parcels import ParcelState, Postage
from desktop.domain.stock import Key, Move
from desktop.store import places, private, stock
from desktop.store.places import is_real
from desktop.store.requisitions import parcels, picking, pieces, progress
from desktop.store.requisitions.parcels import ParcelRow
from desktop.store.requisitions.pieces import Piece
from desktop.store.transfers import holding
from desktop.store.transfers.sending import place_on_way
from desktop.store.writing import Writer


def ship(
    writer: Writer,
    requisition: Row[Any],
    box: ParcelRow,
    postage: Postage,
    *,
    arrives: bool = False,
) -> ParcelRow:
    """All that is picked in a parcel leaves: it is free at its home and held where it is now, at a
    place in transit of the parcel's code. The row of the parcel as it is now.

    What `arrives` in the same act is not held on its way, else taking the act back would look for
    it there. When nothing of what is approved is left the request is sent. Raises ParcelNotNow,
    ParcelEmpty, Retired (the home is gone).
    """
    connection = writer.connection
    parcels.need(box, ParcelState.PACKING)
    picked = pieces.picked(connection, parcel=box.id)
    if not picked:
        raise ParcelEmpty(box.code)
    places.need_open(connection, [box.from_place])
    transit = place_on_way(writer, box.code)
    left = [
        one._replace(key=_there(one.key, real, transit)) for one, real in _counted(writer, picked)
    ]
    goods = [(one, after) for one, after in zip(picked, left, strict=True) if one.key != after.key]
    held = stock.lock(connection, {k for one, after in goods for k in (one.key, after.key)})
    picking.free(writer, picked)
    moves = [
        Move(one.key.variant, one.key.owner, one.qty, one.key.place, transit) for one, _a in goods
    ]
    stock.post(writer, moves, held=held)
    on_way: Counter[Key] = Counter()
    for _one, after in goods:
        on_way[after.key] += after.qty
    if not arrives:
        holding.hold(writer, on_way, box.code)
    pieces.say(writer, What.PICKED, [one._replace(qty=-one.qty) for one in picked])
    pieces.say(writer, What.SENT, _merged(left))
    parcels.change(
        writer,
        box,
        state=ParcelState.SENT.value,
        transit=transit,
        way=postage.way.value,
        carrier=postage.carrier,
        waybill=postage.waybill,
        carried_by=private.keep(writer, postage.carried_by) if postage.carried_by else None,
        paid_by=postage.paid_by.value,
        postage_fen=postage.fen,
        advanced_by=postage.advanced_by,
        sent_at=writer.at,
    )
    progress.settle(writer, requisition)
    return parcels.by_id(connection, box.id)


def _counted(writer: Writer, some: Sequence[Piece]) -> list[tuple[Piece, bool]]:
    """Each piece, and whether it is of an article that is counted."""
    real = is_real(writer.connection, {one.key.place for one in some})
    return [(one, real[one.key.place]) for one in some]


def _there(key: Key, real: bool, transit: int) -> Key:
    return Key(key.variant, key.owner, transit) if real else key


def _merged(some: Sequence[Piece]) -> list[Piece]:
    """Pieces of one line that lay on several shelves are one in the parcel."""
    sums: dict[Piece, int] = {}
    for one in some:
        key = one._replace(qty=0)
        sums[key] = sums.get(key, 0) + one.qty
    return [key._replace(qty=qty) for key, qty in sums.items()]
