"""Looking for texts that were deleted: in every column, in the journals, and in files' bytes."""

from __future__ import annotations

import json
import mmap
from collections.abc import Iterator, Sequence
from pathlib import Path

from sqlalchemy import Connection, String, Table, select, text

from desktop.domain.requisitions.purging import Trace
from desktop.store.database import Database
from desktop.store.streaming import batches
from desktop.store.tables import journal, metadata

_BATCH = 2_000  # rows that are looked through together
SHORT = 2  # signs: the bytes of so short a text say nothing
_CODES = ("utf-8", "utf-16-le", "gb18030")  # the last is what a Chinese spreadsheet writes
_JOURNAL = "journal.body"


def places() -> int:
    """How many columns and journals `everywhere` looks through."""
    return sum(len(_texts(table)) for table in metadata.sorted_tables) + 1


def _texts(table: Table) -> list[str]:
    return [column.name for column in table.c if isinstance(column.type, String)]


def stands_in(wanted: str, heap: str) -> bool:
    """Whether a text stands in another; one of two signs only by itself, because such a name is
    part of many words (小红 of 小红书).
    """
    at = heap.find(wanted)
    if len(wanted) > SHORT:
        return at >= 0
    while at >= 0:
        around = heap[max(0, at - 1) : at] + heap[at + len(wanted) : at + len(wanted) + 1]
        if not any(sign.isalnum() for sign in around):
            return True
        at = heap.find(wanted, at + 1)
    return False


def everywhere(connection: Connection, texts: Sequence[str]) -> Iterator[tuple[str, Trace | None]]:
    """Each table with what was found in it: every column of text, and what the journals say."""
    for table in metadata.sorted_tables:
        for column in _texts(table):
            found: set[str] = set()
            left = list(texts)
            wanted = select(table.c[column]).where(table.c[column].is_not(None))
            for rows in batches(connection, wanted, _BATCH) if texts else ():
                heap = "\0".join(row[0] for row in rows)
                here = [one for one in left if stands_in(one, heap)]
                found.update(here)
                left = [one for one in left if one not in found]
            where = f"{table.name}.{column}"
            yield where, Trace(where, len(found)) if found else None
    yield _JOURNAL, _journals(connection, texts)


def _journals(connection: Connection, texts: Sequence[str]) -> Trace | None:
    found: set[str] = set()
    for rows in batches(connection, select(journal.c.body), _BATCH // 10) if texts else ():
        for (body,) in rows:
            raw = bytes(body).decode("utf-8", "replace")
            said = json.dumps(json.loads(raw), ensure_ascii=False) if "\\u" in raw else raw
            found.update(one for one in texts if stands_in(one, said))
    return Trace(_JOURNAL, len(found)) if found else None


def in_file(path: Path, texts: Sequence[str]) -> Trace | None:
    """How many of the texts stand in a file's bytes, as any of the codes that programs here write;
    None where none does.

    Raises OSError where it cannot be read.
    """
    if not texts or not path.stat().st_size:
        return None
    with path.open("rb") as file, mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as held:
        found = sum(any(held.find(one.encode(code)) >= 0 for code in _CODES) for one in texts)
    return Trace(path.name, found) if found else None


def files_of(database: Database) -> list[Path]:
    """The files of an embedded database: the ledger, its log of pages, its shared memory."""
    if database.path is None:
        return []
    sides = [Path(f"{database.path}{end}") for end in ("", "-wal", "-shm", "-journal")]
    return [path for path in sides if path.is_file()]


def fold(database: Database) -> None:
    """Folds the log of pages back into the file and cuts it, so that nothing old stands in it; on
    a server, frees what was deleted.
    """
    with database.engine.connect() as connection:
        raw = connection.connection.driver_connection
        if raw is None:
            return
        if database.embedded:
            cursor = raw.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            cursor.fetchall()
            cursor.close()
            return
    with database.engine.connect() as connection:
        apart = connection.execution_options(isolation_level="AUTOCOMMIT")
        apart.execute(text("VACUUM private"))


def rewrite(database: Database) -> None:
    """Writes an embedded database anew, so that remnants between its rows go too.

    Raises DatabaseTrouble (locked) while others read or write.
    """
    raw = database.engine.raw_connection()
    try:
        raw.driver_connection.execute("VACUUM")  # type: ignore[union-attr] # it is open
    finally:
        raw.close()
    fold(database)
