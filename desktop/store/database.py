"""Opening the ledger: one SQLite file by default, PostgreSQL by URL; the same schema on both."""

from __future__ import annotations

import sqlite3
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event, exc
from sqlalchemy.engine import URL, make_url

from desktop.domain.errors import DatabaseTrouble

BUSY_MS = 10_000  # how long a writer waits for another one before it is refused

_PRAGMAS = (
    "journal_mode=WAL",
    "synchronous=FULL",
    "foreign_keys=ON",
    f"busy_timeout={BUSY_MS}",
    "cache_size=-64000",
    "temp_store=MEMORY",
)
_WHY = {
    sqlite3.SQLITE_BUSY: "locked",
    sqlite3.SQLITE_LOCKED: "locked",
    sqlite3.SQLITE_READONLY: "read_only",
    sqlite3.SQLITE_CANTOPEN: "unreachable",
    sqlite3.SQLITE_PERM: "unreachable",
    sqlite3.SQLITE_FULL: "full",
    sqlite3.SQLITE_CORRUPT: "corrupt",
    sqlite3.SQLITE_NOTADB: "corrupt",
    sqlite3.SQLITE_IOERR: "unreachable",
}


class Contention(Exception):
    """Another command won: it committed the same op_id or name first, or PostgreSQL chose this
    one as the victim of a deadlock. Nothing was written; the command can be tried again.
    """


class Database:
    """A ledger that is open: hands out short read and write transactions to any thread."""

    def __init__(self, engine: Engine, path: Path | None) -> None:
        self.engine = engine
        self.path = path  # the file of an embedded database, None for PostgreSQL
        # A reader sees one moment in all its statements: SQLite does so by itself.
        self._reader = (
            engine.execution_options(sqlite_begin="BEGIN")
            if path is not None
            else engine.execution_options(isolation_level="REPEATABLE READ")
        )
        self.uids: dict[tuple[str, int], str] = {}  # committed ids never change their uid

    @property
    def embedded(self) -> bool:
        """Whether the ledger is a file of this machine."""
        return self.path is not None

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A consistent view; never takes the write lock. Raises DatabaseTrouble."""
        with troubles(), self._reader.begin() as connection:
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """One transaction that holds SQLite's write lock from its first statement to its commit.

        Raises DatabaseTrouble; whatever is raised inside rolls everything back.
        """
        with troubles(), self.engine.begin() as connection:
            yield connection

    def close(self) -> None:
        """Gives back all connections (SQLite then folds its WAL file back in)."""
        self.engine.dispose()


@contextmanager
def troubles() -> Iterator[None]:
    """Turns what a database driver raises about its file or server into DatabaseTrouble.

    Raises Contention where another command won.
    """
    try:
        yield
    except _raised() as error:
        told = error.orig if isinstance(error, exc.DBAPIError) else error
        state = str(getattr(told, "sqlstate", None) or "")
        if isinstance(told, sqlite3.IntegrityError) or state[:2] == "23":
            raise Contention(str(told)) from error
        if state in {"40P01", "40001"}:
            raise Contention(str(told)) from error
        why = _why(told, state)
        if why is None:
            raise
        raise DatabaseTrouble(why, (str(told).strip() or why).splitlines()[0][:200]) from error


def _raised() -> tuple[type[Exception], ...]:
    """What the drivers raise, themselves or wrapped; psycopg only once somebody loaded it."""
    psycopg = sys.modules.get("psycopg")
    return (exc.DBAPIError, sqlite3.Error, *((psycopg.Error,) if psycopg else ()))


def _why(told: BaseException | None, state: str) -> str | None:
    if isinstance(told, sqlite3.Error):
        return _WHY.get(getattr(told, "sqlite_errorcode", 0) & 0xFF)
    if not state:
        return "unreachable" if type(told).__name__ == "OperationalError" else None
    known = {"53100": "full", "25006": "read_only", "55P03": "locked", "57P01": "unreachable"}
    return known.get(state) or ("unreachable" if state.startswith("08") else None)


def connect(target: Path | str | URL) -> Database:
    """Opens a file (made if missing) or a PostgreSQL URL without looking at its schema.

    A text that is no URL names a file.
    """
    if isinstance(target, str) and "://" not in target:
        target = Path(target).expanduser().absolute()
    if isinstance(target, Path):
        url, path = URL.create("sqlite", database=str(target)), target
    else:
        url, path = make_url(target), None
        if url.get_backend_name() == "sqlite":
            return connect(Path(url.database or ""))
        if url.get_backend_name() == "postgresql":
            url = url.set(drivername="postgresql+psycopg")
    # What a statement was given may be somebody's phone: a log of its failure does not tell it.
    engine = create_engine(url, pool_size=8, max_overflow=8, hide_parameters=True)
    if path is not None:
        event.listen(engine, "connect", _prepare)
        event.listen(engine, "begin", _begin)
    return Database(engine, path)


def _prepare(dbapi_connection: Any, _record: object) -> None:
    dbapi_connection.isolation_level = None  # transactions begin where we say, see _begin
    for pragma in _PRAGMAS:
        dbapi_connection.execute(f"PRAGMA {pragma}")


def _begin(connection: Connection) -> None:
    begin = connection.get_execution_options().get("sqlite_begin", "BEGIN IMMEDIATE")
    connection.exec_driver_sql(begin)
