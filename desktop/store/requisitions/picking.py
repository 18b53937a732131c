"""Picking: goods are held where they lie for a request, in one parcel for each home."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import Connection, Row

from desktop.domain.errors import MoreThanWanted, NotFound, NotInParcel
from desktop.domain.people import Right
from desktop.domain.requisitions.arrivals import What
from desktop.domain.requisitions.parcels import ParcelState, Take
from desktop.domain.stock import Key, PlaceKind
from desktop.store import owners, places, rights, stock
from desktop.store.places import is_real
from desktop.store.requisitions import parcels, pieces, wishes
from desktop.store.requisitions.homes import Ground
from desktop.store.requisitions.parcels import ParcelRow
from desktop.store.requisitions.pieces import Piece
from desktop.store.transfers import holding
from desktop.store.writing import Writer


def pick(writer: Writer, requisition: Row[Any], takes: Sequence[Take]) -> list[str]:
    """Holds goods for a request (its locked row), in the parcel that is packed at each home or in a
    new one; the codes of those parcels.

    Never more than is approved (MoreThanWanted) nor than is there (OutOfStock) and free
    (Reserved). Raises NotFromThere and Retired for a place, NotYours for a home of others',
    NotFound for a line that is not this request's.
    """
    connection = writer.connection
    lines = {wish.line: wish for wish in wishes.of(connection, requisition.id)}
    asked: Counter[int] = Counter()
    for take in takes:
        if take.line not in lines:
            raise NotFound("requisition_line", str(take.line))
        asked[take.line] += take.qty
    for line, qty in asked.items():
        wish = lines[line]
        if qty > wish.open:
            raise MoreThanWanted(requisition.code, wish.title, qty, wish.open)
    ground = Ground(connection, {take.place for take in takes})
    nowhere = places.outside(connection, PlaceKind.GIVEN)
    wanted: dict[int, list[tuple[Key, Take]]] = {}
    for take in takes:
        ground.need(take.place)
        wish = lines[take.line]
        at = nowhere if wish.uncounted else take.place
        owner = take.owner or owners.usual(connection, wish.variant, take.place)
        key = Key(wish.variant, owner, at)
        wanted.setdefault(ground.home(take.place), []).append((key, take))
    for home in wanted:
        rights.need(writer, Right.SEND, home)
    _need_free(connection, [(k, t) for some in wanted.values() for k, t in some], nowhere)
    codes = []
    for home, some in sorted(wanted.items()):
        box = _packing(writer, requisition, home)
        held: Counter[Key] = Counter()
        for key, take in some:
            held[key] += take.qty
        holding.hold(writer, {k: n for k, n in held.items() if k.place != nowhere}, box.code)
        pieces.say(
            writer, What.PICKED, [Piece(take.line, box.id, key, take.qty) for key, take in some]
        )
        codes.append(str(box.code))
    return codes


def _need_free(connection: Connection, some: list[tuple[Key, Take]], nowhere: int) -> None:
    """Locks what is wanted and looks whether nobody else was promised it."""
    asked: Counter[Key] = Counter()
    for key, take in some:
        if key.place != nowhere:
            asked[key] += take.qty
    there = stock.lock(connection, asked)
    left = holding.free(connection, there)
    for key, qty in sorted(asked.items()):
        if qty > left[key]:
            holding.refuse(connection, key, qty, {key: there[key]})


def _packing(writer: Writer, requisition: Row[Any], home: int) -> ParcelRow:
    """The parcel of a request that is packed at a home, or a new one."""
    for row in parcels.of(writer.connection, requisition.id):
        if row.from_place == home and row.state == ParcelState.PACKING:
            return row
    return parcels.make(writer, requisition, home)


def unpick(writer: Writer, box: ParcelRow, takes: Sequence[Take] | None) -> int:
    """Puts back what is picked in a parcel: all of it, or so many pieces of lines from places;
    returns how many. Raises ParcelNotNow, NotInParcel.
    """
    parcels.need(box, ParcelState.PACKING)
    stands = pieces.picked(writer.connection, parcel=box.id)
    if takes is None:
        back = stands
    else:
        back = [one for take in takes for one in _from(writer.connection, box, stands, take)]
    put_back(writer, back)
    return sum(one.qty for one in back)


def _from(connection: Connection, box: ParcelRow, stands: list[Piece], take: Take) -> list[Piece]:
    """So many pieces of a line out of a parcel, those from the place that is named; of an article
    that is not counted, wherever. What is told is taken out of `stands`.
    """
    real = is_real(connection, {one.key.place for one in stands})
    found, left = [], take.qty
    for n, one in enumerate(stands):
        place = one.key.place == take.place or not real[one.key.place]
        owner = not take.owner or one.key.owner == take.owner
        if one.line == take.line and place and owner and left:
            qty = min(left, one.qty)
            found.append(one._replace(qty=qty))
            stands[n] = one._replace(qty=one.qty - qty)
            left -= qty
    if left:
        mine = [one for one in stands if one.line == take.line] + found
        item = stock.names(connection, mine[0].key)["item"] if mine else str(take.line)
        raise NotInParcel(box.code, item, take.qty, take.qty - left)
    return [one for one in found if one.qty]


def release(
    writer: Writer, requisition_id: int, line_id: int | None = None, down_to: int = 0
) -> int:
    """Gives free exactly what is held for a request, or for one of its lines, at homes beyond
    `down_to` pieces that stay picked (of a line; what has left is not counted in it); returns how
    many pieces went free.

    What was picked last goes first. A parcel in which nothing is left is cancelled; parcels that
    are on their way go on.
    """
    stands = pieces.picked(writer.connection, requisition=requisition_id, line=line_id)
    surplus = max(0, sum(one.qty for one in stands) - down_to)
    back: list[Piece] = []
    for one in reversed(stands):
        qty = min(one.qty, surplus)
        if qty > 0:
            back.append(one._replace(qty=qty))
            surplus -= qty
    put_back(writer, back)
    return sum(one.qty for one in back)


def put_back(writer: Writer, back: Iterable[Piece]) -> None:
    """Gives picked pieces free again; what is left empty is cancelled."""
    some = list(back)
    if not some:
        return
    free(writer, some)
    pieces.say(writer, What.PICKED, [one._replace(qty=-one.qty) for one in some])
    for parcel_id in sorted({one.parcel for one in some}):
        if not pieces.picked(writer.connection, parcel=parcel_id):
            row = parcels.by_id(writer.connection, parcel_id)
            parcels.change(writer, row, state=ParcelState.CANCELLED.value)


def free(writer: Writer, some: Iterable[Piece]) -> None:
    """Ends what parcels hold of these pieces; those that are not counted are passed over."""
    held: dict[int, Counter[Key]] = {}
    for one in some:
        held.setdefault(one.parcel, Counter())[one.key] -= one.qty
    places = {key.place for keys in held.values() for key in keys}
    real = is_real(writer.connection, places)
    stock.lock(writer.connection, {k for keys in held.values() for k in keys if real[k.place]})
    for parcel_id, keys in sorted(held.items()):
        code = parcels.by_id(writer.connection, parcel_id).code
        holding.hold(writer, {k: n for k, n in keys.items() if real[k.place]}, code)
