"""Acts upon a parcel are taken back from the last one on, and never beyond what is approved; so is
what was noted of its postage, and before its sending.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import Connection, Select, select

from desktop.domain.errors import UndoFirst
from desktop.domain.requisitions.arrivals import What
from desktop.domain.requisitions.parcels import LEFT
from desktop.domain.requisitions.states import State
from desktop.store.requisitions import becoming, parcels, pieces, postage
from desktop.store.requisitions.parcels import ParcelRow
from desktop.store.tables import (
    operation,
    parcel,
    requisition,
    requisition_line,
    requisition_note,
    requisition_piece,
)
from desktop.store.transfers.undoing import chains_of, order, root_of
from desktop.store.writing import Writer

p = requisition_piece.c
_OUT = frozenset({"pick_parcel", "unpick_parcel", "ship_parcel", "hand_over_parcel"})


def hold_still(connection: Connection, op_id: bytes) -> None:
    """The requests that an act spoke of are nobody else's until the commit: what may still be done
    with them is the same when it is taken back as when it was looked at.
    """
    root = root_of(connection, op_id)[0]
    spoken_of = select(requisition_note.c.requisition).where(requisition_note.c.op_id == root)
    # In the order of their ids: two who want the same ones never wait for each other.
    mine = select(requisition.c.id).where(requisition.c.id.in_(spoken_of))
    connection.execute(mine.order_by(requisition.c.id).with_for_update()).all()


def guard(writer: Writer, op_id: bytes, facts: Sequence[Sequence[Any]]) -> None:
    """Raises UndoFirst if something later was done with a parcel that this act touched, or if
    without it more would be picked and sent of a line than is approved.

    `facts` are those of the act that is to be taken back.
    """
    connection = writer.connection
    root, kind, again = root_of(connection, op_id)
    mine = connection.execute(select(requisition_piece).where(p.op_id == root)).all()
    for key in sorted({row.parcel for row in mine if row.parcel is not None}):
        box = parcels.by_id(connection, key)
        _need_last(connection, op_id, box, select(p.op_id).where(p.parcel == key))
    if kind in _OUT | postage.NOTED:
        for box in _boxes(connection, facts):
            if kind in postage.NOTED:
                parcels.need(box, *LEFT)
            _need_last(connection, op_id, box, postage.acts(box))
    if kind in _OUT:
        _need_state(connection, {row.requisition_line for row in mine}, facts)
    before = _approved_before(facts)
    lines = {row.requisition_line for row in mine} | _ids(connection, before)
    if lines:
        _need_room(connection, lines, [(r, 1 if again else -1) for r in mine], before)


def _boxes(connection: Connection, facts: Sequence[Sequence[Any]]) -> list[ParcelRow]:
    """The parcels whose own rows an act changed."""
    mine = (key for name, key, _what in facts if name == parcel.name and isinstance(key, dict))
    uids = sorted({key["uid"] for key in mine})
    rows = select(parcel).where(parcel.c.uid.in_([bytes.fromhex(uid) for uid in uids]))
    return list(connection.execute(rows.order_by(parcel.c.id)))


def _need_last(
    connection: Connection, op_id: bytes, box: ParcelRow, acts: Select[tuple[bytes]]
) -> None:
    """None of these acts upon a parcel that stands was done later."""
    chains = chains_of(connection, acts)
    when = order(connection, [chain[-1] for chain in chains] + [op_id])
    stands = [chain for chain in chains if len(chain) % 2 == 1 and chain[-1] != op_id]
    later = [chain for chain in stands if when[chain[-1]] > when[op_id]]
    if later:
        last = max(later, key=lambda chain: when[chain[-1]])[0]
        kind = select(operation.c.kind).where(operation.c.op_id == last)
        raise UndoFirst(box.code, connection.execute(kind).scalar_one())


def _need_state(
    connection: Connection, lines: Iterable[int], facts: Sequence[Sequence[Any]]
) -> None:
    """The requests of lines are approved still, or it was this act that made them what they are."""
    mine = select(requisition_line.c.requisition).where(requisition_line.c.id.in_(sorted(lines)))
    rows = connection.execute(select(requisition).where(requisition.c.id.in_(mine)))
    made = {
        what["state"][-1]
        for name, key, what in facts
        if name == requisition.name and isinstance(key, dict) and "state" in what
    }
    for row in rows:
        if row.state != State.APPROVED and row.state not in made:
            raise UndoFirst(row.code, becoming.act_of(connection, row) or "ship_parcel")


def _approved_before(facts: Sequence[Sequence[Any]]) -> dict[bytes, int | None]:
    """What was approved of lines, by uid, before the act decided on it."""
    return {
        bytes.fromhex(key["uid"]): what["approved"][0]
        for name, key, what in reversed(facts)
        if name == requisition_line.name and isinstance(key, dict) and "approved" in what
    }


def _ids(connection: Connection, uids: Iterable[bytes]) -> set[int]:
    wanted = sorted(uids)
    found = select(requisition_line.c.id).where(requisition_line.c.uid.in_(wanted))
    return set(connection.execute(found).scalars()) if wanted else set()


def _need_room(
    connection: Connection,
    lines: set[int],
    changes: Sequence[tuple[Any, int]],
    before: dict[bytes, int | None],
) -> None:
    """Of no line more would be picked and sent than is approved then, nor less than nothing."""
    some = sorted(lines)
    said = pieces.by_line(connection, some)
    sums: defaultdict[int, Counter[str]] = defaultdict(Counter)
    for row, sign in changes:
        sums[row.requisition_line][row.what] += sign * row.qty
    rows = connection.execute(
        select(requisition_line, requisition.c.code)
        .join(requisition, requisition.c.id == requisition_line.c.requisition)
        .where(requisition_line.c.id.in_(some))
    )
    for row in rows:
        picked, sent = (
            said[row.id][what.value] + sums[row.id][what.value] for what in (What.PICKED, What.SENT)
        )
        approved = before.get(bytes(row.uid), row.approved) or 0
        if picked < 0 or picked + sent > approved:
            raise UndoFirst(row.code, _last(connection, row.id))


def _last(connection: Connection, line: int) -> str:
    """The kind of the act that spoke last of a line's pieces."""
    kinds = (
        select(operation.c.kind)
        .join(requisition_piece, p.op_id == operation.c.op_id)
        .where(p.requisition_line == line)
        .order_by(p.recorded_at.desc(), operation.c.op_id.desc())
        .limit(1)
    )
    return str(connection.execute(kinds).scalar_one_or_none() or "pick_parcel")
