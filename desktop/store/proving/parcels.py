"""Parcels of requests add up: what is held is what their pieces say, what left moved, and of no
line more is picked and sent than was approved.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from typing import Any, NamedTuple

from sqlalchemy import Connection, Row, func, select

from desktop.domain.requisitions.arrivals import OUTCOMES, What
from desktop.domain.requisitions.parcels import LEFT, ParcelState
from desktop.domain.safekeeping import Problem
from desktop.store.places import outside_ids
from desktop.store.standing import taken_back
from desktop.store.tables import (
    allocation,
    balance,
    movement,
    parcel,
    requisition,
    requisition_line,
    requisition_piece,
)

_CHUNK = 300
p, a, m, b = requisition_piece.c, allocation.c, movement.c, balance.c
_DONE = tuple(word.value for word in OUTCOMES)
Held = Counter[tuple[int, int, int]]  # variant, owner, place → pieces


class _Said(NamedTuple):
    """What stands of a parcel: picked by place, sent by place, and what became of what, by line."""

    picked: Held
    sent: Counter[tuple[int, int, int, int]]  # line, variant, owner, place
    done: Counter[tuple[int, int, int]]  # line, variant, owner


def prove(connection: Connection) -> Iterator[Problem]:
    """All that must be true of parcels and the pieces in them."""
    boxes = {row.id: row for row in connection.execute(select(parcel))}
    yield from _lines(connection)
    if not boxes:
        return
    # What is not counted lies nowhere: only places that exist hold anything.
    nowhere = {i for kind, i in outside_ids(connection).items() if not kind.real}
    said = _said(connection)
    held = _held(connection, {row.code: row.id for row in boxes.values()})
    for box, row in boxes.items():
        yield from _box(row, said[box], held[box], nowhere)
    yield from _moves(connection, {key: row.code for key, row in boxes.items()}, nowhere)
    yield from _transit(connection, held)


def _said(connection: Connection) -> defaultdict[int, _Said]:
    key = (p.parcel, p.requisition_line, p.what, p.variant, p.owner, p.place)
    rows = connection.execute(
        select(*key, func.sum(p.qty))
        .where(p.parcel.is_not(None), p.op_id.not_in(taken_back()))
        .group_by(*key)
    )
    found: defaultdict[int, _Said] = defaultdict(lambda: _Said(Counter(), Counter(), Counter()))
    for box, line, what, v, o, at, qty in rows:
        if what == What.PICKED:
            found[box].picked[v, o, at] += int(qty)
        elif what == What.SENT:
            found[box].sent[line, v, o, at] += int(qty)
        elif what in _DONE:
            found[box].done[line, v, o] += int(qty)
    return found


def _held(connection: Connection, ids: dict[str, int]) -> defaultdict[int, Held]:
    key = (a.purpose, a.variant, a.owner, a.place)
    rows = connection.execute(
        select(*key, func.sum(a.qty))
        .where(a.purpose.in_(select(parcel.c.code)))
        .group_by(*key)
        .having(func.sum(a.qty) != 0)
    )
    found: defaultdict[int, Held] = defaultdict(Counter)
    for purpose, v, o, at, qty in rows:
        found[ids[purpose]][v, o, at] = int(qty)
    return found


def _box(row: Row[Any], said: _Said, held: Held, nowhere: set[int]) -> Iterator[Problem]:
    """One parcel: its state fits its pieces, and it holds what they say."""
    left: Counter[tuple[int, int]] = Counter()
    counted: Held = Counter()
    done = Counter(said.done)
    for (line, v, o, at), qty in said.sent.items():
        gone = min(qty, done[line, v, o])
        done[line, v, o] -= gone
        left[line, v] += qty - gone
        if at not in nowhere:
            counted[v, o, at] += qty - gone
    more = sum(done.values())
    if more > 0:
        yield Problem("parcel_open", {"parcel": row.code, "n": more})
    if not _noted(row):
        yield Problem("parcel_postage", {"parcel": row.code})
    state = ParcelState(row.state)
    picked = {key: qty for key, qty in said.picked.items() if qty}
    if not _fits(state, row.retired_at is not None, picked, said, any(left.values())):
        yield Problem("parcel_state", {"parcel": row.code})
        return
    due: Held = Counter()
    if state is ParcelState.PACKING:
        due.update({key: qty for key, qty in picked.items() if key[2] not in nowhere})
    elif state is ParcelState.SENT:
        due.update({key: qty for key, qty in counted.items() if qty})
    if due != held:
        yield Problem("parcel_held", {"parcel": row.code})


def _noted(row: Row[Any]) -> bool:
    """Whether its waybill and postage can be: nothing is noted of what has not left, and only what
    somebody advanced is paid back.
    """
    said = (row.carrier, row.waybill, row.paid_by, row.advanced_by, row.postage_fen, row.repaid)
    advanced = bool(row.advanced_by and row.postage_fen)
    return (row.state in LEFT or not any(said)) and (advanced or not row.repaid)


def _fits(state: ParcelState, retired: bool, picked: Held | dict[Any, int], said: _Said,
          open_: bool) -> bool:  # fmt: skip
    """Whether a state can have such pieces."""
    sent = any(said.sent.values())
    if any(qty < 0 for qty in picked.values()):
        return False
    if retired or state is ParcelState.CANCELLED:
        return not sent and not picked
    if state is ParcelState.PACKING:
        return not sent and bool(picked)
    return sent and not picked and open_ is (state is ParcelState.SENT)


def _lines(connection: Connection) -> Iterator[Problem]:
    """Of no line more is picked and sent than was approved."""
    words = (What.PICKED.value, What.SENT.value)
    out = (
        select(p.requisition_line.label("line"), func.sum(p.qty).label("qty"))
        .where(p.what.in_(words), p.op_id.not_in(taken_back()))
        .group_by(p.requisition_line)
        .subquery("out")
    )
    line = requisition_line.c
    rows = connection.execute(
        select(requisition.c.code, out.c.qty, line.approved)
        .join_from(out, requisition_line, line.id == out.c.line)
        .join(requisition, requisition.c.id == line.requisition)
        .where(out.c.qty > func.coalesce(line.approved, 0))
    )
    for code, qty, approved in rows:
        n = int(qty) - int(approved or 0)
        yield Problem("parcel_line", {"requisition": code, "n": n})


def _moves(connection: Connection, codes: dict[int, str], nowhere: set[int]) -> Iterator[Problem]:
    """What is counted moved where it was sent to, in the same act."""
    due: defaultdict[tuple[bytes, int], Held] = defaultdict(Counter)
    rows = select(requisition_piece).where(p.what == What.SENT.value, p.parcel.is_not(None))
    for row in connection.execute(rows):
        if row.place not in nowhere:
            due[bytes(row.op_id), row.parcel][row.variant, row.owner, row.place] += row.qty
    moved: defaultdict[bytes, Held] = defaultdict(Counter)
    ops = sorted({op for op, _box in due})
    for start in range(0, len(ops), _CHUNK):
        some = select(m.op_id, m.variant, m.owner, m.to_place, m.qty).where(
            m.op_id.in_(ops[start : start + _CHUNK])
        )
        for op_id, v, o, goal, qty in connection.execute(some):
            moved[bytes(op_id)][v, o, goal] += qty
    for (op_id, box), wanted in due.items():
        if any(moved[op_id][key] < qty for key, qty in wanted.items()):
            yield Problem("parcel_moves", {"parcel": codes[box]})


def _transit(connection: Connection, held: defaultdict[int, Held]) -> Iterator[Problem]:
    """Nothing lies at a place in transit that no parcel waits for."""
    rows = connection.execute(
        select(parcel.c.id, parcel.c.code, b.variant, b.owner, b.place, b.qty)
        .join_from(balance, parcel, parcel.c.transit == b.place)
        .where(b.qty > 0)
    )
    for box, code, v, o, at, qty in rows:
        if qty > held[box][v, o, at]:
            n = int(qty) - held[box][v, o, at]
            yield Problem("parcel_transit", {"parcel": code, "n": n})
