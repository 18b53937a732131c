"""Reading very many rows: a batch at a time, and on SQLite past all conversion."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from sqlalchemy import Connection, Select, Table

BATCH = 5_000


def batches(
    connection: Connection, statement: Select[Any], size: int = BATCH
) -> Iterator[Sequence[Sequence[Any]]]:
    """The rows of a statement without parameters, at most `size` at a time.

    On SQLite they are what the file holds (a Boolean is 0 or 1), which is twice as fast.
    """
    if connection.dialect.name == "sqlite":
        cursor = connection.connection.cursor()
        try:
            cursor.execute(str(statement.compile(dialect=connection.dialect)))
            while rows := cursor.fetchmany(size):
                yield rows
        finally:
            cursor.close()
        return
    with connection.execution_options(yield_per=size).execute(statement) as result:
        yield from result.partitions()


def about(connection: Connection, table: Table) -> int:
    """About how many rows a table has, for progress: told at once, without counting them."""
    sqlite = connection.dialect.name == "sqlite"
    question = (
        f"SELECT max(rowid) FROM {table.name}"
        if sqlite
        else f"SELECT reltuples::bigint FROM pg_class WHERE oid = '{table.name}'::regclass"
    )
    return max(0, int(connection.exec_driver_sql(question).scalar() or 0))
