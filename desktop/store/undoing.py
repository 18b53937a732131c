"""Taking an act back: a new act with the opposite facts, read from the journal of the first."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from typing import Any

from sqlalchemy import Row, Table, bindparam, select

from desktop.domain.errors import AlreadyUndone, CannotUndo, NotFound, UndoBlocked
from desktop.domain.stock import Key, Move, deltas
from desktop.store import catalogue, places, stock
from desktop.store.bench import undoing as bench
from desktop.store.booth import posting
from desktop.store.counts import undoing as counts
from desktop.store.paper import issuing
from desktop.store.prepared import Prepared
from desktop.store.production import undoing as production
from desktop.store.requisitions import following, purging, unmaking, unsaying
from desktop.store.requisitions import undoing as requisitions
from desktop.store.tables import (
    balance,
    certificate_note,
    journal,
    keeping,
    metadata,
    minimum,
    movement,
    operation,
    person,
    place,
    remark,
    rule,
    variant,
    workyear,
)
from desktop.store.transfers import undoing as transfers
from desktop.store.writing import Writer, shape

# What moves money or gives numbers has its own way back, which says what became of them.
_CHUNK = 500  # ids a statement
_OWN_WAY = {
    "sale": "refund",
    "gift": "correct",
    "refund": "sell",
    "exchange": "exchange",
    "correction": "sell",
    "remethod": "remethod",
    "heard": "refund",
    "open_stand": "close_shift",
    "close_shift": "open_stand",
    # A number is given once: papers are made void, and a void one can only be issued anew.
    "issue_papers": "void_paper",
    "reissue_paper": "void_paper",
    "void_paper": "issue_papers",
    # A wrong code was tried, whatever comes after it.
    "wrong_code": "confirm_transfer",
    # A serial number may be in a board's memory: only who asked for it can give it back.
    "take_number": "return_number",
    "return_number": "take_number",
}


def undo(writer: Writer, op_id: bytes) -> int:
    """Writes the opposite of all that an act wrote; returns how many lines that were.

    Movements go back, changed fields get their former value where nobody changed them since,
    what was born is retired unless something lies in it, allocations are given free. Raises
    NotFound, AlreadyUndone, CannotUndo, Retired for a place that goods would go back to,
    UndoBlocked when a real place would go below zero, or AlreadyRefunded.
    """
    connection = writer.connection
    act = connection.execute(select(operation).where(operation.c.op_id == op_id)).first()
    if act is None:
        raise NotFound("act", op_id.hex())
    if act.kind in _OWN_WAY:
        raise CannotUndo(act.kind, _OWN_WAY[act.kind])
    purging.guard(connection, op_id, act.kind)
    after = select(operation.c.op_id).where(operation.c.reverses == op_id)
    if connection.execute(after).first() is not None:
        raise AlreadyUndone(op_id.hex())
    return _Reversal(writer).of(act)


@cache
def _id_of(table: Table) -> Prepared:
    return Prepared(select(table.c.id).where(table.c.uid == bindparam("uid")))


@cache
def _row(table: Table, key: tuple[str, ...]) -> Prepared:
    return Prepared(select(table).where(*(table.c[name] == bindparam(name) for name in key)))


@cache
def _held(table: Table) -> Prepared:
    column = balance.c[table.name]
    lying = select(balance.c.qty).where(column == bindparam("key"), balance.c.qty != 0)
    return Prepared(lying.limit(1))


_CHILD = Prepared(
    select(place.c.id).where(place.c.parent == bindparam("key"), place.c.retired_at.is_(None))
)
# A link that was never spoken of says this.
_NOTHING: dict[Table, dict[str, Any]] = {
    remark: {"note": "", "verified_at": None},
    keeping: dict.fromkeys(("keeper", "city", "area", "recipient", "phone", "address")),
    minimum: {"qty": 0},
    rule: {"value": None},
    workyear: {"days": None},
}
_SEEN = ("name", "label", "code")  # what a search looks into


class _Reversal:
    """One act on its way back; remembers what it looked up, for acts of thousands of lines."""

    def __init__(self, writer: Writer) -> None:
        self.writer = writer
        self.connection = writer.connection
        self.ids: dict[str, int] = {}
        self.renamed: dict[str, set[int]] = {"item": set(), "variant": set()}

    def of(self, act: Row[Any]) -> int:
        op_id = bytes(act.op_id)
        requisitions.hold_still(self.connection, op_id)
        facts = self.facts(op_id)
        lines = counts.take_back(self.connection, act, facts)
        transfers.guard(self.writer, op_id, facts)
        unmaking.guard(self.connection, op_id, facts)
        unsaying.guard(self.connection, op_id, facts)
        requisitions.guard(self.writer, op_id, facts)
        promises = [
            dict(zip(columns, row, strict=True))
            for name, columns, rows in reversed(facts)
            if name == "allocation"
            for row in rows
        ]
        # What an act held is given free before its goods go back, and what it gave free is held
        # again where they have gone back to.
        lines += self.free([row for row in promises if row["qty"] > 0])
        lines += self.move_back(op_id, self.put_away(facts))
        lines += self.free([row for row in promises if row["qty"] < 0])
        for _, columns, rows in [f for f in facts if f[0] == certificate_note.name]:
            notes = [dict(zip(columns, row, strict=True)) for row in rows]
            lines += issuing.take_back(self.writer, notes)
        lines += bench.take_back(self.writer, op_id, {fact[0] for fact in facts})
        for name, key, what in reversed(facts):
            table = metadata.tables.get(name)
            if table is None:
                continue
            if isinstance(key, dict):
                lines += self.restore(table, key, what)
            elif "uid" in key and "retired_at" in table.c and table is not person:
                born = [row[key.index("uid")] for row in what]
                lines += sum(self.retire(table, uid) for uid in reversed(born))
            elif table in _NOTHING:
                for row in what:
                    lines += self.forget(table, dict(zip(key, row, strict=True)))
        self.respell()
        following.follow(self.writer, op_id, facts)
        posting.need_sold(self.connection, op_id)
        return lines

    def facts(self, op_id: bytes) -> list[list[Any]]:
        rows = self.connection.execute(
            select(journal.c.body).where(journal.c.op_id == op_id).order_by(journal.c.seq)
        ).scalars()
        return [fact for body in rows for fact in json.loads(body)["facts"]]

    def put_away(self, facts: list[list[Any]]) -> set[int]:
        """The places that the act itself retired: they come back with what lay in them."""
        return {
            self.local(place, key["uid"])
            for name, key, what in facts
            if name == place.name and isinstance(key, dict) and what.get("retired_at", [None])[-1]
        }

    def move_back(self, op_id: bytes, comes_back: set[int]) -> int:
        rows = self.connection.execute(
            select(movement).where(movement.c.op_id == op_id).order_by(movement.c.line.desc())
        ).all()
        moves = [Move(r.variant, r.owner, r.qty, r.from_place, r.to_place).back() for r in rows]
        if not moves:
            return 0
        places.need_open(self.connection, {m.to_place for m in moves} - comes_back)
        ends = {p for m in moves for p in (m.from_place, m.to_place)}
        changes = deltas(moves, places.is_real(self.connection, ends))
        held = stock.lock(self.connection, changes)
        short = [k for k, change in changes.items() if change < 0 and held[k] + change < 0]
        if short:
            lines = [_blocking(self.writer, key, held, changes) for key in short[:20]]
            raise UndoBlocked(tuple(lines))
        stock.post(self.writer, moves, held=held)
        return len(moves)

    def free(self, rows: list[dict[str, Any]]) -> int:
        for row in rows:
            variant_id, owner_id, place_id = (
                self.local(metadata.tables[name], row[name])
                for name in ("variant", "owner", "place")
            )
            key = Key(variant_id, owner_id, place_id)
            if row["qty"] > 0:
                stock.release(self.writer, key, row["purpose"], row["qty"])
            else:
                stock.allocate(self.writer, key, -row["qty"], row["purpose"])
        return len(rows)

    def restore(self, table: Table, key: dict[str, Any], fields: dict[str, list[Any]]) -> int:
        if "uid" in key:
            where: dict[str, Any] = {"id": self.local(table, key["uid"])}
        else:
            where = {name: self.decode(table, name, value) for name, value in key.items()}
        now = self.now(table, where)
        before: dict[str, Any] = {}
        after: dict[str, Any] = {}
        for name, (old, new) in fields.items():
            stands = self.decode(table, name, new)
            if now[name] == stands:  # nobody changed it since
                before[name] = stands
                after[name] = self.decode(table, name, old)
        if table is place and "parent" in after:
            places.move(self.writer, where["id"], after.pop("parent"))
        self.writer.change(table, where, before, after)
        if table.name in self.renamed and any(name in after for name in _SEEN):
            self.renamed[table.name].add(where["id"])
        return 1

    def now(self, table: Table, key: dict[str, Any]) -> dict[str, Any]:
        """A row by its columns' names, of which some (`pass`) cannot be a field's."""
        row = _row(table, tuple(key))(self.connection, key)[0]
        return dict(zip(table.c.keys(), row, strict=True))

    def retire(self, table: Table, uid: str) -> int:
        local = self.local(table, uid)
        if not bench.guard(self.connection, table, local):
            return 0
        production.guard(self.connection, table, local)
        if table in (variant, place) and _held(table)(self.connection, {"key": local}):
            return 0
        if table is place and _CHILD(self.connection, {"key": local}):
            return 0
        before = _row(table, ("id",))(self.connection, {"id": local})[0].retired_at
        after = {"retired_at": self.writer.recorded_at}
        self.writer.change(table, {"id": local}, {"retired_at": before}, after)
        return 1

    def forget(self, table: Table, row: dict[str, Any]) -> int:
        """What was said of a link for the first time is unsaid, as far as it still stands."""
        said = {name: self.decode(table, name, value) for name, value in row.items()}
        key = {column.name: said[column.name] for column in table.primary_key}
        now = self.now(table, key)
        before = {n: now[n] for n in _NOTHING[table] if now[n] == said[n]}
        self.writer.change(table, key, before, {n: _NOTHING[table][n] for n in before})
        return 0 if table is remark else 1

    def respell(self) -> None:
        """Found by its former name at once; pinyin follows as after an import."""
        for column, found in (
            (variant.c.item, self.renamed["item"]),
            (variant.c.id, self.renamed["variant"]),
        ):
            some = sorted(found)
            for start in range(0, len(some), _CHUNK):
                chosen = catalogue.ROW.where(column.in_(some[start : start + _CHUNK]))
                rows = self.connection.execute(chosen).all()
                catalogue.set_plain_text(self.connection, [catalogue.value(row) for row in rows])

    def decode(self, table: Table, name: str, value: Any) -> Any:
        if value is None:
            return None
        said = shape(table)
        target = dict(said.references).get(name)
        if target is not None:
            return self.local(metadata.tables[target], value)
        return bytes.fromhex(value) if name in said.raw else value

    def local(self, table: Table, uid: str) -> int:
        known = self.ids.get(uid)
        if known is None:
            known = int(_id_of(table)(self.connection, {"uid": bytes.fromhex(uid)})[0].id)
            self.ids[uid] = known
        return known


def _blocking(
    writer: Writer, key: Key, held: Mapping[Key, int], need: Mapping[Key, int]
) -> tuple[str, str, str, int, int]:
    names = stock.names(writer.connection, key)
    return names["item"], names["place"], names["owner"], held[key], -need[key]
