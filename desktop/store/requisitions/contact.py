"""Who gets a request's parcels: what identifies people, read from the private values."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection, Row

from desktop.domain.requisitions.values import Contact
from desktop.store import private


def of(connection: Connection, requisition: Row[Any]) -> Contact:
    """The whole contact of a request's row, "" each where nothing is kept or it was purged. Who
    may see it is asked before.
    """
    return Contact(
        *(
            (private.reveal(connection, bytes(one)) or "") if one else ""
            for one in (requisition.recipient, requisition.phone, requisition.address)
        )
    )
