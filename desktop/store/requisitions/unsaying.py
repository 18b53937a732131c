"""What was told of pieces is taken back only while nothing stands on it: no outcome without its
sending, nothing back without its arrival, no request done while something of it is on the way,
and none that ended by itself while something of it is lent.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, func, select

from desktop.domain.errors import LaterStands
from desktop.domain.requisitions.arrivals import What, outstanding, remaining
from desktop.domain.requisitions.states import State
from desktop.store.requisitions import becoming, lending, postage
from desktop.store.standing import taken_back, then_stands
from desktop.store.tables import (
    journal,
    operation,
    requisition,
    requisition_line,
    requisition_note,
    requisition_piece,
)
from desktop.store.transfers.undoing import root_of

p, n, r = requisition_piece.c, requisition_note.c, requisition.c
_DONE = frozenset({State.RECEIVED, State.CLOSED})
_ASIDE = postage.NOTED | {"tell_asker"}  # nothing of this stands on them
_BY_HAND = "close_requisition"  # who closes may leave loans out


def guard(connection: Connection, op_id: bytes, facts: Sequence[Sequence[Any]]) -> None:
    """Raises LaterStands where a request would not add up without an act, or with it again.

    `facts` are those of the act that is taken back, which may itself have taken one back.
    """
    root, kind, again = root_of(connection, op_id)
    mine = select(requisition_line.c.requisition).join(
        requisition_piece, p.requisition_line == requisition_line.c.id
    )
    touched = set(connection.execute(mine.where(p.op_id == root)).scalars())
    for requisition_id in sorted(touched):
        row = connection.execute(select(requisition).where(r.id == requisition_id)).one()
        said = _said(connection, requisition_id, root, again)
        fits = all(outstanding(one) >= 0 and remaining(one) >= 0 for one in said.values())
        state = _after(facts, bytes(row.uid).hex(), row.state)
        known = state not in _DONE or all(outstanding(one) == 0 for one in said.values())
        if state == State.CLOSED and _lent(connection, said):
            ended = becoming.act_of(connection, row) if row.state == state else kind
            known = known and ended == _BY_HAND
        if not fits or not known:
            raise LaterStands(row.code, _last(connection, requisition_id, root))


def _said(
    connection: Connection, requisition_id: int, root: bytes, again: bool
) -> dict[tuple[int, ...], Counter[What]]:
    """What would stand, by parcel, line, article and owner."""
    stands = then_stands(p.op_id, root, again=again)
    key = (p.parcel, p.requisition_line, p.variant, p.owner)
    rows = connection.execute(
        select(*key, p.what, func.sum(p.qty))
        .join(requisition_line, requisition_line.c.id == p.requisition_line)
        .where(requisition_line.c.requisition == requisition_id, stands)
        .group_by(*key, p.what)
    )
    found: defaultdict[tuple[int, ...], Counter[What]] = defaultdict(Counter)
    for *whose, what, qty in rows:
        found[tuple(whose)][What(what)] += int(qty)
    return found


def _lent(connection: Connection, said: Mapping[tuple[int, ...], Counter[What]]) -> bool:
    """Whether something of a loan would be out."""
    out = {line for (_box, line, *_goods), one in said.items() if remaining(one)}
    return bool(lending.lent_lines(connection, out))


def _after(facts: Sequence[Sequence[Any]], uid: str, now: str) -> str:
    """The state of a request once its changes are taken back, from the last one to the first."""
    for name, key, what in reversed(facts):
        if name == requisition.name and isinstance(key, dict) and key.get("uid") == uid:
            old, new = what.get("state", (None, None))
            if new == now:
                now = old
    return now


def _last(connection: Connection, requisition_id: int, root: bytes) -> str:
    """The kind of the last act that stands and told something of a request."""
    j = journal.c
    rows = connection.execute(
        select(operation.c.kind)
        .join(requisition_note, n.op_id == operation.c.op_id)
        .join(journal, j.op_id == operation.c.op_id)
        .where(n.requisition == requisition_id, n.op_id != root)
        .where(n.op_id.not_in(taken_back()), operation.c.kind.not_in(_ASIDE))
        .order_by(j.recorded_at.desc(), j.seq.desc())
        .limit(1)
    )
    return str(rows.scalar() or "close_requisition")
