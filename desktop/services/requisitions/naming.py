"""What a request is called in the journal and on the undo button: its code, nobody's name."""

from __future__ import annotations

from desktop.services.changes import Desk
from desktop.store.requisitions import rows


def code_of(desk: Desk, request: int | str) -> str:
    """The code of a request by its local id or code. Raises NotFound."""
    with desk.database.reading() as connection:
        return str(rows.get(connection, request).code)
