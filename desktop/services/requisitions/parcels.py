"""The way out: which homes ship a request, what is picked for it, how its parcels leave.

What is behind it: `proposing`, `picking`, `sending`, `contact`.
"""

from __future__ import annotations

from desktop.domain.requisitions.parcels import Parcel
from desktop.services.changes import Desk
from desktop.services.requisitions.contact import contact, may_see
from desktop.services.requisitions.picking import Picked, pick, unpick
from desktop.services.requisitions.proposing import propose
from desktop.services.requisitions.sending import Shipped, hand_over, note_postage, repay, ship
from desktop.store.requisitions import outgoing, rows

__all__ = [
    "Picked",
    "Shipped",
    "contact",
    "hand_over",
    "may_see",
    "note_postage",
    "owed",
    "parcel",
    "parcels",
    "pick",
    "propose",
    "repay",
    "ship",
    "unpick",
]


def parcels(desk: Desk, requisition: int | str) -> tuple[Parcel, ...]:
    """The parcels of a request (local id or code), as they were begun. Raises NotFound."""
    with desk.database.reading() as connection:
        return outgoing.of(connection, int(rows.get(connection, requisition).id))


def parcel(desk: Desk, code: str) -> Parcel:
    """One parcel by its code. Raises NotFound."""
    with desk.database.reading() as connection:
        return outgoing.by_code(connection, code)


def owed(desk: Desk) -> tuple[Parcel, ...]:
    """Parcels whose postage somebody advanced and did not get back yet, the oldest first."""
    with desk.database.reading() as connection:
        return outgoing.owed(connection)
