"""Where a parcel to a place goes: what identifies people, read from the private values."""

from __future__ import annotations

from sqlalchemy import Connection, select

from desktop.store import private, rights
from desktop.store.tables import keeping


def of_place(connection: Connection, place_id: int) -> tuple[str, str, str]:
    """Recipient, phone and address: the place's own, or those of the home it lies in; "" each
    where none is kept. Who may see them is asked before.
    """
    k = keeping.c
    for above in rights.chain(connection, place_id):
        row = connection.execute(
            select(k.recipient, k.phone, k.address).where(k.place == above.id)
        ).first()
        if row is None or not any(row):
            continue
        said = [private.reveal(connection, bytes(one)) or "" if one else "" for one in row]
        if any(said):
            return said[0], said[1], said[2]
    return "", "", ""
