"""What was decided on a request is taken back from the last act on: later ones stand on it.

Acts upon its parcels and pieces have guards of their own (`undoing`, `unsaying`).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import Connection, Table, select

from desktop.domain.errors import LaterStands
from desktop.domain.requisitions import Act
from desktop.store.tables import operation, requisition, requisition_line, requisition_note
from desktop.store.transfers.undoing import chains_of, order, root_of

n, r = requisition_note.c, requisition.c
_CHUNK = 500
_ASIDE = ("message", "word", Act.POSTAGE.value)  # words that nothing stands on
_GUARDED = frozenset(
    {
        *("pick_parcel", "unpick_parcel", "ship_parcel", "hand_over_parcel", "repay_parcel"),
        *("receive_parcel", "return_pieces", "report_requisition", "close_requisition"),
        *("tell_asker", "note_request", "note_postage"),
        "import_workyear",  # what waited is counted again, whatever was done since
    }
)


def guard(connection: Connection, op_id: bytes, facts: Sequence[Sequence[Any]]) -> None:
    """Raises LaterStands where something that stands was done later with a request that the act
    touched. `facts` are those of the act, which may itself have taken one back.
    """
    root, kind, _again = root_of(connection, op_id)
    if kind in _GUARDED:
        return
    touched = sorted(_touched(connection, facts, root))
    for start in range(0, len(touched), _CHUNK):
        _need_last(connection, op_id, root, touched[start : start + _CHUNK])


def _need_last(connection: Connection, op_id: bytes, root: bytes, ids: list[int]) -> None:
    # Nobody does anything with them until this is written.
    locked = select(r.id).where(r.id.in_(ids)).order_by(r.id).with_for_update()
    connection.execute(locked).all()
    said = select(n.op_id).where(n.requisition.in_(ids), n.what.not_in(_ASIDE))
    chains = [chain for chain in chains_of(connection, said) if chain[0] != root]
    stands = [chain for chain in chains if len(chain) % 2 == 1]
    when = order(connection, [chain[-1] for chain in stands] + [op_id])
    later = [chain for chain in stands if when[chain[-1]] > when[op_id]]
    if not later:
        return
    last = max(later, key=lambda chain: when[chain[-1]])[0]
    row = connection.execute(
        select(r.code, operation.c.kind)
        .join_from(requisition_note, requisition, r.id == n.requisition)
        .join(operation, operation.c.op_id == n.op_id)
        .where(n.op_id == last, n.requisition.in_(ids))
        .limit(1)
    ).one()
    raise LaterStands(row.code, row.kind)


def _touched(connection: Connection, facts: Iterable[Sequence[Any]], root: bytes) -> set[int]:
    """The requests (local ids) that an act, or the one it took back, spoke of."""
    mine: set[str] = set()
    lines: set[str] = set()
    for name, key, _what in facts:
        if isinstance(key, dict) and name == requisition.name:
            mine.add(key["uid"])
        elif isinstance(key, dict) and name == requisition_line.name:
            lines.add(key["uid"])
    found = set(connection.execute(select(n.requisition).where(n.op_id == root)).scalars())
    found |= _ids(connection, requisition, r.id, mine)
    found |= _ids(connection, requisition_line, requisition_line.c.requisition, lines)
    return found


def _ids(connection: Connection, table: Table, own: Any, uids: Iterable[str]) -> set[int]:
    some = [bytes.fromhex(uid) for uid in sorted(uids)]
    found: set[int] = set()
    for start in range(0, len(some), _CHUNK):
        chosen = select(own).where(table.c.uid.in_(some[start : start + _CHUNK]))
        found |= set(connection.execute(chosen).scalars())
    return found
