"""What the journals say, read back: the counterpart of `writing`."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Any, NamedTuple

from sqlalchemy import Boolean, Connection, Table, select

from desktop.domain.stock import OUTSIDE, PlaceKind
from desktop.store import seeds, tables
from desktop.store.streaming import batches
from desktop.store.writing import shape

ENTRY = select(tables.journal).order_by(tables.journal.c.station, tables.journal.c.seq)
AN_ENTRY_BATCH = 100

_ALL = [t for t in tables.metadata.sorted_tables if not t.info.get("derived")]
# Born once and then changed: known by their uid everywhere.
ENTITIES = [t for t in _ALL if "uid" in t.c]
# Facts, identified by (op_id, line) or by op_id alone, and never changed.
FACTS = [t for t in _ALL if "op_id" in t.c and t not in (tables.operation, tables.journal)]
# Between entities, known by what they connect or by a name of their own; they can change.
LINKS = [
    tables.remark,
    tables.event_method,
    tables.keeping,
    tables.minimum,
    tables.rule,
    tables.workyear,
]
FACTS_BY_NAME = {t.name: t for t in FACTS}

Key = str | tuple[str, ...]


class Entry(NamedTuple):
    """One stored entry of a journal."""

    station: bytes
    seq: int
    op_id: bytes
    at: int
    recorded_at: int
    actor: str
    kind: str
    version: int
    body: bytes
    prev: bytes
    hash: bytes


def entries(connection: Connection) -> Iterator[list[Entry]]:
    """All entries, chain by chain, in order, some hundred at a time."""
    for rows in batches(connection, ENTRY, AN_ENTRY_BATCH):
        yield list(map(Entry._make, rows))


def read(body: str | bytes) -> tuple[list[list[Any]], dict[str, Any] | None]:
    """The facts of an entry, and the head of its act in the first entry of one.

    Raises ValueError, KeyError or TypeError where it is not an entry's body.
    """
    said = json.loads(body)
    return said["facts"], said.get("op")


def is_change(fact: Sequence[Any]) -> bool:
    """Whether a fact changes one entity, else it adds rows."""
    return isinstance(fact[1], dict)


def rows_in_shape(fact: Sequence[Any], table: Table) -> list[list[Any]]:
    """The added rows with the columns of today's table in their order; new columns are None."""
    columns = shape(table).columns
    if tuple(fact[1]) == columns:
        return list(fact[2])
    where = {name: i for i, name in enumerate(fact[1])}
    return [[row[where[c]] if c in where else None for c in columns] for row in fact[2]]


@cache
def _key_columns(table: Table) -> tuple[str, ...]:
    return ("uid",) if "uid" in table.c else tuple(c.name for c in table.primary_key)


def key_of(table: Table, row: Mapping[str, Any]) -> Key:
    """What an entity's or link's row is known by in the journal."""
    names = _key_columns(table)
    return str(row["uid"]) if names == ("uid",) else tuple(str(row[name]) for name in names)


@dataclass
class Life:
    """What the journals say of one entity or link: its first state, and who changed what.

    `changes` holds for each field the last word of each station, with its rank: the highest
    rank is the last writer.
    """

    born: dict[str, Any]
    changes: dict[str, dict[bytes, tuple[tuple[int, bytes, int, int], Any]]] = field(
        default_factory=dict
    )

    def last(self, name: str) -> Any:
        """The value after the last writer."""
        said = self.changes.get(name)
        return max(said.values(), key=lambda word: word[0])[1] if said else self.born[name]

    def possible(self, name: str) -> list[Any]:
        """The last word of every station: which of them was committed last no journal knows."""
        said = self.changes.get(name)
        return [value for _, value in said.values()] if said else [self.born[name]]


