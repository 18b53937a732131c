"""Parcels of requests as values: what is in each, from where, and what became of the postage."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from sqlalchemy import Connection, select

from desktop.domain.moments import moment
from desktop.domain.paper.packing import Purpose
from desktop.domain.requisitions.parcels import (
    Packed,
    PaidBy,
    Parcel,
    ParcelState,
    Repaid,
    Way,
)
from desktop.store.places import is_real
from desktop.store.requisitions import parcels, pieces
from desktop.store.requisitions import rows as requests
from desktop.store.requisitions.homes import Ground
from desktop.store.requisitions.parcels import ParcelRow
from desktop.store.requisitions.pieces import Piece
from desktop.store.tables import item, parcel, variant

_CHUNK = 300  # ids a statement


def of(connection: Connection, requisition: int) -> tuple[Parcel, ...]:
    """The parcels of a request (local id), as they were begun."""
    return _values(connection, parcels.of(connection, requisition))


def owed(connection: Connection) -> tuple[Parcel, ...]:
    """Parcels whose postage somebody advanced and did not get back yet, the oldest first; without
    their contents.
    """
    c = parcel.c
    rows = connection.execute(
        select(parcel)
        .where(
            c.advanced_by != "",
            c.postage_fen > 0,
            c.repaid != Repaid.PAID.value,
            c.sent_at.is_not(None),
            c.state != ParcelState.CANCELLED.value,
            c.retired_at.is_(None),
        )
        .order_by(c.sent_at, c.id)
    )
    return _values(connection, list(rows), contents=False)


def by_code(connection: Connection, code: str) -> Parcel:
    """One parcel by its code. Raises NotFound."""
    return _values(connection, [parcels.get(connection, code)])[0]


def purposes(connection: Connection, boxes: Sequence[Parcel]) -> tuple[Purpose, ...]:
    """What parcels are for: those of one event and day together, in the order they stand in."""
    found: dict[tuple[str, str | None], list[str]] = {}
    for box in boxes:
        asked = requests.get(connection, box.requisition)
        found.setdefault((asked.title, asked.needed_on), []).append(box.code)
    return tuple(
        Purpose(event, None if day is None else date.fromisoformat(day), tuple(codes))
        for (event, day), codes in found.items()
    )


def _values(
    connection: Connection, rows: Sequence[ParcelRow], *, contents: bool = True
) -> tuple[Parcel, ...]:
    inside = {row.id: _inside(connection, row) if contents else [] for row in rows}
    every = [one for some in inside.values() for one, _out in some]
    names = _names(connection, {one.key.variant for one in every})
    real = is_real(connection, {one.key.place for one in every})
    ground = Ground(
        connection,
        {row.from_place for row in rows} | {one.key.place for one in every if real[one.key.place]},
    )
    return tuple(
        Parcel(
            id=row.id,
            code=row.code,
            requisition=row.requisition,
            state=ParcelState(row.state),
            way=Way(row.way),
            from_id=row.from_place,
            from_place=ground.path(row.from_place),
            keeper=ground.keeper(row.from_place),
            carrier=row.carrier,
            waybill=row.waybill,
            carried_by=parcels.carried_by(connection, row),
            paid_by=PaidBy(row.paid_by),
            postage_fen=row.postage_fen,
            advanced_by=row.advanced_by,
            repaid=Repaid(row.repaid),
            sent_at=None if row.sent_at is None else moment(row.sent_at),
            arrived_at=None if row.arrived_at is None else moment(row.arrived_at),
            contents=tuple(
                Packed(
                    line=one.line,
                    code=names[one.key.variant][0],
                    item=names[one.key.variant][1],
                    qty=one.qty,
                    place=ground.path(one.key.place) if _at_home(row, one, real) else "",
                    place_id=one.key.place if _at_home(row, one, real) else row.from_place,
                    owner=one.key.owner,
                    out=out,
                )
                for one, out in inside[row.id]
            ),
        )
        for row in rows
    )


def _at_home(row: ParcelRow, one: Piece, real: dict[int, bool]) -> bool:
    return bool(row.state == ParcelState.PACKING and real[one.key.place])


def _inside(connection: Connection, row: ParcelRow) -> list[tuple[Piece, int]]:
    """Pieces in a parcel, and how many of each are on their way."""
    if row.state == ParcelState.PACKING:
        return [(one, 0) for one in pieces.picked(connection, parcel=row.id)]
    left = {one._replace(qty=0): one.qty for one in pieces.outstanding(connection, row.id)}
    return [(one, left.get(one._replace(qty=0), 0)) for one in pieces.sent(connection, row.id)]


def _names(connection: Connection, variants: set[int]) -> dict[int, tuple[str, str]]:
    found: dict[int, tuple[str, str]] = {}
    some = sorted(variants)
    for start in range(0, len(some), _CHUNK):
        rows = connection.execute(
            select(variant.c.id, variant.c.code, variant.c.label, item.c.name)
            .join(item, item.c.id == variant.c.item)
            .where(variant.c.id.in_(some[start : start + _CHUNK]))
        )
        found |= {row.id: (row.code, f"{row.name} {row.label}".rstrip()) for row in rows}
    return found
