"""The rules of requests as rows: a name and a value each."""

from __future__ import annotations

from sqlalchemy import Connection, select

from desktop.domain.requisitions.rules import Rules, heard, said
from desktop.store.tables import rule
from desktop.store.writing import Writer


def kept(connection: Connection) -> dict[str, str | None]:
    """All rows, by name."""
    return {row.name: row.value for row in connection.execute(select(rule))}


def rules(connection: Connection) -> Rules:
    """The rules that hold now; what a row cannot say is as it comes."""
    return heard(kept(connection))


def settle(writer: Writer, new: Rules) -> None:
    """Writes what differs from now; a rule that is as it comes again says None."""
    before = {
        row.name: row.value for row in writer.connection.execute(select(rule).with_for_update())
    }
    fresh = []
    for name, value in said(new).items():
        if name in before:
            writer.change(rule, {"name": name}, {"value": before[name]}, {"value": value})
        elif value is not None:
            fresh.append({"name": name, "value": value})
    writer.add(rule, fresh)
