"""备份与核验: proving the ledger, copying it, building it anew from its journals."""

from __future__ import annotations

from collections.abc import Generator

from desktop.domain.progress import Progress
from desktop.domain.safekeeping import Checked
from desktop.services.changes import Desk
from desktop.store import proving


def check(desk: Desk) -> Generator[Progress, None, Checked]:
    """Proves the ledger in one read transaction; its last value is what was found.

    Nobody waits for it, and closing it stops it. Raises DatabaseTrouble.
    """
    with desk.database.reading() as connection:
        return (yield from proving.prove(connection))
