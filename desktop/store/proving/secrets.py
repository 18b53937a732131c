"""Private values are what their hashes in the journals say; purged ones are simply gone."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping

from sqlalchemy import Connection, select

from desktop.domain.safekeeping import Problem
from desktop.store.tables import private


def prove(connection: Connection, said: Mapping[str, str]) -> Iterator[Problem]:
    """Compares every value that is kept with SHA-256(salt ‖ value) as it was said."""
    for row in connection.execute(select(private)):
        key = bytes(row.id).hex()
        told = hashlib.sha256(bytes(row.salt) + row.value.encode()).hexdigest()
        if said.get(key) != told:
            code = "differs" if key in said else "unsaid"
            yield Problem(code, {"table": private.name, "key": key})
