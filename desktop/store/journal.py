"""The journal: one chain of entries a station, from which everything can be rebuilt."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple
from uuid import UUID

from sqlalchemy import Connection, bindparam, insert, select, update

from desktop.domain.errors import OpReused
from desktop.store.missing import add_missing
from desktop.store.prepared import Prepared
from desktop.store.tables import journal, operation, person, station
from desktop.store.writing import Uids, Writer

VERSION = 1
ROWS_AN_ENTRY = 500
_NO_HASH = bytes(32)

_OPERATION = Prepared(
    select(operation.c.request, operation.c.result).where(operation.c.op_id == bindparam("op_id"))
)
_PERSON = Prepared(select(person.c.id, person.c.uid).where(person.c.name == bindparam("name")))
_CHAIN = Prepared(
    select(station.c.seq, station.c.head)
    .where(station.c.id == bindparam("key"))
    .with_for_update()  # SQLite has no such thing and needs none
)
_CHAIN_ON = Prepared(
    update(station)
    .where(station.c.id == bindparam("key"))
    .values(seq=bindparam("seq"), head=bindparam("head"))
)
_ADD_ENTRY = Prepared(insert(journal))
_ADD_OPERATION = Prepared(insert(operation))


@dataclass(frozen=True)
class Order:
    """What was asked for, before anything is decided; `request` and results are JSON values."""

    op_id: bytes
    kind: str
    request: Any
    note: str = ""
    at: int | None = None  # microseconds UTC; None is now
    reverses: bytes | None = None


class Bulk(NamedTuple):
    """One act of many that are entered at once: its identity, moment (µs), note and facts."""

    op_id: bytes
    at: int
    note: str
    facts: list[list[Any]]


def canonical(value: Any) -> str:
    """One text for one JSON value: keys sorted, no blanks, characters as they are."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def entry_hash(
    prev: bytes,
    station_id: bytes,
    seq: int,
    op_id: bytes,
    at: int,
    recorded_at: int,
    actor: str,
    kind: str,
    version: int,
    body: bytes,
) -> bytes:
    """SHA-256 over the previous hash, the entry's head and the stored bytes of its body."""
    head = f"{station_id.hex()} {seq} {op_id.hex()} {at} {recorded_at} {actor} {kind} {version}\n"
    return hashlib.sha256(prev + head.encode() + body).digest()


def done_before(connection: Connection, order: Order) -> str | None:
    """The first result of the same command, None if it is new. Raises OpReused."""
    rows = _OPERATION(connection, {"op_id": order.op_id})
    if not rows:
        return None
    found = rows[0]
    if bytes(found.request) != request_hash(order):
        raise OpReused(str(UUID(bytes=order.op_id)))
    return str(found.result)


def request_hash(order: Order) -> bytes:
    """What makes two orders the same: kind and content."""
    return hashlib.sha256(canonical([order.kind, order.request]).encode()).digest()


def begin(
    connection: Connection, uids: Uids, order: Order, *, now: int, station_id: bytes, by: str
) -> Writer:
    """A writer for a new command; the person who gives it is entered if not known yet."""
    writer = Writer(
        connection,
        uids,
        op_id=order.op_id,
        kind=order.kind,
        at=now if order.at is None else order.at,
        recorded_at=now,
        station=station_id,
    )
    known = _PERSON(connection, {"name": by})
    if known:
        writer.actor = known[0].id
        writer.know(person, known[0].id, known[0].uid)
    else:
        writer.actor = writer.born(person, {"name": by, "retired_at": None})
    return writer


