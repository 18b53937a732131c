"""One command being written: every fact it adds goes into its table and into the journal."""

from __future__ import annotations

import os
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from sqlalchemy import Connection, Insert, LargeBinary, Table, bindparam, insert, select, update
from sqlalchemy.sql import Select

from desktop.store import tables
from desktop.store.prepared import Prepared

Row = Mapping[str, Any]
Uids = dict[tuple[str, int], str]
_MANY = 500  # rows from which they are written as one bulk
_OWN = ("op_id", "at", "recorded_at")  # said once an entry, not in every row


def new_uid() -> bytes:
    """A UUIDv7 (RFC 9562 §5.7): 48 bits of milliseconds, 12 bits of a millisecond's 4096 parts
    (§6.2, method 3), then randomness; sorts by birth.
    """
    millisecond, rest = divmod(time.time_ns(), 1_000_000)
    part = 0x7000 | rest * 0x1000 // 1_000_000
    random = bytearray(os.urandom(8))
    random[0] = 0x80 | (random[0] & 0x3F)
    return millisecond.to_bytes(6, "big") + part.to_bytes(2, "big") + bytes(random)


@dataclass(frozen=True)
class Shape:
    """How a table's rows are said in the journal: plain columns, references, bytes."""

    columns: tuple[str, ...]
    references: tuple[tuple[str, str], ...]
    raw: tuple[str, ...]


@cache
def shape(table: Table) -> Shape:
    """The journal's view of a table: no local id, no derived column, references by uid."""
    kept = [
        c for c in table.c if c.name not in _OWN and c.name != "id" and not c.info.get("derived")
    ]
    references = [
        (c.name, next(iter(c.foreign_keys)).column.table.name) for c in kept if c.foreign_keys
    ]
    raw = [c.name for c in kept if isinstance(c.type, LargeBinary)]
    return Shape(tuple(c.name for c in kept), tuple(references), tuple(raw))


@cache
def _insert(table: Table) -> Insert:
    return insert(table)


@cache
def _add(table: Table, columns: tuple[str, ...]) -> Prepared:
    return Prepared(insert(table).values({name: bindparam(name) for name in columns}))


@cache
def _update(table: Table, fields: tuple[str, ...]) -> Prepared:
    keys = ["id"] if "id" in table.c else [c.name for c in table.primary_key]
    statement = update(table).values({f: bindparam(f"new_{f}") for f in fields})
    for key in keys:
        statement = statement.where(table.c[key] == bindparam(f"key_{key}"))
    return Prepared(statement)


@cache
def _uid_of(table: Table) -> Prepared:
    return Prepared(select(table.c.uid).where(table.c.id == bindparam("key")))


@cache
def _ids_of(table: Table) -> Select[Any]:
    return select(table.c.id, table.c.uid).where(table.c.uid.in_(bindparam("uids", expanding=True)))


