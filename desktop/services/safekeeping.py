"""备份与核验: proving the ledger, copying it, building it anew from its journals."""

from __future__ import annotations

import hashlib
from collections.abc import Generator
from datetime import UTC, datetime
from pathlib import Path

from desktop.domain.errors import CannotWrite
from desktop.domain.progress import Progress
from desktop.domain.safekeeping import Checked, Copied
from desktop.services.changes import Desk
from desktop.store.copying import copy, whole_file
from desktop.store.database import Database
from desktop.store.opening import open_ledger, version
from desktop.store.requisitions import deriving


def check(desk: Desk) -> Generator[Progress, None, Checked]:
    """Proves the ledger in one read transaction; its last value is what was found.

    Nobody waits for it, and closing it stops it. Raises DatabaseTrouble.
    """
    from desktop.store import proving  # not needed to open the window

    with desk.database.reading() as connection:
        return (yield from proving.prove(connection))


def backup(desk: Desk, path: Path) -> Copied:
    """A whole, consistent copy in one SQLite file, private values included, while others work on.

    A file that was there is replaced once the new one is whole. Raises CannotWrite,
    DatabaseTrouble.
    """
    _not_itself(desk.database, path)
    copy(desk.database, path)
    return _copied(path)


def rebuild(source: Database, target: Path) -> Generator[Progress, None, Copied]:
    """A new ledger at `target` from the journals of `source` alone.

    Private values do not come back. Closing the generator leaves nothing behind. Raises
    CannotWrite, DatabaseTrouble.
    """
    from desktop.store import rebuilding  # not needed to open the window

    _not_itself(source, target)
    with whole_file(target) as temporary:
        fresh = open_ledger(temporary)
        try:
            with source.reading() as said, fresh.writing() as written:
                yield from rebuilding.rebuild(said, written)
        finally:
            fresh.close()
    return _copied(target)


def open_at(target: Path | str, backups: Path) -> Database:
    """Opens the ledger at a file or URL; before an older one is migrated, a copy goes to `backups`.

    Raises DatabaseTrouble, and CannotWrite where the copy cannot be made: then nothing was
    migrated. What requests promise is counted again where this program knows other holidays than
    the one that wrote it.
    """
    opened = open_ledger(target, back_up=lambda older: back_up_before_migration(older, backups))
    try:
        recount(opened)
    except BaseException:
        opened.close()
        raise
    return opened


def recount(database: Database) -> None:
    """Counts again what open requests promise, where another calendar than this one counted it.

    Days are no facts: nothing is journalled.
    """
    with database.reading() as connection:
        stale = next(deriving.unlike(connection, only_open=True), None)
    if stale is not None:
        with database.writing() as connection:
            deriving.days(connection, only_open=True)


def back_up_before_migration(database: Database, backups: Path) -> Path:
    """A copy of a ledger that is about to be migrated, named by its version and the moment."""
    try:
        backups.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        raise CannotWrite(str(backups), "no_permission", str(error)) from error
    now = datetime.now(UTC).strftime("%Y%m%dT%H%M%SZ")
    path = backups / f"yuanwu-{version(database)}-{now}.db"
    copy(database, path)
    return path


def _not_itself(database: Database, path: Path) -> None:
    if database.path is not None and path.resolve() == database.path.resolve():
        raise CannotWrite(str(path), "locked")


def _copied(path: Path) -> Copied:
    with path.open("rb") as file:
        digest = hashlib.file_digest(file, "sha256").hexdigest()
    return Copied(str(path), digest, path.stat().st_size)
