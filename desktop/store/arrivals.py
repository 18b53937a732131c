"""Whether anything was written to the ledger since the last look, by whomever."""

from __future__ import annotations

from typing import Any

from sqlalchemy import func, select

from desktop.store.database import Database, troubles
from desktop.store.tables import operation


class Pulse:
    """Counts commands. On SQLite `PRAGMA data_version`, which changes when another connection
    has committed, is asked first (7 µs), so that a quiet ledger is not counted again.
    """

    def __init__(self, database: Database) -> None:
        self._database = database
        self._raw: Any = database.engine.raw_connection() if database.embedded else None
        self._version: object = None

    def beats(self) -> int | None:
        """How many commands there are; None where nothing was committed since the last look.

        Raises DatabaseTrouble.
        """
        if self._raw is not None:
            # Outside of any transaction: inside one the version would never change.
            version = self._raw.driver_connection.execute("PRAGMA data_version").fetchone()
            if version == self._version:
                return None
            self._version = version
        with troubles(), self._database.reading() as connection:
            count = connection.execute(select(func.count()).select_from(operation))
            return int(count.scalar_one())

    def close(self) -> None:
        """Gives the connection back."""
        if self._raw is not None:
            self._raw.close()
            self._raw = None
