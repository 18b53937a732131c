"""Taking turns: what one command looks up and then writes, no other one writes meanwhile."""

from __future__ import annotations

from sqlalchemy import Connection, Table


def take(connection: Connection, table: Table) -> None:
    """Waits until nobody else is writing this table, and keeps all others from it until the
    commit; they may read it. SQLite has one writer at a time anyway.
    """
    if connection.dialect.name == "postgresql":
        connection.exec_driver_sql(f"LOCK TABLE {table.name} IN SHARE ROW EXCLUSIVE MODE")
