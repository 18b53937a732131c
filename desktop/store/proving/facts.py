"""Every row of every fact table stands in the journal, and the journal says no other rows."""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Iterator, Mapping
from itertools import groupby
from operator import mul, sub
from typing import Any

from sqlalchemy import Connection, Table, or_, select

from desktop.domain.safekeeping import Problem
from desktop.domain.stock import REAL
from desktop.store.proving.chains import BETWEEN, PART, UNREADABLE, operation_hash, row_hash
from desktop.store.streaming import BATCH, batches
from desktop.store.tables import balance, journal, movement, operation, place
from desktop.store.telling import (
    FACTS,
    FACTS_BY_NAME,
    Entry,
    Teller,
    Uids,
    entries,
    is_change,
    lost,
    read,
    rows_in_shape,
)
from desktop.store.writing import shape

TABLES = [operation, *FACTS]
Names = Mapping[str, Uids]
_AT_ONCE = 200  # movements whose columns still lie in the processor's cache when they are read


class Rows:
    """Takes every row of the fact tables once. `total` adds up their hashes as the journals'.

    `weight` weighs the movements against the balances: every variant, owner and real place has
    a random weight, a movement counts qty × variant × owner × (to − from), a balance the same
    with its place. If all balances equal their sums the weights are equal; if any does not they
    are so by a chance of less than 3 in 2^40 (Schwartz and Zippel, for a polynomial of degree
    3). Nothing has to be kept in memory for it.
    """

    def __init__(
        self, connection: Connection, names: Names, cuts: Mapping[bytes, list[int]]
    ) -> None:
        self.total = 0
        self.weight = 0
        self._connection = connection
        self._names = names
        self._cuts = cuts
        self._act = (b"", 0, 0)
        self._open: list[str] = []
        chance = random.SystemRandom()
        real = select(place.c.id).where(place.c.kind.in_(REAL))
        self._of_place = _Weights(dict.fromkeys(names["place"], 0))
        self._of_place |= {p: chance.getrandbits(40) for p in connection.execute(real).scalars()}
        self._of_variant = _Weights({v: chance.getrandbits(40) for v in names["variant"]})
        self._of_owner = _Weights({o: chance.getrandbits(40) for o in names["owner"]})

    def take(self, table: Table) -> Iterator[int]:
        """Goes through a table; yields how many rows were read, some thousand at a time."""
        if table is movement:
            yield from self._movements()
            return
        if table is operation:
            yield from self._operations()
            return
        for rows in _told(self._connection, table, self._names):
            self.total += sum(row_hash(table.name, *row) for row in rows)
            yield len(rows)

    def _operations(self) -> Iterator[int]:
        """As above for acts, in the words of `operation_hash`."""
        o, people = operation.c, self._names["person"]
        columns = (o.op_id, o.at, o.recorded_at, o.kind, o.actor, o.station, o.note, o.request,
                   o.result, o.reverses)  # fmt: skip
        for rows in batches(self._connection, select(*columns)):
            for op_id, at, typed, kind, actor, station, note, request, result, reverses in rows:
                self.total += hash((
                    "operation", op_id, at, typed, kind, people[actor], station.hex(), note,
                    request.hex(), result, None if reverses is None else reverses.hex(),
                ))  # fmt: skip
            yield len(rows)

    def _movements(self) -> Iterator[int]:
        """As above for the longest table: whole columns at a time, not a step in Python a row."""
        m = movement.c
        columns = (m.op_id, m.line, m.variant, m.owner, m.qty, m.from_place, m.to_place, m.at,
                   m.recorded_at)  # fmt: skip
        numbers, pieces = _Numbers(), _Numbers(",")
        variants, owners, places = (
            _Texts({local: f',"{uid}"' for local, uid in self._names[table].items()})
            for table in ("variant", "owner", "place")
        )
        statement = select(*columns)
        if self._connection.dialect.name != "sqlite":  # there the rows of an act lie together
            statement = statement.order_by(m.op_id, m.line)
        new = 0
        for rows in batches(self._connection, statement, _AT_ONCE):
            ops, lines, what, whose, qty, starts, ends, at, recorded_at = zip(*rows, strict=True)
            said = map(
                "".join,
                zip(
                    map(numbers.__getitem__, lines),
                    map(variants.__getitem__, what),
                    map(owners.__getitem__, whose),
                    map(pieces.__getitem__, qty),
                    map(places.__getitem__, starts),
                    map(places.__getitem__, ends),
                    strict=True,
                ),
            )
            self._add(list(said), ops, at, recorded_at)
            way = map(
                sub, map(self._of_place.__getitem__, ends), map(self._of_place.__getitem__, starts)
            )
            goods = map(
                mul, map(self._of_variant.__getitem__, what), map(self._of_owner.__getitem__, whose)
            )
            self.weight += sum(map(mul, map(mul, goods, qty), way))
            new += len(rows)
            if new >= BATCH:
                yield new
                new = 0
        yield new
        self._close()

    def _add(
        self, said: list[str], ops: tuple[bytes, ...], at: tuple[int, ...], typed: tuple[int, ...]
    ) -> None:
        """Takes in rows as text; the rows of one act lie together."""
        start = 0
        for op_id, run in groupby(ops):
            end = start + len(list(run))
            act = (op_id, at[start], typed[start])
            if end - start != at[start:end].count(act[1]) or end - start != typed[start:end].count(
                act[2]
            ):
                self.total += 1  # an act has one moment: the search will tell
            if act != self._act:
                self._close()
                self._act = act
            self._open += said[start:end]
            start = end

    def _close(self) -> None:
        """All rows of an act are there: their text is the text of its journal entries."""
        rows, self._open = self._open, []
        if not rows:
            return
        for size in self._cuts.get(self._act[0]) or [len(rows)]:
            self.total += hash((*self._act, BETWEEN.join(rows[:size])))
            del rows[:size]

    def balanced(self) -> bool:
        """Whether the balances weigh as much as the movements; asked when all were taken."""
        b = balance.c
        weight = 0
        for rows in batches(self._connection, select(b.variant, b.owner, b.place, b.qty)):
            weight += sum(
                self._of_variant[v] * self._of_owner[o] * self._of_place[p] * qty
                for v, o, p, qty in rows
            )
        return weight == self.weight


