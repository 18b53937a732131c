"""Which act brought a request where it stands: what has to be taken back first."""

from __future__ import annotations

import json
from typing import Any

from sqlalchemy import Connection, Row, select

from desktop.store.standing import taken_back
from desktop.store.tables import journal, operation, requisition, requisition_note

n, j = requisition_note.c, journal.c


def act_of(connection: Connection, row: Row[Any]) -> str:
    """The kind of the last act that stands and changed a request's state, by its row; "" where it
    stands as it was made.
    """
    uid = bytes(row.uid).hex()
    rows = connection.execute(
        select(operation.c.kind, j.body)
        .join(journal, j.op_id == operation.c.op_id)
        .where(
            operation.c.op_id.in_(select(n.op_id).where(n.requisition == row.id)),
            operation.c.op_id.not_in(taken_back()),
        )
        .order_by(j.recorded_at.desc(), j.seq.desc())
    )
    for kind, body in rows:
        for name, key, what in json.loads(body)["facts"]:
            mine = name == requisition.name and isinstance(key, dict) and key["uid"] == uid
            if mine and "state" in what:
                return str(kind)
    return ""
