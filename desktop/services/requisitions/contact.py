"""Who gets a parcel of a request: whole for who ships it while it is open, for nobody else."""

from __future__ import annotations

from desktop.domain.errors import ContactClosed, RequestNotYours
from desktop.domain.requisitions.parcels import ParcelState
from desktop.domain.requisitions.states import Act, State, Verdict, judge
from desktop.domain.requisitions.values import Contact
from desktop.services.changes import Desk
from desktop.store.requisitions import contact as contacts
from desktop.store.requisitions import parcels, rows
from desktop.store.requisitions.sides import sides


def contact(desk: Desk, parcel: str) -> Contact:
    """Recipient, phone and address of an open parcel by its code.

    Raises NotFound, RequestNotYours for whoever may not see it, and ContactClosed where the parcel
    is not open any more.
    """
    with desk.database.reading() as connection:
        box = parcels.get(connection, parcel)
        row = rows.get(connection, int(box.requisition))
        verdict = judge(State(row.state), Act.SEE_CONTACT, sides(connection, desk.person, row))
        if verdict is Verdict.NOT_YOURS:
            raise RequestNotYours(desk.person, row.code, Act.SEE_CONTACT.value)
        if verdict is not Verdict.YES or not ParcelState(box.state).open:
            raise ContactClosed(box.code)
        return contacts.of(connection, row)


def may_see(desk: Desk, parcel: str) -> bool:
    """Whether the person at work may see the contact of a parcel now. Raises NotFound."""
    with desk.database.reading() as connection:
        box = parcels.get(connection, parcel)
        row = rows.get(connection, int(box.requisition))
        verdict = judge(State(row.state), Act.SEE_CONTACT, sides(connection, desk.person, row))
        return verdict is Verdict.YES and ParcelState(box.state).open
