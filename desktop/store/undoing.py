"""Taking an act back: a new act with the opposite facts, read from the journal of the first."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from sqlalchemy import Table, select

from desktop.domain.errors import AlreadyUndone, CannotUndo, NotFound, UndoBlocked
from desktop.domain.stock import Key, Move, deltas
from desktop.store import catalogue, places, stock
from desktop.store.tables import (
    balance,
    journal,
    metadata,
    movement,
    operation,
    place,
    remark,
    variant,
)
from desktop.store.writing import Writer, shape

# What moves money has its own way back, which says what became of the money.
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
}


def undo(writer: Writer, op_id: bytes) -> int:
    """Writes the opposite of all that an act wrote; returns how many lines that were.

    Movements go back, changed fields get their former value where nobody changed them since,
    what was born is retired unless something lies in it, allocations are given free. Raises
    NotFound, AlreadyUndone, CannotUndo, or UndoBlocked when a real place would go below zero.
    """
    connection = writer.connection
    act = connection.execute(select(operation).where(operation.c.op_id == op_id)).first()
    if act is None:
        raise NotFound("act", op_id.hex())
    if act.kind in _OWN_WAY:
        raise CannotUndo(act.kind, _OWN_WAY[act.kind])
    after = select(operation.c.op_id).where(operation.c.reverses == op_id)
    if connection.execute(after).first() is not None:
        raise AlreadyUndone(op_id.hex())
    facts = _facts(writer, op_id)
    lines = _move_back(writer, op_id)
    for _, columns, rows in reversed([f for f in facts if f[0] == "allocation"]):
        lines += _free(writer, [dict(zip(columns, row, strict=True)) for row in rows])
    for name, key, what in reversed(facts):
        table = metadata.tables.get(name)
        if table is None:
            continue
        if isinstance(key, dict):
            lines += _restore(writer, table, key, what)
        elif "uid" in key:
            born = [row[key.index("uid")] for row in what]
            lines += sum(_retire(writer, table, uid) for uid in reversed(born))
        elif table is remark:
            for row in what:
                _forget(writer, dict(zip(key, row, strict=True)))
    return lines


def _facts(writer: Writer, op_id: bytes) -> list[list[Any]]:
    rows = writer.connection.execute(
        select(journal.c.body).where(journal.c.op_id == op_id).order_by(journal.c.seq)
    ).scalars()
    return [fact for body in rows for fact in json.loads(body)["facts"]]


def _move_back(writer: Writer, op_id: bytes) -> int:
    connection = writer.connection
    rows = connection.execute(
        select(movement).where(movement.c.op_id == op_id).order_by(movement.c.line.desc())
    ).all()
    moves = [Move(r.variant, r.owner, r.qty, r.from_place, r.to_place).back() for r in rows]
    if not moves:
        return 0
    real = places.is_real(connection, {p for m in moves for p in (m.from_place, m.to_place)})
    changes = deltas(moves, real)
    held = stock.lock(connection, changes)
    short = [key for key, change in changes.items() if change < 0 and held[key] + change < 0]
    if short:
        raise UndoBlocked(tuple(_blocking(writer, key, held, changes) for key in short[:20]))
    stock.post(writer, moves, held=held)
    return len(moves)


def _blocking(writer: Writer, key: Key, held: Mapping[Key, int], need: Mapping[Key, int]) -> str:
    names = stock.names(writer.connection, key)
    return f"{names['item']} · {names['place']} · {names['owner']}: {held[key]} < {-need[key]}"


def _free(writer: Writer, rows: list[dict[str, Any]]) -> int:
    for row in rows:
        key = Key(
            _local(writer, variant, row["variant"]),
            _local(writer, metadata.tables["owner"], row["owner"]),
            _local(writer, place, row["place"]),
        )
        if row["qty"] > 0:
            stock.release(writer, key, row["purpose"], row["qty"])
        else:
            stock.allocate(writer, key, -row["qty"], row["purpose"])
    return len(rows)


def _restore(
    writer: Writer, table: Table, key: dict[str, Any], fields: dict[str, list[Any]]
) -> int:
    if "uid" in key:
        where = {"id": _local(writer, table, key["uid"])}
    else:
        where = {name: _decode(writer, table, name, value) for name, value in key.items()}
    found = select(table).where(*(table.c[name] == value for name, value in where.items()))
    row = dict(writer.connection.execute(found).mappings().one())
    back: dict[str, Any] = {}
    for name, (before, after) in fields.items():
        if row[name] == _decode(writer, table, name, after):
            back[name] = _decode(writer, table, name, before)
    if table is place and "parent" in back:
        places.move(writer, where["id"], back.pop("parent"))
    writer.change(table, where, row, back)
    if table.name in ("item", "variant"):
        _respell(writer, table, where["id"])
    return 1


def _retire(writer: Writer, table: Table, uid: str) -> int:
    if "retired_at" not in table.c:
        return 0
    local = _local(writer, table, uid)
    if table is variant or table is place:
        held = select(balance.c.qty).where(balance.c[table.name] == local, balance.c.qty != 0)
        if writer.connection.execute(held.limit(1)).first() is not None:
            return 0
    if table is place:
        child = select(place.c.id).where(place.c.parent == local, place.c.retired_at.is_(None))
        if writer.connection.execute(child.limit(1)).first() is not None:
            return 0
    if table.name == "person":
        return 0  # who did something stays known
    before = writer.connection.execute(select(table.c.retired_at).where(table.c.id == local))
    writer.change(
        table,
        {"id": local},
        {"retired_at": before.scalar_one()},
        {"retired_at": writer.recorded_at},
    )
    return 1


def _forget(writer: Writer, row: dict[str, Any]) -> None:
    key = {name: _decode(writer, remark, name, row[name]) for name in ("variant", "owner", "place")}
    found = select(remark).where(*(remark.c[name] == value for name, value in key.items()))
    now = dict(writer.connection.execute(found).mappings().one())
    if (now["note"], now["verified_at"]) == (row["note"], row["verified_at"]):
        writer.change(remark, key, now, {"note": "", "verified_at": None})


def _respell(writer: Writer, table: Table, local: int) -> None:
    """Found by its former name at once; pinyin follows as after an import."""
    column = variant.c.item if table.name == "item" else variant.c.id
    found = writer.connection.execute(catalogue.ROW.where(column == local)).all()
    catalogue.set_plain_text(writer.connection, [catalogue.value(row) for row in found])


def _decode(writer: Writer, table: Table, name: str, value: Any) -> Any:
    if value is None:
        return None
    target = dict(shape(table).references).get(name)
    if target is not None:
        return _local(writer, metadata.tables[target], value)
    return bytes.fromhex(value) if name in shape(table).raw else value


def _local(writer: Writer, table: Table, uid: str) -> int:
    found = select(table.c.id).where(table.c.uid == bytes.fromhex(uid))
    return int(writer.connection.execute(found).scalar_one())
