"""What became of one paper, note by note."""

from __future__ import annotations

from sqlalchemy import Connection, select

from desktop.domain.moments import moment
from desktop.domain.paper.register import Noted, Reference
from desktop.store.paper.issuing import key_of
from desktop.store.tables import certificate_note, operation, person, private


def notes(connection: Connection, ref: Reference) -> list[Noted]:
    """The notes of a paper, the oldest first; reasons that were purged are empty."""
    n = certificate_note.c
    op_id, line = key_of(ref)
    statement = (
        select(n.what, n.at, person.c.name, private.c.value)
        .join_from(certificate_note, operation, operation.c.op_id == n.op_id)
        .join(person, person.c.id == operation.c.actor)
        .outerjoin(private, private.c.id == n.note)
        .where(n.of_op == op_id, n.of_line == line)
        .order_by(n.at, n.recorded_at, n.op_id, n.line)
    )
    rows = connection.execute(statement)
    return [Noted(what, moment(at), by, why or "") for what, at, by, why in rows]