def finish(writer: Writer, order: Order, result: str) -> None:
    """Writes the operation and its journal entries, of at most 500 rows each."""
    connection = writer.connection
    asked = request_hash(order)
    _ADD_OPERATION(
        connection,
        {
            "op_id": order.op_id,
            "kind": order.kind,
            "at": writer.at,
            "recorded_at": writer.recorded_at,
            "actor": writer.actor,
            "station": writer.station,
            "note": order.note,
            "request": asked,
            "result": result,
            "reverses": order.reverses,
        },
    )
    parts = list(_parts(writer.facts))
    head = {
        "note": order.note,
        "request": asked.hex(),
        "result": result,
        "reverses": order.reverses.hex() if order.reverses else None,
        "parts": len(parts),
    }
    seq, prev = _lock_chain(connection, writer.station)
    actor = writer.uid(person, writer.actor)
    rows = []
    for part, facts in enumerate(parts):
        body = canonical({"facts": facts} | ({"op": head} if part == 0 else {})).encode()
        seq += 1
        row = {
            "station": writer.station,
            "seq": seq,
            "op_id": order.op_id,
            "at": writer.at,
            "recorded_at": writer.recorded_at,
            "actor": actor,
            "kind": order.kind,
            "version": VERSION,
            "body": body,
            "prev": prev,
        }
        prev = row["hash"] = entry_hash(
            prev, writer.station, seq, order.op_id, writer.at, writer.recorded_at, actor,
            order.kind, VERSION, body,
        )  # fmt: skip
        rows.append(row)
    _ADD_ENTRY.many(connection, rows)
    _CHAIN_ON(connection, {"key": writer.station, "seq": seq, "head": prev})


def finish_many(writer: Writer, kind: str, actor: str, acts: Sequence[Bulk]) -> None:
    """Writes many small acts of one kind, each an operation and one entry, in their order.

    `actor` is the uid of whoever the writer's own act is by.
    """
    asked = hashlib.sha256(canonical([kind, None]).encode()).digest()
    seq, prev = _lock_chain(writer.connection, writer.station)
    head = {"request": asked.hex(), "result": "{}", "reverses": None, "parts": 1}
    operations, entries = [], []
    same = {"kind": kind, "recorded_at": writer.recorded_at, "station": writer.station}
    for act in acts:
        own = {"op_id": act.op_id, "at": act.at, **same}
        said = {"actor": writer.actor, "note": act.note, "request": asked, "result": "{}"}
        operations.append({**own, **said, "reverses": None})
        body = canonical({"facts": act.facts, "op": {**head, "note": act.note}}).encode()
        seq += 1
        entry = {"seq": seq, "actor": actor, "version": VERSION, "body": body, "prev": prev}
        prev = entry_hash(
            *(prev, writer.station, seq, act.op_id, act.at, writer.recorded_at, actor, kind),
            *(VERSION, body),
        )
        entries.append({**own, **entry, "hash": prev})
    if acts:
        _ADD_OPERATION.many(writer.connection, operations)
        _ADD_ENTRY.many(writer.connection, entries)
        _CHAIN_ON(writer.connection, {"key": writer.station, "seq": seq, "head": prev})


def _lock_chain(connection: Connection, station_id: bytes) -> tuple[int, bytes]:
    """The chain's last number and hash; on PostgreSQL its row stays locked until the commit."""
    found = _CHAIN(connection, {"key": station_id})
    if not found:
        add_missing(connection, station, [{"id": station_id, "seq": 0, "head": _NO_HASH}])
        found = _CHAIN(connection, {"key": station_id})
    return int(found[0].seq), bytes(found[0].head)


def _parts(facts: list[list[Any]]) -> Iterator[list[list[Any]]]:
    """Facts in portions of at most 500 rows, order kept; at least one portion."""
    portion: list[list[Any]] = []
    room = ROWS_AN_ENTRY
    for fact in facts:
        if isinstance(fact[2], dict):  # a change: one row
            pieces = [fact]
        else:
            rows = fact[2]
            pieces = [[fact[0], fact[1], rows[:room]]]
            pieces += [
                [fact[0], fact[1], rows[i : i + ROWS_AN_ENTRY]]
                for i in range(room, len(rows), ROWS_AN_ENTRY)
            ]
        for piece in pieces:
            size = 1 if isinstance(piece[2], dict) else len(piece[2])
            if size > room:
                yield portion
                portion, room = [], ROWS_AN_ENTRY
            portion.append(piece)
            room -= size
            if room == 0:
                yield portion
                portion, room = [], ROWS_AN_ENTRY
    if portion or not facts:
        yield portion
