"""Into a place in transit goods come by sending alone: else nobody would wait for them."""

from __future__ import annotations

from sqlalchemy import Connection, select

from desktop.domain.errors import OnlyByLending, OnlyBySending
from desktop.domain.stock import PlaceKind
from desktop.store.tables import parcel, place, transfer


def need_by_hand(connection: Connection, to_place: int) -> None:
    """Raises OnlyBySending for the place in transit of a transfer or of a request's parcel, and
    OnlyByLending for a request's place on loan.
    """
    row = connection.execute(
        select(place.c.kind, place.c.name).where(place.c.id == to_place)
    ).first()
    if row is None:
        return
    if row.kind == PlaceKind.LOAN:
        raise OnlyByLending(row.name)
    if row.kind != PlaceKind.TRANSIT:
        return
    for sent in (transfer.c, parcel.c):
        found = select(sent.code).where(sent.transit == to_place).limit(1)
        code = connection.execute(found).scalar()
        if code is not None:
            raise OnlyBySending(code)
