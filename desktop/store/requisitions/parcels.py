"""A parcel's own row: made, found, locked, changed."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection, Row, func, select

from desktop.domain.errors import NotFound, ParcelNotNow
from desktop.domain.requisitions.parcels import ParcelState, Way
from desktop.store import private
from desktop.store.tables import parcel
from desktop.store.writing import Writer

c = parcel.c
ParcelRow = Row[Any]  # of the table `parcel`


def make(writer: Writer, requisition: Row[Any], home: int) -> ParcelRow:
    """A parcel that leaves a home (local id) for a request; its code goes on from the last one's,
    whatever became of that.
    """
    connection = writer.connection
    mine = select(func.count()).select_from(parcel).where(c.requisition == requisition.id)
    code = f"{requisition.code}-{int(connection.execute(mine).scalar_one()) + 1}"
    empty = {"transit": None, "carrier": "", "waybill": "", "carried_by": None, "paid_by": "",
             "postage_fen": None, "advanced_by": "", "repaid": "", "sent_at": None,
             "arrived_at": None, "retired_at": None}  # fmt: skip
    row = {
        "code": code,
        "requisition": requisition.id,
        "from_place": home,
        "way": Way.POST.value,
        "state": ParcelState.PACKING.value,
        **empty,
    }
    return by_id(connection, writer.born(parcel, row))


def by_id(connection: Connection, parcel_id: int) -> ParcelRow:
    """The row of a parcel by its local id."""
    return connection.execute(select(parcel).where(c.id == parcel_id)).one()


def get(connection: Connection, code: str) -> ParcelRow:
    """The row of a parcel by its code, as typed. Raises NotFound."""
    wanted = code.strip().upper()
    row = connection.execute(select(parcel).where(c.code == wanted, c.retired_at.is_(None))).first()
    if row is None:
        raise NotFound("parcel", wanted)
    return row


def carried_by(connection: Connection, row: ParcelRow) -> str:
    """Who fetched or carried it, "" where nobody said or after it was purged."""
    if row.carried_by is None:
        return ""
    return private.reveal(connection, bytes(row.carried_by)) or ""


def need(row: ParcelRow, *states: ParcelState) -> None:
    """Raises ParcelNotNow in any other state."""
    if ParcelState(row.state) not in states:
        raise ParcelNotNow(row.code, row.state)


def of(connection: Connection, requisition: int) -> list[ParcelRow]:
    """The parcels of a request (local id), as they were begun; those undone are left out."""
    mine = select(parcel).where(c.requisition == requisition, c.retired_at.is_(None))
    return list(connection.execute(mine.order_by(c.id)))


def change(writer: Writer, row: ParcelRow, **after: Any) -> None:
    """Changes columns of a parcel."""
    before = {name: getattr(row, name) for name in after}
    writer.change(parcel, {"id": row.id}, before, after)
