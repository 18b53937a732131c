"""Picking: goods are held where they lie for a request, in one parcel for each home."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from desktop.domain.requisitions.arrivals import What
from desktop.domain.requisitions.parcels import ParcelState
from desktop.domain.stock import Key
from desktop.store import stock
from desktop.store.places import is_real
from desktop.store.requisitions import parcels, pieces
from desktop.store.requisitions.pieces import Piece
from desktop.store.transfers import holding
from desktop.store.writing import Writer


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