class Writer:
    """The facts of one command, inside its open transaction.

    `at` and `recorded_at` are microseconds UTC. Every row added to a fact table gets the
    command's op_id and moments; `facts` is what the journal will say.
    """

    def __init__(
        self,
        connection: Connection,
        uids: Uids,
        *,
        op_id: bytes,
        kind: str,
        at: int,
        recorded_at: int,
        station: bytes,
    ) -> None:
        self.connection = connection
        self.op_id = op_id
        self.kind = kind
        self.at = at
        self.recorded_at = recorded_at
        self.station = station
        self.actor = 0
        self.facts: list[list[Any]] = []
        self.fresh: Uids = {}
        self._uids = uids
        self._lines: dict[str, int] = {}

    def next_line(self, table: Table) -> int:
        """The next line number, from 1, of this command's facts in a table."""
        line = self._lines.get(table.name, 0) + 1
        self._lines[table.name] = line
        return line

    def add(self, table: Table, rows: Sequence[Row]) -> None:
        """Adds rows without a local id (facts and links); they get this command's moments."""
        if not rows:
            return
        own = {name: getattr(self, name) for name in _OWN if name in table.c}
        full = [{**row, **own} for row in rows]
        _add(table, tuple(full[0])).many(self.connection, full)
        self._say(table, full)

    def born(self, table: Table, row: Row) -> int:
        """Adds one entity and gives it a uid where the row has none; returns its local id."""
        return self.born_many(table, [row])[0]

    def born_many(self, table: Table, rows: Sequence[Row]) -> list[int]:
        """As `born` for many rows; ids in the order of the rows."""
        if not rows:
            return []
        own = {name: getattr(self, name) for name in ("at", "recorded_at") if name in table.c}
        full = [{"uid": new_uid(), **row, **own} for row in rows]
        ids = self._insert_many(table, full)
        for local, row in zip(ids, full, strict=True):
            self.fresh[table.name, local] = row["uid"].hex()
        self._say(table, full)
        return ids

    def _insert_many(self, table: Table, full: Sequence[Row]) -> list[int]:
        if len(full) < _MANY:
            statement = _insert(table).returning(table.c.id, sort_by_parameter_order=True)
            return list(self.connection.execute(statement, full).scalars())
        # Both databases return ids in order only at half the speed: they are asked for by uid.
        _add(table, tuple(full[0])).many(self.connection, full)
        uids = [row["uid"] for row in full]
        ids: dict[bytes, int] = {}
        for start in range(0, len(uids), _MANY):
            some = {"uids": uids[start : start + _MANY]}
            for local, uid in self.connection.execute(_ids_of(table), some):
                ids[bytes(uid)] = local
        return [ids[uid] for uid in uids]

    def change(self, table: Table, key: Row, before: Row, after: Row) -> None:
        """Changes fields of an entity and says what they were; derived fields stay unsaid.

        `key` is `{"id": …}` or the columns of a composite primary key.
        """
        changed = {f: v for f, v in after.items() if before[f] != v}
        if not changed:
            return
        values: dict[str, Any] = {f"key_{name}": value for name, value in key.items()}
        values |= {f"new_{name}": value for name, value in changed.items()}
        _update(table, tuple(sorted(changed)))(self.connection, values)
        said = shape(table)
        old = self._encode(said, {f: before[f] for f in changed if f in said.columns})
        new = self._encode(said, {f: changed[f] for f in changed if f in said.columns})
        if not new:
            return
        who = {"uid": self.uid(table, key["id"])} if "id" in key else self._encode(said, key)
        self.facts.append([table.name, who, {f: [old[f], new[f]] for f in new}])

    def say(self, name: str, columns: Sequence[str], rows: Sequence[Sequence[Any]]) -> None:
        """Puts rows into the journal that stand in no fact table (a private value's hash)."""
        self.facts.append([name, list(columns), [list(row) for row in rows]])

    def uid(self, table: Table, local: int) -> str:
        """The uid, in hex, of an entity by its local id."""
        key = (table.name, local)
        found = self.fresh.get(key) or self._uids.get(key)
        if found is None:
            found = bytes(_uid_of(table)(self.connection, {"key": local})[0].uid).hex()
            self._uids[key] = found  # it was there before this transaction, so it will stay
        return found

    def know(self, table: Table, local: int, uid: bytes) -> None:
        """Spares a look-up later: the uid of an entity that a service has read anyway."""
        self._uids.setdefault((table.name, local), uid.hex())

    def _say(self, table: Table, rows: Sequence[Row]) -> None:
        said = shape(table)
        lines = []
        for row in rows:
            encoded = self._encode(said, row)
            lines.append([encoded.get(c) for c in said.columns])
        last = self.facts[-1] if self.facts else None
        if last and last[0] == table.name and last[1] == list(said.columns):
            last[2].extend(lines)
        else:
            self.facts.append([table.name, list(said.columns), lines])

    def _encode(self, said: Shape, row: Row) -> dict[str, Any]:
        out = {name: row[name] for name in said.columns if name in row}
        for name, target in said.references:
            if out.get(name) is not None:
                out[name] = self.uid(tables.metadata.tables[target], out[name])
        for name in said.raw:
            if out.get(name) is not None:
                out[name] = out[name].hex()
        return out
