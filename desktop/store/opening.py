"""Opening a ledger: its schema is made, brought up to date or, if it is newer, left alone."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from sqlalchemy.engine import URL

from desktop.domain.errors import DatabaseTrouble
from desktop.store.database import Database, connect

HEAD = "0007"  # the newest migration; a test holds it against the migrations folder


def version(database: Database) -> str | None:
    """The migration the ledger stands at, None for an empty database. Raises DatabaseTrouble."""
    with database.reading() as connection:
        if not database.engine.dialect.has_table(connection, "alembic_version"):
            return None
        return connection.exec_driver_sql("SELECT version_num FROM alembic_version").scalar()


def open_ledger(
    target: Path | str | URL, *, back_up: Callable[[Database], object] | None = None
) -> Database:
    """Opens a ledger and brings its schema up to date.

    An empty database gets the schema. Before an older one is migrated `back_up` is called with
    it. A database from a newer version is refused untouched: DatabaseTrouble("newer").
    """
    database = connect(target)
    try:
        now = version(database)
        if now != HEAD:
            from desktop.store.migrations import known, migrate  # Alembic is slow to import

            if now is not None and now not in known():
                raise DatabaseTrouble("newer", now)
            if now is not None and back_up is not None:
                back_up(database)
            migrate(database)
    except BaseException:
        database.close()
        raise
    return database