class _Numbers(dict[int, str]):
    """Numbers as the journal's text has them, each written once."""

    def __init__(self, before: str = "") -> None:
        self._before = before

    def __missing__(self, number: int) -> str:
        text = self[number] = f"{self._before}{number}"
        return text


class _Texts(dict[int | None, str]):
    def __missing__(self, local: int | None) -> str:
        return f',"?{local}"'


class _Weights(dict[int | None, int]):
    def __missing__(self, local: int | None) -> int:
        return 0


def _told(
    connection: Connection, table: Table, names: Names, op_id: bytes | None = None
) -> Iterator[list[tuple[bytes, tuple[int, ...], list[Any]]]]:
    """Rows of a fact table (of one act) in the journal's words: op_id, moments, columns."""
    teller = Teller(table, names)
    moments = [table.c.at, table.c.recorded_at] if "at" in table.c else []
    columns = [c for c in teller.columns if c != "op_id"]
    start = 1 + len(moments)
    statement = select(table.c.op_id, *moments, *(table.c[c] for c in columns))
    if op_id is not None:
        found = connection.execute(statement.where(table.c.op_id == op_id)).all()
        yield [(row[0], tuple(row[1:start]), teller.say(row[start:])) for row in found]
        return
    for rows in batches(connection, statement):
        yield [(row[0], tuple(row[1:start]), teller.say(row[start:])) for row in rows]


def search(connection: Connection, names: Names) -> list[bytes]:
    """The acts of which tables and journals say something different: the slow way."""
    said: defaultdict[bytes, int] = defaultdict(int)
    for batch in entries(connection):
        for entry in batch:
            told, parts = _entry(entry)
            said[entry.op_id] += sum(told.values()) + PART - (parts or 0) * PART
    for table in TABLES:
        for rows in _told(connection, table, names):
            for row in rows:
                said[row[0]] -= row_hash(table.name, *row)
    return sorted(op_id for op_id, rest in said.items() if rest)


def _entry(entry: Entry) -> tuple[dict[tuple[str, int], int], int | None]:
    """The hashes of the rows that an entry says by table and line; how many parts it tells of."""
    told: dict[tuple[str, int], int] = {}
    parts = None
    try:
        facts, head = read(entry.body)
        if head is not None:
            parts = int(head["parts"])
            told[operation.name, 0] = operation_hash(entry, head)
        for fact in facts:
            table = FACTS_BY_NAME.get(fact[0])
            if table is None or is_change(fact):
                continue
            moments = (entry.at, entry.recorded_at) if "at" in table.c else ()
            for row in rows_in_shape(fact, table):
                told[table.name, _line(table, row)] = row_hash(
                    table.name, entry.op_id, moments, row
                )
    except UNREADABLE:
        pass  # the chain has told of it already
    return told, parts


def explain(connection: Connection, op_id: bytes, names: Names) -> Iterator[Problem]:
    """What exactly the tables and the journals say differently of one act."""
    rows = connection.execute(
        select(journal).where(journal.c.op_id == op_id).order_by(journal.c.station, journal.c.seq)
    )
    told: dict[tuple[str, int], int] = {}
    parts, count = None, 0
    for row in rows:
        more, said = _entry(Entry(*row))
        told |= more
        parts = said if parts is None else parts
        count += 1
    if count and parts != count:
        yield Problem("parts", {"op": op_id.hex(), "entries": count, "said": parts})
    kept: dict[tuple[str, int], int] = {}
    for table in TABLES:
        for batch in _told(connection, table, names, op_id):
            for _, moments, values in batch:
                line = _line(table, values)
                kept[table.name, line] = row_hash(table.name, op_id, moments, values)
                if any(map(lost, values)):
                    yield _problem("orphan", op_id, table.name, line)
    for at in sorted({*told, *kept}):
        if at not in told:
            yield _problem("unsaid", op_id, *at)
        elif at not in kept:
            yield _problem("missing", op_id, *at)
        elif told[at] != kept[at]:
            yield _problem("differs", op_id, *at)


def _line(table: Table, row: list[Any]) -> int:
    columns = shape(table).columns
    return int(row[columns.index("line")]) if "line" in columns else 0


def _problem(code: str, op_id: bytes, table: str, line: int) -> Problem:
    return Problem(code, {"op": op_id.hex(), "table": table, "line": line})


def ends(connection: Connection) -> Iterator[Problem]:
    """Movements that lead nowhere, or move nothing."""
    m = movement.c
    wrong = select(m.op_id, m.line).where(or_(m.from_place == m.to_place, m.qty <= 0))
    for op_id, line in connection.execute(wrong):
        yield _problem("ends", bytes(op_id), movement.name, line)