class Lives:
    """All entities and links, gathered from the entries of all stations in any order."""

    def __init__(self) -> None:
        self.by_table: dict[str, dict[Key, Life]] = {t.name: {} for t in [*ENTITIES, *LINKS]}
        self._early: list[tuple[str, Key, str, bytes, tuple[int, bytes, int, int], Any]] = []
        self._clock: dict[bytes, int] = {}
        for table, rows in _seeds().items():
            for row in rows:
                self.by_table[table][row["uid"]] = Life(row)

    def hear(self, entry: Entry, facts: Sequence[Sequence[Any]]) -> None:
        """Takes in one entry; those of one station must come in their order."""
        # A clock that is set back must not turn a chain round: time only goes on in it.
        now = max(entry.recorded_at, self._clock.get(entry.station, 0))
        self._clock[entry.station] = now
        for i, fact in enumerate(facts):
            name = fact[0]
            lives = self.by_table.get(name)
            if lives is None:
                continue
            table = tables.metadata.tables[name]
            if is_change(fact):
                key = key_of(table, fact[1])
                rank = (now, entry.station, entry.seq, i)
                for changed, (_, new) in fact[2].items():
                    self._early.append((name, key, changed, entry.station, rank, new))
                continue
            moments = {n: getattr(entry, n) for n in ("at", "recorded_at") if n in table.c}
            columns = shape(table).columns
            for said in rows_in_shape(fact, table):
                row = dict(zip(columns, said, strict=True)) | moments
                row["#"] = (now, entry.station, entry.seq)
                lives.setdefault(key_of(table, row), Life(row))

    def settle(self) -> list[tuple[str, Key]]:
        """Applies the changes to what was born; returns changes of what never was."""
        strays = []
        for name, key, changed, station, rank, new in self._early:
            life = self.by_table[name].get(key)
            if life is None:
                strays.append((name, key))
            else:
                # A station's own words come in order: the later one stands.
                life.changes.setdefault(changed, {})[station] = (rank, new)
        self._early.clear()
        return strays


def _seeds() -> dict[str, list[dict[str, Any]]]:
    """What every ledger holds before its first entry, as the journal would say it."""
    outside = [(PlaceKind.UNKNOWN.value, seeds.UNKNOWN), *((k.value, k.value) for k in OUTSIDE)]
    first = {"#": (0, b"", 0)}
    return {
        "place": [
            {"uid": seeds.uid("place", kind).hex(), "kind": kind, "name": name, "parent": None,
             "retired_at": None} | first
            for kind, name in outside
        ],
        "owner": [
            {"uid": seeds.uid("owner", seeds.OWNER).hex(), "name": seeds.OWNER, "position": 0}
            | first
        ],
        "method": [
            {"uid": seeds.uid("method", code).hex(), "code": code, "name": name, "cash": cash,
             "position": i} | first
            for i, (code, name, cash) in enumerate(seeds.METHODS, start=1)
        ],
    }  # fmt: skip


class Uids(dict[int | None, str | None]):
    """Local id → uid in hex; an id that is not there reads as one that no journal says."""

    def __missing__(self, local: int | None) -> str | None:
        return None if local is None else f"?{local}"


def uids(connection: Connection) -> dict[str, Uids]:
    """The uids of all entities, by table."""
    found = {}
    for table in ENTITIES:
        mine = found[table.name] = Uids()
        for rows in batches(connection, select(table.c.id, table.c.uid)):
            mine.update((local, bytes(uid).hex()) for local, uid in rows)
    return found


def lost(value: object) -> bool:
    """Whether a value, in the journal's words, is a reference to something that is not there."""
    return isinstance(value, str) and value.startswith("?") and value[1:].isdigit()


class Teller:
    """Says a table's rows as the journal does."""

    def __init__(self, table: Table, names: Mapping[str, Uids]) -> None:
        said = shape(table)
        self.columns = said.columns
        place = {name: i for i, name in enumerate(self.columns)}
        self._references = [(place[name], names[target]) for name, target in said.references]
        self._raw = [place[name] for name in said.raw]
        self._flags = [place[c] for c in self.columns if isinstance(table.c[c].type, Boolean)]

    def say(self, values: Sequence[Any]) -> list[Any]:
        """The values of `columns`, as read from the database, in the journal's words."""
        row = list(values)
        for i, names in self._references:
            row[i] = names[row[i]]
        for i in self._raw:
            if row[i] is not None:
                row[i] = bytes(row[i]).hex()
        for i in self._flags:
            if row[i] is not None:
                row[i] = bool(row[i])
        return row
