"""Codes for many requests at once: each new, and the same ones for the same act."""

from __future__ import annotations

from itertools import count

from sqlalchemy import Connection, select

from desktop.domain.requisitions.codes import code_of
from desktop.store.tables import requisition

_CHUNK = 500


def fresh(connection: Connection, op_id: bytes, wanted: int) -> list[str]:
    """So many codes that no request has; of thousands, two may well be thought up alike."""
    found: dict[str, None] = {}
    turns = count()
    while len(found) < wanted:
        some = [code_of(op_id, next(turns)) for _ in range(min(_CHUNK, wanted - len(found)))]
        known = select(requisition.c.code).where(requisition.c.code.in_(some))
        taken = set(connection.execute(known).scalars())
        found |= dict.fromkeys(code for code in some if code not in taken)
    return list(found)
