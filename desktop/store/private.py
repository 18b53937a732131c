"""Private values: what identifies a person stands here alone; the journal knows only a hash."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, bindparam, delete, insert, select

from desktop.store.prepared import Prepared
from desktop.store.tables import private
from desktop.store.writing import Writer, new_uid

# With what lists look into, and without.
_COLUMNS = ("id", "salt", "value", "search")
_ADD: dict[tuple[str, ...], Prepared] = {
    names: Prepared(insert(private).values({name: bindparam(name) for name in names}))
    for names in (_COLUMNS[:3], _COLUMNS)
}


def keep(writer: Writer, value: str) -> bytes:
    """Keeps a value; its id. The journal gets the id and SHA-256(salt ‖ value)."""
    return keep_many(writer, [{"value": value}])[0]


def keep_word(writer: Writer, value: str) -> bytes | None:
    """As `keep`; None for no word."""
    return keep(writer, value) if value else None


def keep_many(writer: Writer, values: Sequence[Mapping[str, str]]) -> list[bytes]:
    """As `keep` for rows of `{"value": …}`, all of them with "search" or none: what lists look
    into and sort by, never journalled. Ids in order.
    """
    rows: list[dict[str, Any]] = [
        {"id": new_uid(), "salt": os.urandom(16), **row} for row in values
    ]
    if not rows:
        return []
    _ADD[tuple(name for name in _COLUMNS if name in rows[0])].many(writer.connection, rows)
    said = [
        (row["id"].hex(), hashlib.sha256(row["salt"] + row["value"].encode()).hexdigest())
        for row in rows
    ]
    writer.say("private", ("id", "sha256"), said)
    return [row["id"] for row in rows]


def reveal(connection: Connection, private_id: bytes) -> str | None:
    """The value, None after it was purged."""
    found = select(private.c.value).where(private.c.id == private_id)
    return connection.execute(found).scalar()


def word(connection: Connection, private_id: bytes | None) -> str:
    """The value of a column that may hold none; "" also after it was purged."""
    return (reveal(connection, bytes(private_id)) or "") if private_id else ""


def purge(connection: Connection, private_id: bytes) -> None:
    """Deletes a value for good; the chain, which holds only its hash, stays whole."""
    connection.execute(delete(private).where(private.c.id == private_id))
