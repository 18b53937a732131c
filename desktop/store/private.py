"""Private values: what identifies a person stands here alone; the journal knows only a hash."""

from __future__ import annotations

import hashlib
import os

from sqlalchemy import Connection, delete, insert, select

from desktop.store.tables import private
from desktop.store.writing import Writer, new_uid


def keep(writer: Writer, value: str) -> bytes:
    """Keeps a value; its id. The journal gets the id and SHA-256(salt ‖ value)."""
    private_id, salt = new_uid(), os.urandom(16)
    row = {"id": private_id, "salt": salt, "value": value}
    writer.connection.execute(insert(private), row)
    digest = hashlib.sha256(salt + value.encode()).hexdigest()
    writer.say("private", ("id", "sha256"), [(private_id.hex(), digest)])
    return private_id


def reveal(connection: Connection, private_id: bytes) -> str | None:
    """The value, None after it was purged."""
    found = select(private.c.value).where(private.c.id == private_id)
    return connection.execute(found).scalar()


def purge(connection: Connection, private_id: bytes) -> None:
    """Deletes a value for good; the chain, which holds only its hash, stays whole."""
    connection.execute(delete(private).where(private.c.id == private_id))
