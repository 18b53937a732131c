"""Whole copies of a ledger: one SQLite file that can be opened like any other."""

from __future__ import annotations

import errno
import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Select, column, inspect, select, table

from desktop.domain.errors import CannotWrite
from desktop.store.database import Database, connect
from desktop.store.opening import version
from desktop.store.streaming import batches

_WHY = {
    errno.ENOSPC: "full",
    errno.EDQUOT: "full",
    errno.EACCES: "no_permission",
    errno.EPERM: "no_permission",
    errno.EROFS: "no_permission",
    errno.ENOENT: "no_folder",
    errno.ENOTDIR: "no_folder",
}


def copy(database: Database, path: Path) -> None:
    """Writes a consistent copy while others work on; it is there whole or not at all.

    A file that was there is replaced. Raises CannotWrite and DatabaseTrouble.
    """
    with whole_file(path) as temporary, database.reading() as connection:
        if database.embedded:
            _copy_pages(connection, temporary)
        else:
            _copy_rows(connection, temporary, version(database))


@contextmanager
def whole_file(path: Path) -> Iterator[Path]:
    """A file beside `path` to write into; it takes the name when all went well, durably.

    Raises CannotWrite for whatever the system says against it.
    """
    temporary = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        temporary.unlink(missing_ok=True)
        temporary.touch(mode=0o600)
        yield temporary
        with temporary.open("rb+") as file:
            os.fsync(file.fileno())
        os.replace(temporary, path)
        _sync_folder(path.parent)
    except OSError as error:
        why = _WHY.get(error.errno or 0, "failed")
        raise CannotWrite(str(path), why, error.strerror or str(error)) from error
    finally:
        for ending in ("", "-wal", "-shm", "-journal"):
            temporary.with_name(temporary.name + ending).unlink(missing_ok=True)


def _sync_folder(folder: Path) -> None:
    if os.name != "posix":
        return  # Windows cannot open a folder as a file; NTFS keeps names in its own journal
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _copy_pages(connection: Connection, path: Path) -> None:
    source = connection.connection.driver_connection
    assert isinstance(source, sqlite3.Connection)
    try:
        target = sqlite3.connect(path)
        try:
            source.backup(target)
        finally:
            target.close()
    except sqlite3.Error as error:
        code = getattr(error, "sqlite_errorcode", 0) & 0xFF
        if code == sqlite3.SQLITE_FULL:
            raise OSError(errno.ENOSPC, str(error)) from error
        raise  # the source's own trouble


def _copy_rows(connection: Connection, path: Path, now: str | None) -> None:
    """All rows of a server's ledger into a file of the same schema."""
    from desktop.store.migrations import migrate  # Alembic is slow to import

    target = connect(path)
    try:
        migrate(target, now or "head")
        with target.writing() as writing:
            writing.exec_driver_sql("PRAGMA defer_foreign_keys=ON")
            look = inspect(writing)
            for name in look.get_table_names():
                writing.exec_driver_sql(f"DELETE FROM {name}")
                names = [c["name"] for c in look.get_columns(name)]
                marks = ", ".join("?" * len(names))
                insert = f"INSERT INTO {name} ({', '.join(names)}) VALUES ({marks})"
                rows: Select[Any] = select(table(name, *(column(n) for n in names)))
                for batch in batches(connection, rows):
                    writing.exec_driver_sql(insert, [tuple(row) for row in batch])
    finally:
        target.close()
