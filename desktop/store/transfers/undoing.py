"""Acts upon a transfer are taken back from the last one on: the earlier ones stand on it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import Connection, Select, func, select

from desktop.domain.errors import UndoFirst
from desktop.domain.transfers import State
from desktop.store.tables import journal, operation, transfer, transfer_line
from desktop.store.writing import Writer

_DRAFT, _SENT = (State.DRAFT,), (State.SENT,)
# By an act's kind: in which states it can be taken back, and in which it can be done again.
_STATES: dict[str, tuple[tuple[State, ...], tuple[State, ...]]] = {
    "draft_transfer": (_DRAFT, ()),
    "edit_transfer": (_DRAFT, _DRAFT),
    "pick_transfer": (_DRAFT, _DRAFT),
    "unpick_transfer": (_DRAFT, _DRAFT),
    "pack_transfer": (_DRAFT, _DRAFT),
    "send_transfer": (_SENT, _DRAFT),
    "receive_transfer": ((State.SENT, State.CLOSED), _SENT),
    "confirm_transfer": ((State.CLOSED,), _SENT),
    "cancel_transfer": ((State.CANCELLED,), _DRAFT),
}
_BECAME = {
    State.SENT: "send_transfer",
    State.CLOSED: "receive_transfer",
    State.CANCELLED: "cancel_transfer",
}
_o, _n = operation.alias("o"), operation.alias("n")


def guard(writer: Writer, op_id: bytes, facts: Sequence[Sequence[Any]]) -> None:
    """Raises UndoFirst if something later was done with a transfer that this act touched.

    `facts` are those of the act that is to be taken back.
    """
    connection = writer.connection
    root, kind, again = root_of(connection, op_id)
    lines = select(transfer_line.c.transfer).where(transfer_line.c.op_id == root)
    touched = _touched(connection, facts) | set(connection.execute(lines).scalars())
    for transfer_id in sorted(touched):
        # Locked: what is sent or received at this moment is waited for.
        locked = select(transfer).where(transfer.c.id == transfer_id).with_for_update()
        row = connection.execute(locked).one()
        if not _fits(kind, again, row.state, row.retired_at is not None):
            raise UndoFirst(row.code, _BECAME.get(row.state, "draft_transfer"))
        chains = chains_of(connection, _writers(transfer_id))
        mine = next((chain for chain in chains if chain[-1] == op_id), None)
        if mine is None and not chains:
            continue
        when = order(connection, [chain[-1] for chain in chains] + [op_id])
        for chain in chains:
            stands = len(chain) % 2 == 1
            if chain is not mine and stands and when[chain[-1]] > when[op_id]:
                later = select(operation.c.kind).where(operation.c.op_id == chain[0])
                raise UndoFirst(row.code, connection.execute(later).scalar_one())


def root_of(connection: Connection, op_id: bytes) -> tuple[bytes, str, bool]:
    """The act at the beginning of a chain of undoing, its kind, and whether it would be done again
    by undoing the last one.
    """
    again, current = False, op_id
    while True:
        act = connection.execute(
            select(operation.c.kind, operation.c.reverses).where(operation.c.op_id == current)
        ).one()
        if act.reverses is None:
            return current, str(act.kind), again
        again, current = not again, bytes(act.reverses)


def _fits(kind: str, again: bool, state: str, retired: bool) -> bool:
    """Whether an act of a kind can be taken back, or done again, in this state."""
    if kind not in _STATES:
        return True
    if retired:
        return kind == "draft_transfer" and again
    undone, redone = _STATES[kind]
    return state in (redone if again else undone)


def _touched(connection: Connection, facts: Iterable[Sequence[Any]]) -> set[int]:
    uids: set[str] = set()
    for name, key, what in facts:
        if isinstance(key, dict):
            if name == transfer.name:
                uids.add(key["uid"])
        elif name in (transfer.name, transfer_line.name):
            column = key.index("uid" if name == transfer.name else "transfer")
            uids |= {row[column] for row in what}
    some = [bytes.fromhex(uid) for uid in sorted(uids)]
    if not some:
        return set()
    return set(connection.execute(select(transfer.c.id).where(transfer.c.uid.in_(some))).scalars())


def _writers(transfer_id: int) -> Select[Any]:
    return select(transfer_line.c.op_id).where(transfer_line.c.transfer == transfer_id)


def chains_of(connection: Connection, acts: Select[Any]) -> list[list[bytes]]:
    """Each of some acts (a select of op_ids), with what took it back, and that back again, in
    order.
    """
    some = acts.distinct().subquery("some")
    roots = select(some.c.op_id.label("root"), some.c.op_id.label("last"))
    first = roots.cte("acts", recursive=True)
    every = first.union_all(
        select(first.c.root, _n.c.op_id).join(_n, _n.c.reverses == first.c.last)
    )
    follows: defaultdict[bytes, list[bytes]] = defaultdict(list)
    for root, last in connection.execute(select(every.c.root, every.c.last)):
        follows[bytes(root)].append(bytes(last))
    back = {
        bytes(row.op_id): bytes(row.reverses)
        for row in connection.execute(
            select(_o.c.op_id, _o.c.reverses).where(
                _o.c.op_id.in_([op for chain in follows.values() for op in chain]),
                _o.c.reverses.is_not(None),
            )
        )
    }
    return [_in_order(root, set(chain), back) for root, chain in follows.items()]


def _in_order(root: bytes, chain: set[bytes], back: dict[bytes, bytes]) -> list[bytes]:
    after = {back[op]: op for op in chain if op in back}
    found = [root]
    while found[-1] in after:
        found.append(after[found[-1]])
    return found


def order(connection: Connection, ops: list[bytes]) -> dict[bytes, tuple[int, int]]:
    """When each was recorded; of one moment, which stands first in a station's chain."""
    j = journal.c
    rows = connection.execute(
        select(j.op_id, func.min(j.recorded_at), func.min(j.seq))
        .where(j.op_id.in_(ops))
        .group_by(j.op_id)
    )
    return {bytes(op): (int(at), int(seq)) for op, at, seq in rows}
